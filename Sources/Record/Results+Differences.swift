import Base

/// A single value in which two results differ.
public struct ResultsDifference: Sendable, Equatable {
    /// The path to the value, such as `values.test.accuracy` or `tables.skips.rows[0][1]`.
    public var path: String
    /// The old value as text; `nil` if the old results have none at this path.
    public var old: String?
    /// The new value as text; `nil` if the new results have none at this path.
    public var new: String?
}

extension ResultsDifference: CustomStringConvertible {
    /// The difference on one line, such as `values.test.accuracy: 0.62 is now 0.63`.
    public var description: String {
        switch (old, new) {
        case (let old?, let new?): "\(path): \(old) is now \(new)"
        case (let old?, nil): "\(path): \(old) is gone"
        case (nil, let new?): "\(path): \(new) is new"
        case (nil, nil): path
        }
    }
}

extension Results {
    /// Returns every value in which these results differ from older ones, sorted by path.
    public func differences(from old: Results) -> [ResultsDifference] {
        let before = old.leaves
        let after = leaves
        return Set(before.keys).union(after.keys).sorted().compactMap { path in
            before[path] == after[path]
                ? nil : ResultsDifference(path: path, old: before[path], new: after[path])
        }
    }

    /// All single values as text, by their paths.
    private var leaves: [String: String] {
        var leaves: [String: String] = [:]
        func add(_ value: Value?, _ path: String) {
            leaves[path] = value.map { ValueFormat.exact.text(of: $0) } ?? "null"
        }
        func add(_ reference: Reference, _ path: String) {
            let parts = [
                ("title", reference.title), ("author", reference.author), ("url", reference.url),
                ("licence", reference.licence), ("accessed", reference.accessed),
                ("note", reference.note),
            ]
            for (name, text) in parts { if let text { add(.text(text), "\(path).\(name)") } }
        }
        add(.text(analysis), "analysis")
        add(.text(title), "title")
        for (index, sentence) in summary.enumerated() { add(.text(sentence), "summary[\(index)]") }
        for (name, claim) in claims {
            add(.boolean(claim.holds), "claims.\(name).holds")
            add(.text(claim.text), "claims.\(name).text")
        }
        for (index, source) in sources.enumerated() { add(source, "sources[\(index)]") }
        add(.text(data.origin.rawValue), "data.origin")
        if let engine { add(.text(engine), "engine") }
        if let source = data.source { add(source, "data.source") }
        for (index, file) in data.files.enumerated() {
            let path = "data.files[\(index)]"
            add(.text(file.name), "\(path).name")
            add(file.rows.map { .integer($0) }, "\(path).rows")
            add(.integer(file.bytes), "\(path).bytes")
            add(.text(file.sha256), "\(path).sha256")
        }
        for (key, value) in parameters { add(value, "parameters.\(key)") }
        for (key, value) in values { add(value, "values.\(key)") }
        for (name, figure) in figures {
            add(.text(figure.kind), "figures.\(name).kind")
            add(.text(figure.description), "figures.\(name).description")
        }
        for (name, table) in tables {
            for (index, column) in table.columns.enumerated() {
                add(.text(column), "tables.\(name).columns[\(index)]")
            }
            for (row, cells) in table.rows.enumerated() {
                for (column, value) in cells.enumerated() {
                    add(value, "tables.\(name).rows[\(row)][\(column)]")
                }
            }
        }
        return leaves
    }
}
