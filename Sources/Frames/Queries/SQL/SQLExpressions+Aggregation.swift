import Base

// Aggregations, and statistics of all rows of a window.

extension SQLExpressions {
    /// Returns an aggregation of the rows of a group.
    ///
    /// - Parameter row: the column of the places of rows in their order; `nil` if they have none.
    func aggregation(_ node: AggregationNode, row: String?) throws -> SQLFragment {
        switch node {
        case .literal(let value): return SQLFragment(value, dialect)
        case .call(let function, let arguments):
            return call(
                function, try arguments.map { try aggregation($0, row: row) }, type: try node.type(in: schema)
            )
        case .statistic(let function, let arguments, let order):
            let values = try arguments.map(fragment)
            let type = try node.type(in: schema)
            if case .first = function {
                return try selected(values[0], order, row, isLast: false, type)
            } else if case .last = function {
                return try selected(values[0], order, row, isLast: true, type)
            }
            return statistic(function, values, row: row, over: nil, type: type)
        }
    }

    /// Returns a statistic of rows that does not select one of them.
    ///
    /// - Parameter over: the window that it is computed over; `nil` for an aggregation.
    func statistic(
        _ function: AggregateFunction, _ arguments: [SQLFragment], row: String?, over: String?,
        type: ColumnType?
    ) -> SQLFragment {
        let over = over.map { " OVER (\($0))" } ?? ""
        func call(_ name: String, _ arguments: String..., type: ColumnType?) -> SQLFragment {
            SQLFragment("\(name)(\(arguments.joined(separator: ", ")))\(over)", type: type)
        }
        /// A result that Spark has as it is needed, and DuckDB as an integer of 128 bits.
        func whole(_ fragment: SQLFragment) -> SQLFragment {
            isSpark ? fragment : SQLFragment("CAST(\(fragment.text) AS BIGINT)", type: fragment.type)
        }
        let x = arguments.first.map { $0.cast(to: $0.type ?? type ?? .real, dialect) }
        let value = x?.text ?? ""
        /// Booleans are numbers where they are added up.
        let number = x.map { $0.type == .boolean ? $0.cast(to: .integer, dialect).text : $0.text } ?? ""
        let real = x?.cast(to: .real, dialect).text ?? ""
        switch function {
        case .rowCount: return call("count", "*", type: .integer)
        case .count: return call("count", value, type: .integer)
        case .trueCount:
            if !over.isEmpty { return call("count", "CASE WHEN \(value) THEN 1 END", type: .integer) }
            return SQLFragment("count(*) FILTER (WHERE \(value))", type: .integer)
        case .any: return call("bool_or", value, type: .boolean)
        case .all: return call("bool_and", value, type: .boolean)
        case .sum:
            let sum = call("sum", number, type: type)
            return type == .real ? sum : whole(sum)
        case .mean:
            switch x?.type {
            case .date: return date(microseconds: rounded(call("avg", microseconds(value), type: .real).text))
            case .timeSpan: return SQLFragment(rounded(call("avg", value, type: .real).text), type: .timeSpan)
            default: return call("avg", number, type: .real)
            }
        case .min: return call("min", value, type: type)
        case .max: return call("max", value, type: type)
        case .variance(let ddof): return variance(real, ddof, over)
        case .standardDeviation(let ddof):
            return self.function("sqrt", variance(real, ddof, over).text, type: .real)
        case .quantile(let probability):
            let name = isSpark ? "percentile" : "quantile_cont"
            let place = isSpark ? "\(probability)D" : "\(probability)"
            switch x?.type {
            case .date:
                return date(microseconds: rounded(call(name, microseconds(value), place, type: .real).text))
            case .timeSpan:
                return SQLFragment(rounded(call(name, value, place, type: .real).text), type: .timeSpan)
            default: return call(name, real, place, type: .real)
            }
        case .distinctCount:
            // Spark has no distinct values of a window.
            if isSpark, !over.isEmpty {
                return self.function("array_size", "collect_set(\(value))\(over)", type: .integer).widened(
                    dialect)
            }
            return call("count", "DISTINCT \(value)", type: .integer)
        case .mode where arguments[0].isConstant:
            // DuckDB does not sort by a constant.
            return call("max", value, type: type)
        case .mode:
            return isSpark
                ? mode("collect_list(\(value))\(over)", type)
                : call("mode", "\(value) ORDER BY \(value)", type: type)
        case .covariance, .correlation: return comoment(function, arguments, over)
        case .list: return list(value, row, over)
        case .first, .last: return SQLFragment(nil, dialect)
        }
    }

    private func rounded(_ mean: String) -> String { "CAST(round(\(mean)) AS BIGINT)" }

    private func variance(_ value: String, _ ddof: Int, _ over: String) -> SQLFragment {
        switch ddof {
        // DuckDB's variance of a single value is 0, whatever the value is.
        case 0 where !isSpark:
            return SQLFragment("var_pop(\(value))\(over) + 0 * sum(\(value))\(over)", .sum, type: .real)
        case 0: return SQLFragment("var_pop(\(value))\(over)", type: .real)
        case 1: return SQLFragment("var_samp(\(value))\(over)", type: .real)
        default:
            let count = "count(\(value))\(over)"
            return SQLFragment(
                "CASE WHEN \(count) > \(ddof) THEN var_pop(\(value))\(over) * \(count) / (\(count) - \(ddof)) END",
                type: .real)
        }
    }

