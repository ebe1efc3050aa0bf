import Base
import FoundationEssentials
import Record

/// Compares a committed report with a fresh one: results, Markdown and figures.
public struct ReportComparison {
    private let committed: URL
    private let fresh: URL

    /// Compares the report in one folder with that in another.
    public init(committed: URL, fresh: URL) {
        self.committed = committed
        self.fresh = fresh
    }

    /// What differs, a line each; none where the reports say the same.
    public func differences() throws -> [String] {
        guard committed.isFolder else { return ["there is no committed report"] }
        return try results() + markdown() + figures()
    }

    // MARK: results.json

    private func results() throws -> [String] {
        let old = try leaves(of: committed)
        let new = try leaves(of: fresh)
        return Set(old.keys).union(new.keys).sorted().compactMap { path in
            switch (old[path], new[path]) {
            case (let old?, let new?): old == new ? nil : "results.json, \(path): \(old) is now \(new)"
            case (let old?, nil): "results.json, \(path): \(old) is gone"
            case (nil, let new?): "results.json, \(path): \(new) is new"
            case (nil, nil): nil
            }
        }
    }

    /// The scalar values of a results file by the path to each.
    private func leaves(of folder: URL) throws -> [String: String] {
        let data: Data
        do {
            data = try Data(contentsOf: folder.appending(path: "results.json"))
        } catch {
            return [:]
        }
        var result: [String: String] = [:]
        try JSONDecoder().decode(JSONTree.self, from: data).visitLeaves(path: "") { result[$0] = $1 }
        return result
    }

    // MARK: report.md

    private func markdown() -> [String] {
        let old = lines(of: committed)
        let new = lines(of: fresh)
        guard old != new else { return [] }
        let changes = new.difference(from: old)
        let shown = changes.prefix(20).map { change in
            switch change {
            case .remove(let offset, let line, _): "report.md, line \(offset + 1) is gone: \(line)"
            case .insert(let offset, let line, _): "report.md, line \(offset + 1) is new: \(line)"
            }
        }
        return shown
            + (changes.count > shown.count ? ["report.md: \(changes.count - shown.count) more changes"] : [])
    }

    private func lines(of folder: URL) -> [String] {
        let text = try? String(contentsOf: folder.appending(path: "report.md"), encoding: .utf8)
        return (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    // MARK: Figures

    private func figures() -> [String] {
        let old = files(in: committed)
        let new = files(in: fresh)
        return Set(old.keys).union(new.keys).sorted().compactMap { name in
            if old[name] == nil { return "figures/\(name) is new" }
            if new[name] == nil { return "figures/\(name) is gone" }
            return old[name] == new[name] ? nil : "figures/\(name) looks different"
        }
    }

    private func files(in folder: URL) -> [String: Data] {
        let figures = folder.appending(path: "figures")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: figures.path)) ?? []
        return Dictionary(
            uniqueKeysWithValues: names.compactMap { name in
                (try? Data(contentsOf: figures.appending(path: name))).map { (name, $0) }
            })
    }
}

/// Any JSON value.
private indirect enum JSONTree: Decodable {
    case leaf(Value?)
    case array([JSONTree])
    case object([String: JSONTree])

    init(from decoder: any Decoder) throws {
        if let members = try? [String: JSONTree](from: decoder) {
            self = .object(members)
        } else if let elements = try? [JSONTree](from: decoder) {
            self = .array(elements)
        } else if try decoder.singleValueContainer().decodeNil() {
            self = .leaf(nil)
        } else {
            self = .leaf(try Value(from: decoder))
        }
    }

    func visitLeaves(path: String, _ body: (String, String) -> Void) {
        switch self {
        case .leaf(let value): body(path, value.map { ValueFormat.exact.text(of: $0) } ?? "null")
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                element.visitLeaves(path: "\(path)[\(index)]", body)
            }
        case .object(let members):
            for (key, member) in members {
                member.visitLeaves(path: path.isEmpty ? key : "\(path).\(key)", body)
            }
        }
    }
}
