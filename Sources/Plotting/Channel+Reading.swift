import Frames

extension Expr {
    /// Whether the expression is a column as it is.
    var isColumn: Bool { if case .column = node.unnamed { true } else { false } }
}

extension Aggregation {
    /// The values that the aggregation is the mean of; `nil` if it is not a mean.
    var mean: Expr? {
        guard case .statistic(.mean, let arguments, _) = node, let argument = arguments.first else {
            return nil
        }
        return Expr(argument)
    }

    /// The name of the statistic for readers and the values that it is of, if any; `nil` if it is computed from several.
    var statistic: (name: String, argument: Expr?)? {
        guard case .statistic(let function, let arguments, _) = node else { return nil }
        let name: String
        switch function {
        case .rowCount: return ("Rows", nil)
        case .trueCount: name = "Number"
        case .count: name = "Number"
        case .distinctCount: name = "Distinct values"
        case .mean: name = "Mean"
        case .sum: name = "Sum"
        case .quantile(0.5): name = "Median"
        case .min: name = "Smallest"
        case .max: name = "Largest"
        default: return nil
        }
        return (name, arguments.first.map { Expr($0) })
    }

    /// The aggregation in Swift's notation.
    var text: String { node.description }
}
