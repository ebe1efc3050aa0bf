import Base

extension LocalEngine {
    /// The tables of a join, with the columns that are needed of them.
    private struct JoinTables {
        let join: JoinStep
        let place: VerbPlace
        /// The types of the keys of both tables.
        let leftTypes: [ColumnType]
        let rightTypes: [ColumnType]
        let left: Pipeline
        let right: Pipeline
        /// The columns of the right table that the result has, with their names in it.
        let others: [(name: String, source: Schema.Column)]

        var missing: RowGroups.MissingRows { join.matchesMissing ? .kept : .dropped }

        func leftKeys(_ frame: DataFrame) throws(FrameError) -> [Column] {
            try join.keys.map { (key) throws(FrameError) in try frame[key.left] }
        }

        func rightKeys(_ frame: DataFrame) throws(FrameError) -> [Column] {
            try join.keys.map { (key) throws(FrameError) in try frame[key.right] }
        }

        /// The columns of the right table that the result has.
        func values(_ frame: DataFrame) throws(FrameError) -> DataFrame {
            DataFrame(
                unchecked: try others.map { (other) throws(FrameError) in
                    try frame[other.source.name].renamed(other.name)
                })
        }
    }

    /// Returns the rows of a join in chunks, with at least the columns that are needed.
    func joined(
        _ plan: Plan, _ left: Plan, _ right: Plan, _ join: JoinStep, _ needed: Set<String>?
    ) throws -> Pipeline {
        let (leftSchema, rightSchema) = (try left.schema(), try right.schema())
        let others = join.rightColumns(leftSchema, rightSchema).filter { needed?.contains($0.name) ?? true }
        let required = try plan.neededColumns(needed)
        let tables = JoinTables(
            join: join, place: plan.place, leftTypes: join.keys.map { leftSchema[$0.left] ?? .text },
            rightTypes: join.keys.map { rightSchema[$0.right] ?? .text },
            left: try pipeline(left, needed: required[0]), right: try pipeline(right, needed: required[1]),
            others: others)
        if join.asOf != nil { return Pipeline(.frame(try nearest(tables))) }
        let isLeftSmall = 4 * tables.left.estimatedRowCount < tables.right.estimatedRowCount
        if isLeftSmall, join.kind == .inner, !join.isManyToOne {
            return Pipeline(.frame(try joinedFromRight(tables)))
        }
        return try joinedFromLeft(tables)
    }

    private func nearest(_ tables: JoinTables) throws -> DataFrame {
        let left = try tables.left.collected()
        let right = try tables.right.collected()
        return try tables.place.attempt {
            try left.joining(asOf: tables.join, right, tables.values(right))
        }
    }

    /// The index is of the right table, which is in memory; the left table passes by in chunks.
    private func joinedFromLeft(_ tables: JoinTables) throws -> Pipeline {
        let (join, place) = (tables.join, tables.place)
        let right = try tables.right.collected()
        let values = try tables.values(right)
        let index = try place.attempt {
            let keys = try tables.rightKeys(right)
            let index = try JoinIndex(
                keys, types: tables.leftTypes, missing: tables.missing, lookups: tables.left.estimatedRowCount
            )
            if join.isManyToOne { try index.requireUnique(keys) }
            return index
        }
        @Sendable func probe(_ frame: DataFrame) throws -> DataFrame {
            try place.attempt {
                let keys = try join.keys.map { try frame[$0.left] }
                return frame.joining(values, index.matches(of: keys, join.kind))
            }
        }
        guard join.kind == .outer else {
            // A table in memory is probed at once, on all cores.
            if let frame = tables.left.frame { return Pipeline(.frame(try probe(frame))) }
            return tables.left.adding(probe)
        }
        let left = try tables.left.collected()
        return Pipeline(
            .frame(
                try place.attempt {
                    let rows = index.matches(of: try tables.leftKeys(left), .outer)
                    return try left.joining(values, rows, unmatchedOf: right, join)
                }))
    }

    /// An inner join with a small left table: the index is of the left table, and of the right one, which passes by in chunks,
    /// only rows with a match are kept. They are then put into the order of the left rows.
    private func joinedFromRight(_ tables: JoinTables) throws -> DataFrame {
        let left = try tables.left.collected()
        let index = try tables.place.attempt {
            try JoinIndex(
                tables.leftKeys(left), types: tables.rightTypes, missing: tables.missing,
                lookups: tables.right.estimatedRowCount)
        }
        let others = tables.others
        let (join, place) = (tables.join, tables.place)
        let matched = try tables.right.adding { frame in
            try place.attempt {
                let keys = try join.keys.map { try frame[$0.right] }
                let rows = index.matches(of: keys, .inner)
                let columns =
                    try others.map { try frame[$0.source.name].renamed($0.name) }
                    + [Column("left row", (rows.right ?? []).map { Int($0) })]
                let values = DataFrame(unchecked: Array(columns.dropLast()))
                let kept = rows.left.map { values.gathering($0.lazy.map(Int.init)) } ?? values
                return DataFrame(unchecked: kept.columns + columns.suffix(1))
            }
        }.collected()
        guard case .integer(let leftRows)? = matched.columns.last?.storage else { return left }
        let codes = leftRows.values.map { Int32(truncatingIfNeeded: $0) }
        let order = GroupMembers(codes, groupCount: left.rowCount).rows
        let values = DataFrame(unchecked: Array(matched.columns.dropLast())).gathering(
            order.lazy.map(Int.init))
        return DataFrame(
            unchecked: left.gathering(order.lazy.map { Int(codes[Int($0)]) }).columns + values.columns)
    }
}
