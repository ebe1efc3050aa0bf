import Base

extension Query {
    /// Returns a row for each combination of the values of some columns, and a column for each of several values of another one,
    /// with an aggregation of the rows that have both. The columns must be told, as nothing is read before the query runs.
    ///
    /// - Parameters:
    ///   - keys: the columns whose values have a row each.
    ///   - column: the column whose values have a column each.
    ///   - names: the values, in the order of their columns; rows with others are left out of all columns.
    ///   - values: the aggregation of the rows of a cell.
    public func pivoted(
        rows keys: [any ColumnReference], columns column: any ColumnReference, of names: [Value],
        values: Aggregation, file: String = #fileID, line: Int = #line
    ) -> Query {
        let node = column.reference.node.unnamed
        return grouped(by: keys).aggregated(
            aggregations: names.map { name in
                (
                    name.description,
                    Aggregation(values.node.restricted(to: .call(.equal, [node, .literal(name)])))
                )
            }, file: file, line: line)
    }
}

extension AggregationNode {
    /// Returns the aggregation of the rows for which a condition is true.
    fileprivate func restricted(to condition: ExprNode) -> AggregationNode {
        switch self {
        case .literal: return self
        case .call(let function, let arguments):
            return .call(function, arguments.map { $0.restricted(to: condition) })
        case .statistic(.rowCount, _, let order):
            return .statistic(.trueCount, [condition], order: order)
        case .statistic(let function, let arguments, let order):
            // Missing values are left out of every statistic, of pairs if either is missing.
            let first = arguments.prefix(1).map { argument in
                ExprNode.conditional(
                    cases: [ConditionalCase(condition: condition, result: argument)], otherwise: nil)
            }
            return .statistic(function, first + arguments.dropFirst(), order: order)
        }
    }
}