    /// The correlation is NaN if a column is constant, and missing for fewer than two pairs.
    private func comoment(
        _ function: AggregateFunction, _ arguments: [SQLFragment], _ over: String
    ) -> SQLFragment {
        let values = arguments.map { $0.cast(to: .real, dialect).text }
        let pair = values.joined(separator: ", ")
        guard function == .correlation else { return SQLFragment("covar_samp(\(pair))\(over)", type: .real) }
        let fragments = arguments.map { $0.cast(to: .real, dialect) }
        if isSpark {
            // Spark's correlation with a constant column is an error, a division by zero.
            let deviations = [(0, 1), (1, 0)].map {
                "stddev_samp(CASE WHEN \(fragments[$0.1].presence) THEN \(values[$0.0]) END)\(over)"
            }
            let covariance = "covar_samp(\(pair))\(over)"
            let quotient = "\(covariance) / nullif(\(deviations.joined(separator: " * ")), 0)"
            return SQLFragment(
                "CASE WHEN \(covariance) IS NOT NULL THEN coalesce(\(quotient), \(self.real(.nan))) END",
                type: .real)
        }
        let isPair = fragments.map(\.presence).joined(separator: " AND ")
        let count = "count(CASE WHEN \(isPair) THEN 1 END)\(over)"
        return SQLFragment(
            "CASE WHEN \(count) > 1 THEN coalesce(corr(\(pair))\(over), \(self.real(.nan))) END", type: .real)
    }

    /// The longest run of the sorted values.
    private func mode(_ values: String, _ type: ColumnType?) -> SQLFragment {
        let missing = dialect.missing(type)
        let state = "named_struct('value', \(missing), 'count', 0L, 'best', \(missing), 'most', 0L)"
        let count = "CASE WHEN x = s.value THEN s.count + 1L ELSE 1L END"
        let isBest = "\(count) > s.most"
        return SQLFragment(
            "aggregate(array_sort(\(values)), \(state), (s, x) -> named_struct('value', x, 'count', \(count),"
                + " 'best', CASE WHEN \(isBest) THEN x ELSE s.best END, 'most', greatest(s.most, \(count))), s -> s.best)",
            type: type)
    }

    private func list(_ value: String, _ row: String?, _ over: String) -> SQLFragment {
        let type = ColumnType.list(of: .text)
        guard isSpark else {
            let order = row.map { " ORDER BY \($0)" } ?? ""
            return SQLFragment(
                "list(\(value)\(order)) FILTER (WHERE \(value) IS NOT NULL)\(over)", type: type)
        }
        // Spark's list of nothing is empty.
        let count = "count(\(value))\(over)"
        guard let row else {
            return SQLFragment("CASE WHEN \(count) > 0 THEN collect_list(\(value))\(over) END", type: type)
        }
        let pair = "CASE WHEN \(value) IS NOT NULL THEN struct(\(row) AS place, \(value) AS value) END"
        return SQLFragment(
            "CASE WHEN \(count) > 0 THEN transform(array_sort(collect_list(\(pair))\(over)), x -> x.value) END",
            type: type)
    }

    /// The value of the first or the last row in an order, of those that have one.
    private func selected(
        _ value: SQLFragment, _ order: OrderNode?, _ row: String?, isLast: Bool, _ type: ColumnType?
    ) throws -> SQLFragment {
        let typed = value.cast(to: value.type ?? type ?? .real, dialect)
        let value = typed.text
        let key = try order.map { try fragment($0.node) }
        let isDescending = order?.isDescending ?? false
        let present = ([typed] + (key.map { [$0] } ?? [])).map(\.presence)
        let filter = "FILTER (WHERE \(present.joined(separator: " AND ")))"
        if !isSpark {
            let terms =
                (key.map { ["\($0.text)\(isDescending ? " DESC" : "")"] } ?? []) + (row.map { [$0] } ?? [])
            let by = terms.isEmpty ? "" : " ORDER BY \(terms.joined(separator: ", "))"
            return SQLFragment("\(isLast ? "last" : "first")(\(value)\(by)) \(filter)", type: type)
        }
        // In a descending order, the first row has the largest key, and rows with the same key keep their order.
        let takesLargest = isLast != isDescending
        let name = takesLargest ? "max_by" : "min_by"
        let place = row.map { takesLargest == isLast ? $0 : "-\($0)" }
        switch (key?.text, place) {
        case (nil, nil): return SQLFragment("\(isLast ? "last" : "first")(\(value)) \(filter)", type: type)
        case (nil, let place?): return SQLFragment("\(name)(\(value), \(place)) \(filter)", type: type)
        case (let key?, nil): return SQLFragment("\(name)(\(value), \(key)) \(filter)", type: type)
        case (let key?, let place?):
            return SQLFragment("\(name)(\(value), struct(\(key), \(place))) \(filter)", type: type)
        }
    }
}
