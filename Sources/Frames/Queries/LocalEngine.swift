import Base

/// Runs plans on this machine, on all cores.
///
/// Steps that look at one row at a time pass chunks on, so that a file is never in memory as a whole. Each step asks the one
/// before for the columns that it needs, down to the reader of the file. Aggregation keeps groups and no rows; a join keeps
/// its right table. Other steps need their whole table. The plan must have been checked by ``Plan/schema()``.
struct LocalEngine: Sendable {
    /// The tables that several steps need.
    var shared: SharedTables?
    /// The number of values that the steps of a shared pass may hold together. The default is half a gigabyte of numbers.
    var largestPassSize = 1 << 26

    /// Returns the table that a plan yields.
    func run(_ plan: Plan) throws -> DataFrame { try run([plan])[0] }

    /// Returns the table that a plan yields.
    ///
    /// - Parameters:
    ///   - needed: the columns that are needed; nil for all.
    ///   - limit: the number of rows that are enough.
    func collected(_ plan: Plan, needed: Set<String>?, limit: Int = .max) throws -> DataFrame {
        if limit == .max, let frame = try sharingColumns(plan, needed) { return frame }
        return try pipeline(plan, needed: needed).collected(limit: limit)
    }

    /// Returns the table that a plan yields in chunks, with at least the columns that are needed.
    func pipeline(_ plan: Plan, needed: Set<String>?) throws -> Pipeline {
        let table = try shared?.table(of: plan) { try ownPipeline(plan, needed: $0).collected() }
        return try table.map { Pipeline(.frame($0)) } ?? ownPipeline(plan, needed: needed)
    }

    /// Returns the table that a plan yields in chunks, computed for this step alone.
    private func ownPipeline(_ plan: Plan, needed: Set<String>?) throws -> Pipeline {
        switch plan.step {
        case .frame(let frame):
            return Pipeline(.frame(needed.map { frame.keeping($0) } ?? frame))
        case .scan(let source, let columns):
            var used = columns.filter { needed?.contains($0.name) ?? true }
            if used.isEmpty { used = Array(columns.prefix(1)) }
            return Pipeline(.file(source, columns: used.map { ($0.name, $0.source) }))
        case .filter(let input, let condition):
            return try filter(plan, input, condition, needed)
        case .drop(let input, _), .rename(let input, _), .dropMissing(let input, _):
            return try pipeline(plan.expanded(input.schema()) ?? input, needed: needed)
        case .with(let input, _), .select(let input, _):
            return try computed(plan, input, needed)
        case .join(let left, let right, let join):
            return try joined(plan, left, right, join, needed)
        case .sort(let input, let keys):
            return Pipeline(.frame(try sorted(plan, input, keys, needed)))
        case .first(let input, let count):
            if case .sort(let table, let keys) = input.step {
                return Pipeline(.frame(try sorted(input, table, keys, needed, limit: count)))
            }
            return Pipeline(.frame(try collected(input, needed: needed, limit: count)))
        case .aggregate, .distinct: return Pipeline(.frame(try grouped(plan, needed)))
        case .union(let first, let second):
            return try union(plan, first, second, needed)
        case .explode(let input, let name):
            return try pipeline(input, needed: plan.neededColumns(needed)[0]).adding {
                try $0.exploding(name)
            }
        case .unpivot(let input, let columns, let names, let values):
            let frame = try collected(input, needed: nil)
            return Pipeline(.frame(try frame.unpivoting(columns, names: names, values: values)))
        case .fillPeriods(let input, let date, let unit, let zeros):
            let frame = try collected(input, needed: nil)
            return Pipeline(.frame(try frame.fillingPeriods(of: date, unit, zeros: zeros)))
        }
    }

    // MARK: Rows one at a time

    private func filter(
        _ plan: Plan, _ input: Plan, _ condition: ExprNode, _ needed: Set<String>?
    ) throws -> Pipeline {
        let place = plan.place
        let required = try plan.neededColumns(needed)[0]
        @Sendable func filtered(_ frame: DataFrame) throws -> DataFrame {
            var frame = frame
            let rows = try place.attempt {
                if let candidates = try Evaluator(frame: frame).candidates(for: condition) {
                    frame = frame.gathering(candidates)
                }
                return try Evaluator(frame: frame).rows(where: condition)
            }
            let kept = needed.map { frame.keeping($0) } ?? frame
            return rows.count == frame.rowCount ? kept : kept.gathering(rows)
        }
        guard condition.needsWholeTable else {
            return try pipeline(input, needed: required).adding(filtered)
        }
        return Pipeline(.frame(try filtered(collected(input, needed: required))))
    }

