import Base

/// An aggregation of the rows of a plan as it runs: chunk by chunk, or of a whole table.
struct AggregationPass: Sendable {
    /// The plan of the rows.
    let input: Plan
    /// The columns of the rows that are needed.
    let columns: Set<String>?
    private let calls: AggregationCalls
    private let schema: Schema
    private let place: VerbPlace
    private let hasKeys: Bool

    /// - Parameters:
    ///   - plan: a plan whose last step aggregates the rows of another one.
    ///   - input: the plan of the rows.
    ///   - needed: the columns of the result that are needed; `nil` for all.
    init(
        _ plan: Plan, of input: Plan, keys: [NamedNode], _ aggregations: [NamedAggregation],
        needed: Set<String>?
    ) throws {
        self.input = input
        place = plan.place
        hasKeys = !keys.isEmpty
        schema = try input.schema()
        // One at least without keys: a table without columns has no rows.
        let used = Plan.used(aggregations, needed)
        calls = AggregationCalls(
            keys: keys, used.isEmpty && keys.isEmpty ? Array(aggregations.prefix(1)) : used, schema: schema)
        columns = try plan.neededColumns(needed)[0]
    }

    /// Whether an expression needs all rows at once.
    var needsWholeTable: Bool { calls.needsWholeTable }

    /// Returns the table of the groups of rows that are in memory, or have to be.
    func table(of rows: Pipeline) throws -> DataFrame {
        let frame = try rows.collected()
        return try place.attempt {
            let columns = try calls.columns(of: frame)
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
            let columns = try calls.columns(of: frame)
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
    /// Returns the table of a plan whose last step aggregates, with at least the columns that are needed.
    func aggregated(
        _ plan: Plan, _ input: Plan, _ keys: [NamedNode], _ aggregations: [NamedAggregation],
        _ needed: Set<String>?
    ) throws -> DataFrame {
        if let table = shared?.table(of: plan) { return table }
        let pass = try AggregationPass(plan, of: input, keys: keys, aggregations, needed: needed)
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
