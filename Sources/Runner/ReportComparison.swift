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

    /// Returns the differences, a line each; none where the reports say the same.
    public func differences() throws -> [String] {
        guard committed.isFolder else { return ["there is no committed report"] }
        return try results() + markdown() + figures()
    }

    // MARK: results.json

    private func results() throws -> [String] {
        try results(in: fresh).differences(from: results(in: committed)).map { "results.json, \($0)" }
    }

    /// The results of a report; those of none where the file is not there.
    private func results(in folder: URL) throws -> Results {
        let json = (try? Data(contentsOf: folder.appending(path: "results.json"))) ?? Data("{}".utf8)
        return try Results(json: json)
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