    /// Columns computed from those of the input.
    private func computed(_ plan: Plan, _ input: Plan, _ needed: Set<String>?) throws -> Pipeline {
        let columns = try plan.computedColumns(needed)
        let place = plan.place
        let typed = try TypedColumn.of(columns, in: input.schema())
        let required = try plan.neededColumns(needed)[0]
        guard columns.contains(where: \.node.needsWholeTable) else {
            return try pipeline(input, needed: required).adding { frame in
                try place.attempt { DataFrame(unchecked: try typed.map { try $0.values(in: frame) }) }
            }
        }
        let frame = try collected(input, needed: required)
        return Pipeline(
            .frame(
                try place.attempt {
                    DataFrame(unchecked: try typed.concurrentMap { try $0.values(in: frame) })
                }))
    }

    /// Returns the table of columns computed from those of a table in memory, which shares the memory of the columns that are passed
    /// on; `nil` for other plans.
    private func sharingColumns(_ plan: Plan, _ needed: Set<String>?) throws -> DataFrame? {
        let input: Plan
        switch plan.step {
        case .with(let table, _), .select(let table, _): input = table
        case .drop(let table, _), .rename(let table, _):
            return try plan.expanded(table.schema()).flatMap { try sharingColumns($0, needed) }
        default: return nil
        }
        guard case .frame(let frame) = input.step else { return nil }
        let columns = try plan.computedColumns(needed)
        let passed = try columns.map { column -> Column? in
            guard case .column(let name) = column.node.unnamed else { return nil }
            return try frame[name].renamed(column.name)
        }
        let computed = zip(columns, passed).filter { $1 == nil }.map(\.0)
        guard computed.count < columns.count, !computed.contains(where: \.node.needsWholeTable) else {
            return nil
        }
        guard !computed.isEmpty else { return DataFrame(unchecked: passed.compactMap(\.self)) }
        let place = plan.place
        let typed = try TypedColumn.of(computed, in: input.schema())
        let required = computed.reduce(into: Set<String>()) { $0.formUnion($1.node.columnNames) }
        // Without any column there would be no rows.
        let read = frame.keeping(required.isEmpty ? Set(frame.columnNames.prefix(1)) : required)
        var rest = try Pipeline(.frame(read)).adding { part in
            try place.attempt { DataFrame(unchecked: try typed.map { try $0.values(in: part) }) }
        }.collected().columns[...]
        return DataFrame(unchecked: passed.compactMap { $0 ?? rest.popFirst() })
    }

    private func union(_ plan: Plan, _ first: Plan, _ second: Plan, _ needed: Set<String>?) throws -> Pipeline
    {
        let required = try plan.neededColumns(needed)
        let columns = try plan.schema().columns.filter { required[0]?.contains($0.name) ?? true }
        /// Both tables with the same columns in the same order, of the same types.
        @Sendable func aligned(_ frame: DataFrame) throws -> DataFrame {
            DataFrame(unchecked: try columns.map { try frame[$0.name].promoted(to: $0.type) })
        }
        var result = try pipeline(first, needed: required[0]).adding(aligned)
        result.segments += try pipeline(second, needed: required[1]).adding(aligned).segments
        return result
    }

    // MARK: Whole tables

    /// - Parameter limit: the number of rows that are enough; of each chunk no more are kept.
    private func sorted(
        _ plan: Plan, _ input: Plan, _ keys: [OrderNode], _ needed: Set<String>?, limit: Int = .max
    ) throws -> DataFrame {
        let place = plan.place
        @Sendable func rows(_ frame: DataFrame) throws -> [Int32] {
            try place.attempt {
                let evaluator = Evaluator(frame: frame)
                let columns = try keys.map {
                    (
                        column: try evaluator.column($0.node, name: "", type: .real),
                        descending: $0.isDescending
                    )
                }
                return limit < frame.rowCount
                    ? topRows(limit, of: frame.rowCount, by: columns)
                    : sortedRows(count: frame.rowCount, by: columns)
            }
        }
        var table = try pipeline(input, needed: plan.neededColumns(needed)[0])
        if limit < .max, !keys.contains(where: \.node.needsWholeTable) {
            table = table.adding { chunk in
                limit < chunk.rowCount ? chunk.gathering(try rows(chunk).lazy.map { Int($0) }) : chunk
            }
        }
        let frame = try table.collected()
        let kept = needed.map { frame.keeping($0) } ?? frame
        return kept.gathering(try rows(frame).lazy.map { Int($0) })
    }
}

extension Pipeline {
    /// About the number of rows before the stages.
    var estimatedRowCount: Int {
        segments.reduce(0) { sum, segment in
            switch segment.source {
            case .frame(let frame): sum + frame.rowCount
            case .file(let source, _): sum + source.estimatedRowCount
            }
        }
    }
}

/// A column that is computed from others, and its type.
private struct TypedColumn: Sendable {
    let column: NamedNode
    let type: ColumnType?

    static func of(_ columns: [NamedNode], in schema: Schema) throws -> [Self] {
        try columns.map { Self(column: $0, type: try $0.node.type(in: schema)) }
    }

    /// The values of some rows.
    func values(in frame: DataFrame) throws(ExprError) -> Column {
        try Evaluator(frame: frame).column(column.node, name: column.name, type: type)
    }
}
