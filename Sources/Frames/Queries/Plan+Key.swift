import Base

extension Plan {
    /// The key of the plan's table; `nil` where results are not kept, where a file's content is not known, and for so few rows
    /// that a key would take longer than the work.
    var key: ResultKey? { key(on: nil) }

    /// The key of the plan's table as an engine yields it; `nil` for the local one.
    func key(on engine: String?) -> ResultKey? {
        guard ResultStore.current != nil, let sources, sources.hasFile || sources.rowCount >= 1 << 14 else {
            return nil
        }
        return ResultKey("Query.collect" + (engine.map { " on \($0)" } ?? ""), files: sources.paths, self)
    }

    /// The sources that a plan takes its rows from.
    private struct Sources {
        var paths: [String] = []
        var rowCount = 0
        var hasFile: Bool { !paths.isEmpty }
    }

    /// The files, in the order in which `encode(to:)` comes to them, and the number of rows of tables in memory; `nil` if a
    /// file cannot be part of a key.
    private var sources: Sources? {
        switch step {
        case .frame(let frame): return Sources(rowCount: frame.rowCount)
        case .scan(let source, _): return source.path.map { Sources(paths: [$0]) }
        default:
            var all = Sources()
            for input in inputs {
                guard let own = input.sources else { return nil }
                all.paths += own.paths
                all.rowCount += own.rowCount
            }
            return all
        }
    }
}

extension Plan: Keyed {
    /// Returns the steps, without their places in the script.
    package func keyTree() throws -> ValueTree {
        try tree { plan in
            switch plan.step {
            case .frame(let frame): .list([.text("frame"), .digest(try frame.digest())])
            case .scan(let source, _): try source.reader?.keyTree() ?? .missing
            default: .missing
            }
        }
    }

    /// Returns what tells the plan apart from others while a query runs. Other than for a key nothing is hashed: tables in
    /// memory are the same if they are the same step, and files if they are of one path.
    func identity() throws -> ValueTree {
        try tree { plan in
            if case .scan(let source, _) = plan.step, let path = source.path, let reader = source.reader {
                return .list([.text(path), try reader.keyTree()])
            }
            return .unsigned(UInt64(UInt(bitPattern: ObjectIdentifier(plan))))
        }
    }

    /// Returns the steps.
    ///
    /// - Parameter leaf: returns what stands for a table or a file.
    private func tree(leaf: (Plan) throws -> ValueTree) throws -> ValueTree {
        func tree(_ verb: String, _ inputs: [Plan], _ values: any Encodable...) throws -> ValueTree {
            .list(
                try [.text(verb)] + inputs.map { try $0.tree(leaf: leaf) }
                    + values.map { try ValueTree($0, isKey: true) })
        }
        switch step {
        case .frame: return try leaf(self)
        case .scan(_, let columns):
            return .list([.text("scan"), try leaf(self), try ValueTree(columns, isKey: true)])
        case .filter(_, let condition): return try tree("filter", inputs, condition)
        case .with(_, let columns): return try tree("with", inputs, columns)
        case .drop(_, let names): return try tree("drop", inputs, names)
        case .rename(_, let names): return try tree("rename", inputs, names.map(\.new), names.map(\.old))
        case .dropMissing(_, let names): return try tree("dropMissing", inputs, names)
        case .select(_, let columns): return try tree("select", inputs, columns)
        case .aggregate(_, let keys, let aggregations):
            return try tree("aggregate", inputs, keys, aggregations)
        case .join(_, _, let join):
            return try tree(
                "join", inputs, join.keys.map(\.left), join.keys.map(\.right), join.kind, join.suffix,
                join.isManyToOne, join.matchesMissing, join.asOf)
        case .sort(_, let keys): return try tree("sort", inputs, keys)
        case .first(_, let count): return try tree("first", inputs, count)
        case .distinct(_, let names): return try tree("distinct", inputs, names)
        case .union: return try tree("union", inputs)
        case .explode(_, let name): return try tree("explode", inputs, name)
        case .unpivot(_, let columns, let names, let values):
            return try tree("unpivot", inputs, columns, names, values)
        case .fillPeriods(_, let date, let unit, let zeros):
            return try tree("fillPeriods", inputs, date, unit, zeros)
        }
    }
}
