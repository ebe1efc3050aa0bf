import Base

// Joins. The left table is called l, the right one r.

extension SQLWriter {
    /// A table under a short name.
    private func table(_ plan: Plan, _ order: SQLStatement.RowOrder) throws -> SQLBlock {
        let block = try self.block(plan, order)
        return block.isWhole(dialect) ? block : seal(block)
    }

    private func column(_ table: String, _ name: String) -> String { "\(table).\(dialect.identifier(name))" }

    /// The condition that a row of each table has the same keys.
    private func condition(_ join: JoinStep) -> [String] {
        let sign = join.matchesMissing ? "IS NOT DISTINCT FROM" : "="
        return join.keys.map { "\(column("l", $0.left)) \(sign) \(column("r", $0.right))" }
    }

    func joined(
        _ left: Plan, _ right: Plan, _ join: JoinStep, _ schema: Schema, _ order: SQLStatement.RowOrder
    ) throws -> SQLBlock {
        let isFilter = join.kind == .semi || join.kind == .anti
        var leftBlock = try table(left, join.kind == .outer && order < .exact ? .none : order)
        var rightBlock = try table(right, order == .exact && !isFilter ? .exact : .none)
        let condition = condition(join).joined(separator: " AND ")
        if isFilter {
            let sign = join.kind == .anti ? "NOT EXISTS" : "EXISTS"
            var block = SQLBlock(
                table: leftBlock.source + " AS l", outputs: leftBlock.outputs, order: leftBlock.order, dialect
            )
            block.conditions.append("\(sign) (SELECT 1 FROM \(rightBlock.source) AS r WHERE \(condition))")
            return seal(block, "joined")
        }
        if order == .exact {
            if let numbered = numbered(leftBlock) { leftBlock = numbered.block }
            if let numbered = numbered(rightBlock) { rightBlock = numbered.block }
        }
        let keys = Dictionary(join.keys.map { ($0.left, $0.right) }, uniquingKeysWith: { first, _ in first })
        var outputs = leftBlock.visibleOutputs.map { output in
            var text = column("l", output.name)
            if join.kind == .outer, let key = keys[output.name] {
                text = "coalesce(\(text), \(column("r", key)))"
            }
            let type = schema[output.name] ?? output.type
            if join.kind == .outer, keys[output.name] != nil, output.type != .text {
                text = "CAST(\(text) AS \(dialect.name(of: type)))"
            }
            return SQLBlock.Output(name: output.name, type: type, text: text)
        }
        outputs += join.rightColumns(leftBlock.visibleSchema, rightBlock.visibleSchema).map {
            SQLBlock.Output(name: $0.name, type: $0.source.type, text: column("r", $0.source.name))
        }
        let orders = carryOrders(leftBlock, order == .exact ? rightBlock : nil, &outputs, join.kind)
        let sign = ["inner": "JOIN", "left": "LEFT JOIN", "outer": "FULL JOIN"][join.kind.rawValue] ?? "JOIN"
        return SQLBlock(
            source: "\(leftBlock.source) AS l\n\(sign) \(rightBlock.source) AS r ON \(condition)",
            sourceNames: [], outputs: outputs, order: orders)
    }

    /// The order of the left rows and, among equal ones, of the right rows. Columns that are not among the outputs become
    /// hidden ones.
    private func carryOrders(
        _ left: SQLBlock, _ right: SQLBlock?, _ outputs: inout [SQLBlock.Output],
        _ kind: JoinKind
    ) -> [SQLBlock.Term] {
        var order: [SQLBlock.Term] = []
        let visible = Set(left.visibleOutputs.map(\.name))
        for (table, block) in [("l", left)] + (right.map { [("r", $0)] } ?? []) {
            for var term in block.order {
                if table == "r" || !visible.contains(term.name) {
                    let name = hiddenName(table == "l" ? "left" : "right", beside: outputs.map(\.name))
                    outputs.append(
                        SQLBlock.Output(
                            name: name, type: block.schema[term.name] ?? .integer,
                            text: column(table, term.name), isHidden: true))
                    term.name = name
                }
                // A row that has no match has no place either.
                if kind == .outer || (table == "r" && kind != .inner) { term.isNullable = true }
                order.append(term)
            }
        }
        return order
    }

