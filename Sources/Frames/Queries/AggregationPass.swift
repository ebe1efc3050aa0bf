import Base

/// An aggregation of the rows of a plan as it runs: chunk by chunk, or of a whole table.
struct AggregationPass: Sendable {
    /// The plan of the rows.
    let input: Plan
    /// The columns of the rows that are needed.
    let columns: Set<String>?
    private let calls: AggregationCalls
    private let expressions: ExpressionList
    private let schema: Schema
    private let place: VerbPlace
    private let hasKeys: Bool

    /// Creates the aggregation of a plan's last step; `nil` if that does not aggregate. Distinct rows are groups without a
    /// statistic.
    ///
    /// - Parameter needed: the columns of the result that are needed; `nil` for all.
    init?(_ plan: Plan, needed: Set<String>?) throws {
        let keys: [NamedNode]
        var used: [NamedAggregation] = []
        switch plan.step {
        case .aggregate(let rows, let nodes, let aggregations):
            (input, keys, used) = (rows, nodes, Plan.used(aggregations, needed))
            // One at least without keys: a table without columns has no rows.
            if used.isEmpty, keys.isEmpty { used = Array(aggregations.prefix(1)) }
        case .distinct(let rows, let names):
            guard names.isEmpty else { return nil }
            (input, keys) = (rows, try rows.schema().names.map { NamedNode(name: $0, node: .column($0)) })
        default: return nil
        }
        place = plan.place
        hasKeys = !keys.isEmpty
        schema = try input.schema()
        calls = AggregationCalls(keys: keys, used, schema: schema)
        expressions = calls.expressions
        columns = try plan.neededColumns(needed)[0]
    }

    /// Whether an expression needs all rows at once.
    var needsWholeTable: Bool { calls.needsWholeTable }

    /// Returns the table of the groups of rows that are in memory, or have to be.
    func table(of rows: Pipeline) throws -> DataFrame {
        let frame = try rows.collected()
        return try place.attempt {
            let columns = calls.parts(try expressions.columns(of: frame))
            let groups = try RowGroups.aggregated(columns.calls, by: columns.keys, rowCount: frame.rowCount)
            let rows = groups.firstRows.lazy.map(Int.init)
            return try calls.table(
                keys: columns.keys.map { $0.gathering(rows) }, values: groups.values,
                groupCount: groups.firstRows.count)
        }
    }

    /// Returns the groups of a chunk.
    func partial(_ frame: DataFrame) throws -> StreamingGroups.Partial {
        try place.attempt {
            let columns = calls.parts(try expressions.columns(of: frame))
            return try StreamingGroups.Partial(
                keys: columns.keys, missing: .kept, rowCount: frame.rowCount, columns.calls)
        }
    }

    /// Returns the table of the groups of all chunks.
    func table(of groups: inout StreamingGroups) throws -> DataFrame {
        try place.attempt {
            guard let result = try groups.finish() else {
                let none = DataFrame(
                    unchecked: schema.columns.map { Column($0.name, .missing($0.type, count: 0)) })
                return try table(of: Pipeline(.frame(none)))
            }
            return try calls.table(
                keys: result.keys, values: result.values,
                groupCount: hasKeys ? result.keys.first?.count ?? 0 : 1)
        }
    }
}

extension LocalEngine {
    /// Returns the table of a plan that aggregates, or takes the first row of each group.
    func grouped(_ plan: Plan, _ needed: Set<String>?) throws -> DataFrame {
        guard let pass = try AggregationPass(plan, needed: needed) else {
            guard case .distinct(let input, let names) = plan.step else { return DataFrame(unchecked: []) }
            let frame = try collected(input, needed: plan.neededColumns(needed)[0])
            let groups = RowGroups(try names.map { try frame[$0] }, missing: .kept)
            return frame.gathering(groups.firstRows.lazy.map(Int.init))
        }
        let rows = try pipeline(pass.input, needed: pass.columns)
        if rows.isInMemory || pass.needsWholeTable { return try pass.table(of: rows) }
        var groups = StreamingGroups()
        try rows.run(pass.partial) {
            groups.add($0)
            return true
        }
        return try pass.table(of: &groups)
    }
}
