import Base

// Functions of several rows.

extension SQLExpressions {
    func window(
        _ function: WindowFunction, _ arguments: [ExprNode], _ window: Window, type: ColumnType?
    ) throws -> SQLFragment {
        let values = try arguments.map { node in
            let value = try fragment(node)
            return value.cast(to: value.type ?? .real, dialect)
        }
        let value = values.first?.text ?? ""
        let keys = try window.keys.map { try fragment($0).text }
        let order = try window.order.map { try term($0) } + rowOrder
        func over(_ frame: String = "") -> String { " OVER (\(Self.clause(keys, order, frame)))" }
        let running = "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"
        let result = type ?? .real
        switch function {
        case .rowNumber: return SQLFragment("row_number()\(ordered(over))", type: .integer).widened(dialect)
        case .lag(let distance):
            let name = distance < 0 ? "lead" : "lag"
            return SQLFragment("\(name)(\(value), \(abs(distance)))\(ordered(over))", type: result)
        case .filledForward:
            return SQLFragment(
                "\(ignoringMissing("last_value", value))\(ordered(over, running))", type: result)
        case .runningMin: return SQLFragment("min(\(value))\(ordered(over, running))", type: result)
        case .runningMax: return SQLFragment("max(\(value))\(ordered(over, running))", type: result)
        case .runningCount: return SQLFragment("count(\(value))\(ordered(over, running))", type: .integer)
        case .runningSum:
            let sum = "sum(\(number(values[0])))\(ordered(over, running))"
            return result == .real || isSpark
                ? SQLFragment(sum, type: result) : SQLFragment("CAST(\(sum) AS BIGINT)", type: result)
        case .rank(let ties, let isDescending): return rank(values[0], keys, ties, isDescending)
        case .rolling(let statistic, let rows, let minimumCount, let isCentered):
            // An even centred window has one more row before.
            let lead = isCentered ? (rows - 1) / 2 : 0
            let end = lead == 0 ? "CURRENT ROW" : "\(lead) FOLLOWING"
            let frame = "ROWS BETWEEN \(rows - 1 - lead) PRECEDING AND \(end)"
            return rolling(statistic, values[0], minimumCount, ordered(over, frame), result)
        case .session: return SQLFragment(nil, dialect)
        case .statistic(let function): return try self.statistic(function, values, window, keys, result)
        }
    }

    /// A window with an order, which Spark needs; any where the rows have none.
    private func ordered(_ over: (String) -> String, _ frame: String = "") -> String { over(frame) }

    /// A term of `ORDER BY`. Missing values are last in both directions.
    func term(_ order: OrderNode) throws -> String {
        let key = try fragment(order.node.unnamed)
        return
            "\(key.cast(to: key.type ?? .real, dialect).text)\(order.isDescending ? " DESC" : "") NULLS LAST"
    }

    static func clause(_ keys: [String], _ order: [String], _ frame: String = "") -> String {
        var parts: [String] = []
        if !keys.isEmpty { parts.append("PARTITION BY \(keys.joined(separator: ", "))") }
        if !order.isEmpty { parts.append("ORDER BY \(order.joined(separator: ", "))") }
        if !frame.isEmpty { parts.append(frame) }
        return parts.joined(separator: " ")
    }

    private func ignoringMissing(_ name: String, _ value: String) -> String {
        isSpark ? "\(name)(\(value)) IGNORE NULLS" : "\(name)(\(value) IGNORE NULLS)"
    }

    /// Booleans are numbers where they are added up.
    private func number(_ value: SQLFragment) -> String {
        value.type == .boolean ? value.cast(to: .integer, dialect).text : value.text
    }

    private func rank(
        _ value: SQLFragment, _ keys: [String], _ ties: RankTies, _ isDescending: Bool
    ) -> SQLFragment {
        let order = ["\(value.text)\(isDescending ? " DESC" : "") NULLS LAST"]
        let name = ties == .dense ? "dense_rank" : "rank"
        let rank = "\(name)() OVER (\(Self.clause(keys, order)))"
        guard ties == .average else {
            return SQLFragment("CASE WHEN \(value.presence) THEN \(rank) END", type: .integer).widened(
                dialect)
        }
        let equals = "count(*) OVER (\(Self.clause(keys + [value.text], [])))"
        return SQLFragment("CASE WHEN \(value.presence) THEN \(rank) + (\(equals) - 1) / 2 END", type: .real)
    }

    private func rolling(
        _ statistic: RollingStatistic, _ argument: SQLFragment, _ minimumCount: Int, _ over: String,
        _ type: ColumnType
    ) -> SQLFragment {
        let value = number(argument)
        let name =
            switch statistic {
            case .sum: "sum"
            case .mean: "avg"
            case .min: "min"
            case .max: "max"
            case .std: "stddev_samp"
            case .median: "median"
            }
        let call =
            isSpark && statistic == .median ? "percentile(\(value), 0.5D)\(over)" : "\(name)(\(value))\(over)"
        // DuckDB's sums of integers have 128 bits.
        let result = type == .integer && statistic == .sum && !isSpark ? "CAST(\(call) AS BIGINT)" : call
        // A statistic of no value is missing by itself.
        if minimumCount <= 1 { return SQLFragment(result, type: type) }
        return SQLFragment(
            "CASE WHEN count(\(value))\(over) >= \(minimumCount) THEN \(result) END", type: type)
    }

    private func statistic(
        _ function: AggregateFunction, _ arguments: [SQLFragment], _ window: Window, _ keys: [String],
        _ type: ColumnType
    ) throws -> SQLFragment {
        let frame = "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING"
        let isLast: Bool
        switch function {
        case .first: isLast = false
        case .last: isLast = true
        case .list where !rowOrder.isEmpty:
            return statistic(
                function, arguments, row: nil, over: Self.clause(keys, rowOrder, frame), type: type)
        default:
            return statistic(function, arguments, row: nil, over: Self.clause(keys, []), type: type)
        }
        var value = arguments[0].text
        if !window.order.isEmpty {
            let isPlaced = try window.order.map { try fragment($0.node).presence }
            value = "CASE WHEN \(isPlaced.joined(separator: " AND ")) THEN \(value) END"
        }
        let order = try window.order.map { try term($0) } + rowOrder
        return SQLFragment(
            "\(ignoringMissing(isLast ? "last_value" : "first_value", value)) OVER (\(Self.clause(keys, order, frame)))",
            type: type)
    }
}