    // MARK: As-of joins

    func joinedAsOf(
        _ left: Plan, _ right: Plan, _ join: JoinStep, _ schema: Schema, _ order: SQLStatement.RowOrder
    ) throws -> SQLBlock {
        guard let asOf = join.asOf else { return try joined(left, right, join, schema, order) }
        let leftBlock = try table(left, order)
        let rightBlock = try table(right, .exact)
        let places = AsOfTables(left: leftBlock, right: rightBlock, join: join, asOf: asOf)
        return dialect == .duckDB ? joinedByASOF(places) : joinedByWindow(places)
    }

    /// The tables of an as-of join.
    private struct AsOfTables {
        var left: SQLBlock
        var right: SQLBlock
        var join: JoinStep
        var asOf: JoinStep.AsOf

        /// The columns of the right table that the result has.
        var columns: [(name: String, source: Schema.Column)] {
            join.rightColumns(left.visibleSchema, right.visibleSchema)
        }

        var directions: [AsOfDirection] {
            asOf.direction == .nearest ? [.backward, .forward] : [asOf.direction]
        }
    }

    /// The distance of two values of the ordered column, as a number.
    private func distance(_ first: String, _ second: String, _ type: ColumnType?) -> String {
        let expressions = SQLExpressions(dialect: dialect, schema: Schema([]))
        guard type == .date else { return "abs(\(first) - \(second))" }
        return "abs(\(expressions.microseconds(first)) - \(expressions.microseconds(second)))"
    }

    /// DuckDB's own as-of join, with rows of the right table that have the same value reduced to one.
    private func joinedByASOF(_ tables: AsOfTables) -> SQLBlock {
        let (join, asOf) = (tables.join, tables.asOf)
        var source = "\(tables.left.source) AS l"
        for direction in tables.directions {
            let name = direction == .backward ? "b" : "f"
            let keys = (join.keys.map(\.right) + [asOf.right]).map(dialect.identifier)
            var right = tables.right
            let number = hiddenName("number", beside: right.outputs.map(\.name))
            let order = right.order.map { term in
                dialect.identifier(term.name) + (direction == .backward ? " DESC" : "")
            }
            let outputs = right.outputs
            right.outputs.append(
                SQLBlock.Output(
                    name: number, type: .integer,
                    text: "row_number() OVER (\(SQLExpressions.clause(keys, order)))", isHidden: true))
            right = seal(right)
            right.outputs = SQLBlock(table: "", outputs: outputs, order: [], dialect).outputs
            right.conditions = ["\(dialect.identifier(number)) = 1"]
            right = seal(right)
            let sign = direction == .backward ? ">=" : "<="
            let conditions =
                join.keys.map { "\(column("l", $0.left)) = \(column(name, $0.right))" }
                + ["\(column("l", asOf.left)) \(sign) \(column(name, asOf.right))"]
            source +=
                "\nASOF LEFT JOIN \(right.source) AS \(name) ON \(conditions.joined(separator: " AND "))"
        }
        return asOfBlock(tables, source: source, left: { column("l", $0) }, right: { column($0, $1) })
    }

