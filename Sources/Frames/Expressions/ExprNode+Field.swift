import Base

// What is known about the values of an expression for readers of reports.

extension ExprNode {
    /// Returns the field of the expression under a name; `nil` if nothing is known about it.
    ///
    /// A column keeps all that is declared about it, also under another name. What is computed from columns keeps their unit if
    /// it is still true, and also the label if it replaces the column. Years have no thousands.
    func field(named name: String, in schema: Schema) -> Field? {
        switch unnamed {
        case .column(let column): return schema.field(column)?.renamed(name)
        case .call(.datePart(.year), _), .call(.datePart(.weekYear), _): return Field(name, format: .exact)
        default:
            guard let source = quantity(in: schema) else { return nil }
            return source.name == name
                ? source.derived(name, label: source.label) : source.derived(name, label: nil)
        }
    }

    /// The field of the quantity that the values are some of: the result is in its unit.
    private func quantity(in schema: Schema) -> Field? {
        switch self {
        case .column(let name): return schema.field(name)
        case .named(let node, _): return node.quantity(in: schema)
        case .call(let function, let arguments):
            switch function {
            case .add, .subtract, .smallest, .largest, .orElse:
                return Self.commonQuantity(arguments, in: schema)
            case .negate, .absolute, .floor, .ceiling, .round, .missingWhereEqual, .floorDate:
                return arguments[0].quantity(in: schema)
            default: return nil
            }
        case .conditional(let cases, let otherwise):
            return Self.commonQuantity(cases.map(\.result) + (otherwise.map { [$0] } ?? []), in: schema)
        case .window(let function, let arguments, _):
            switch function {
            case .lag, .filledForward, .runningMin, .runningMax, .runningSum, .rolling:
                return arguments.first?.quantity(in: schema)
            case .statistic(let statistic): return statistic.field(of: arguments, in: schema)
            case .runningCount, .rank, .rowNumber, .session: return nil
            }
        case .literal, .values: return nil
        }
    }

    /// The field of the first of several expressions if all but constants are in the same unit.
    private static func commonQuantity(_ nodes: [ExprNode], in schema: Schema) -> Field? {
        let fields = nodes.filter { $0.literalValue == nil }.map { $0.quantity(in: schema) }
        guard let first = fields.first, let first, fields.allSatisfy({ $0?.unit == first.unit }) else {
            return nil
        }
        return first
    }
}

extension AggregateFunction {
    /// The field of the quantity that the statistic of expressions is some of.
    fileprivate func field(of arguments: [ExprNode], in schema: Schema) -> Field? {
        switch self {
        case .min, .max, .first, .last, .mode, .sum, .mean, .quantile, .standardDeviation:
            guard let argument = arguments.first else { return nil }
            return argument.field(named: argument.name ?? "", in: schema)
        case .rowCount, .count, .trueCount, .distinctCount, .variance, .any, .all, .covariance, .correlation,
            .list:
            return nil
        }
    }
}

extension AggregationNode {
    /// Returns the field of the aggregation under a name; `nil` if nothing is known about it.
    func field(named name: String, in schema: Schema) -> Field? {
        switch self {
        case .statistic(let function, let arguments, _):
            function.field(of: arguments, in: schema).map {
                $0.derived(name, label: $0.name == name ? $0.label : nil)
            }
        case .call(.round, let arguments): arguments[0].field(named: name, in: schema)
        case .literal, .call: nil
        }
    }
}

extension Field {
    /// The field of the column under another name.
    func renamed(_ name: String) -> Field {
        var result = self
        result.name = name
        return result
    }

    /// The field of values that are computed from the column, in the same unit.
    func derived(_ name: String, label: String?) -> Field {
        Field(name, label: label, unit: unit, format: format)
    }
}
