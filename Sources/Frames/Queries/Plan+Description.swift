extension Query {
    /// Returns the steps of the query as an indented tree, one a line: each step above those whose tables it takes, down to
    /// the files with the columns that are read from them.
    public func explained() -> String { plan.lines(needed: nil).joined(separator: "\n") }
}

extension Plan {
    /// The step and, indented, the steps that it takes tables from.
    ///
    /// - Parameter needed: the columns of the result that are needed; nil for all.
    fileprivate func lines(needed: Set<String>?) -> [String] {
        // A step that does not fit its table has no answer; then all columns are listed.
        let required = (try? neededColumns(needed)) ?? inputs.map { _ in nil }
        return zip(inputs, required).reduce(into: [text(needed: needed)]) { lines, input in
            lines += input.0.lines(needed: input.1).map { "  " + $0 }
        }
    }

    private func text(needed: Set<String>?) -> String {
        switch step {
        case .frame(let frame):
            let columns = frame.columnNames.filter { needed?.contains($0) ?? true }
            return Self.source("table of \(frame.rowCount) rows", columns)
        case .scan(let source, let columns):
            var used = columns.filter { needed?.contains($0.name) ?? true }
            if used.isEmpty { used = Array(columns.prefix(1)) }
            let texts = used.map { $0.name == $0.source ? $0.name : "\($0.source) as \($0.name)" }
            return Self.source("scan \(source.name)", texts)
        case .filter(_, let condition): return "filter \(condition)"
        case .with(_, let columns): return "with \(Self.text(columns.map { "\($0.name) = \($0.node)" }))"
        case .drop(_, let names): return "dropping \(Self.text(names.map(\.quoted)))"
        case .rename(_, let names):
            return "renaming \(Self.text(names.map { "\($0.old.quoted) as \($0.new.quoted)" }))"
        case .dropMissing(_, let names):
            return names.isEmpty ? "droppingMissing" : "droppingMissing in \(Self.text(names.map(\.quoted)))"
        case .select(_, let columns): return "selecting \(Self.text(columns.map(\.keyText)))"
        case .aggregate(_, let keys, let aggregations):
            let results = Self.text(aggregations.map { "\($0.name) = \($0.node)" })
            if keys.isEmpty { return "aggregated: \(results)" }
            let groups = "grouped by \(Self.text(keys.map(\.keyText)))"
            return aggregations.isEmpty ? groups : "\(groups): \(results)"
        case .join(_, _, let join): return join.text
        case .sort(_, let keys): return "sorted by \(Self.text(keys.map(\.description)))"
        case .first(_, let count): return "first \(count)"
        case .distinct(_, let names):
            return names.isEmpty ? "distinct" : "distinct by \(Self.text(names.map(\.quoted)))"
        case .union: return "union"
        case .explode(_, let name): return "exploded \(name.quoted)"
        case .unpivot(_, let columns, let names, let values):
            return
                "unpivoted \(Self.text(columns.map(\.quoted))): names \(names.quoted), values \(values.quoted)"
        case .fillPeriods(_, let date, let unit, _): return "resampled \(date.quoted) every \(unit)"
        }
    }

    private static func source(_ name: String, _ columns: [String]) -> String {
        columns.isEmpty ? name : "\(name): \(text(columns))"
    }

    private static func text(_ parts: [String]) -> String { parts.joined(separator: ", ") }
}

extension NamedNode {
    /// The column as a key: a name alone where it has that of the column that it reads.
    fileprivate var keyText: String {
        node.name == name || node.description == name ? node.keyText : ExprNode.named(node, name).description
    }
}

extension JoinStep {
    fileprivate var text: String {
        let pairs = keys.map {
            $0.left == $0.right ? $0.left.quoted : "\($0.left.quoted) = \($0.right.quoted)"
        }
        var parts: [String] = []
        if let asOf {
            parts.append("as of \(asOf.left.quoted) \(asOf.direction)")
            if let tolerance = asOf.tolerance { parts.append("within \(tolerance)") }
            if !pairs.isEmpty { parts.append("by \(pairs.joined(separator: ", "))") }
        } else {
            parts.append("on \(pairs.joined(separator: ", "))")
        }
        if isManyToOne { parts.append("many to one") }
        if matchesMissing { parts.append("matching missing keys") }
        return "joined (\(kind)) \(parts.joined(separator: ", "))"
    }
}