    /// Rows of both tables in one order: the last or the next row of the right table is found by a window.
    private func joinedByWindow(_ tables: AsOfTables) -> SQLBlock {
        let (join, asOf) = (tables.join, tables.asOf)
        func list(_ names: [String], _ table: String) -> String {
            names.map { "\(column(table, $0)) AS \(dialect.identifier($0))" }.joined(separator: ", ")
        }
        func keys(_ names: [String], _ table: String) -> String {
            names.enumerated().map { "\(column(table, $1)) AS k\($0)" }.joined(separator: ", ")
        }
        let leftKeys = keys(join.keys.map(\.left) + [asOf.left], "l")
        let rightKeys = keys(join.keys.map(\.right) + [asOf.right], "r")
        let time = "k\(join.keys.count)"
        let place = tables.right.order.isEmpty ? "NULL" : column("r", tables.right.order[0].name)
        let leftRow = "struct(\(list(tables.left.outputs.map(\.name), "l")))"
        let rightRow = "struct(\(list(tables.right.outputs.map(\.name), "r")))"
        let present = (join.keys.map(\.right) + [asOf.right]).map { "\(column("r", $0)) IS NOT NULL" }
        let text = """
            SELECT \(leftKeys), TRUE AS is_left, \(leftRow) AS l, NULL AS r, NULL AS place
            FROM \(tables.left.source) AS l
            UNION ALL
            SELECT \(rightKeys), FALSE, NULL, \(rightRow), \(place)
            FROM \(tables.right.source) AS r
            WHERE \(present.joined(separator: " AND "))
            """
        let rows = step(text, [], [], "rows")
        let partition = join.keys.indices.map { "k\($0)" }
        let isKnown = (partition + [time]).map { "\($0) IS NOT NULL" }.joined(separator: " AND ")
        let matches = tables.directions.map { direction in
            let isBackward = direction == .backward
            let order = ["\(time) NULLS LAST", "is_left\(isBackward ? "" : " DESC")", "place"]
            let frame =
                isBackward
                ? "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"
                : "ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING"
            let window = SQLExpressions.clause(partition, order, frame)
            return
                "CASE WHEN \(isKnown) THEN \(isBackward ? "last" : "first")_value(r) IGNORE NULLS OVER (\(window)) END AS \(isBackward ? "b" : "f")"
        }
        let matched = step(
            "SELECT is_left, l, \(matches.joined(separator: ", "))\nFROM \(rows.source)", [], [], "matched")
        var block = asOfBlock(
            tables, source: matched.source, left: { column("l", $0) }, right: { column($0, $1) })
        block.conditions.append("is_left")
        return block
    }

    /// The result of an as-of join, given the columns of the left row, of the one before (b) and of the one after (f).
    private func asOfBlock(
        _ tables: AsOfTables, source: String, left: (String) -> String, right: (String, String) -> String
    ) -> SQLBlock {
        let asOf = tables.asOf
        let type = tables.left.schema[asOf.left]
        func distance(_ name: String) -> String {
            self.distance(left(asOf.left), right(name, asOf.right), type)
        }
        /// Whether the row is within the tolerance.
        func isNear(_ name: String) -> String? {
            guard let tolerance = asOf.tolerance else { return nil }
            let limit = tolerance.timeSpan.map { "\($0.microseconds)" } ?? dialect.literal(tolerance)
            return "\(distance(name)) <= \(limit)"
        }
        func value(_ column: String) -> String {
            let names = tables.directions.map { $0 == .backward ? "b" : "f" }
            func near(_ name: String) -> String {
                isNear(name).map { "CASE WHEN \($0) THEN \(right(name, column)) END" } ?? right(name, column)
            }
            guard names.count == 2 else { return near(names[0]) }
            let isBefore = "\(right("f", asOf.right)) IS NULL OR \(distance("b")) <= \(distance("f"))"
            return
                "CASE WHEN \(right("b", asOf.right)) IS NOT NULL AND (\(isBefore)) THEN \(near("b")) ELSE \(near("f")) END"
        }
        var outputs = tables.left.outputs.map {
            SQLBlock.Output(name: $0.name, type: $0.type, text: left($0.name), isHidden: $0.isHidden)
        }
        outputs += tables.columns.map {
            SQLBlock.Output(name: $0.name, type: $0.source.type, text: value($0.source.name))
        }
        var conditions: [String] = []
        if tables.join.kind == .inner {
            let isMatched = tables.directions.map { direction in
                let name = direction == .backward ? "b" : "f"
                return isNear(name) ?? "\(right(name, asOf.right)) IS NOT NULL"
            }
            conditions.append(
                isMatched.count == 1 ? isMatched[0] : "(\(isMatched.joined(separator: " OR ")))")
        }
        return SQLBlock(
            source: source, sourceNames: [], conditions: conditions, outputs: outputs,
            order: tables.left.order)
    }
}

extension SQLBlock {
    /// The columns of the result without hidden ones.
    var visibleSchema: Schema { Schema(visibleOutputs.map { Schema.Column(name: $0.name, type: $0.type) }) }
}
