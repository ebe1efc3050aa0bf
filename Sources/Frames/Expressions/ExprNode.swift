import Base

/// An expression as a tree.
package indirect enum ExprNode: Encodable, Sendable {
    /// The column of a name.
    case column(String)
    /// The same value in each row; `nil` is missing, of any type.
    case literal(Value?)
    /// The values of a column that is not part of the table but has its rows.
    case values(Column)
    /// A function of one or several values of the same row.
    case call(ScalarFunction, [ExprNode])
    /// The result of the first case whose condition is true; missing if there is none and no other result.
    case conditional(cases: [ConditionalCase], otherwise: ExprNode?)
    /// A function of several rows.
    case window(WindowFunction, [ExprNode], Window)
    /// An expression under a name.
    case named(ExprNode, String)
}

/// A condition and the result where it is true.
package struct ConditionalCase: Encodable, Sendable {
    var condition: ExprNode
    var result: ExprNode
}

/// The rows that a function of several rows is computed from.
package struct Window: Encodable, Sendable {
    /// Rows with equal values in these are computed from each other; none for all rows.
    var keys: [ExprNode] = []
    /// The order of the rows; none for that of the table.
    var order: [OrderNode] = []
}

/// An expression to sort by.
package struct OrderNode: Encodable, Sendable {
    var node: ExprNode
    var isDescending = false
}

extension ExprNode {
    /// The expressions that the expression consists of.
    var children: [ExprNode] {
        switch self {
        case .column, .literal, .values: []
        case .call(_, let arguments): arguments
        case .conditional(let cases, let otherwise):
            cases.flatMap { [$0.condition, $0.result] } + (otherwise.map { [$0] } ?? [])
        case .window(_, let arguments, let window):
            arguments + window.keys + window.order.map(\.node)
        case .named(let node, _): [node]
        }
    }

    /// Returns the expression with the expressions that it consists of replaced.
    func mapChildren(_ transform: (ExprNode) -> ExprNode) -> ExprNode {
        switch self {
        case .column, .literal, .values: self
        case .call(let function, let arguments): .call(function, arguments.map(transform))
        case .conditional(let cases, let otherwise):
            .conditional(
                cases: cases.map {
                    ConditionalCase(condition: transform($0.condition), result: transform($0.result))
                }, otherwise: otherwise.map(transform))
        case .window(let function, let arguments, let window):
            .window(
                function, arguments.map(transform),
                Window(
                    keys: window.keys.map(transform),
                    order: window.order.map {
                        OrderNode(node: transform($0.node), isDescending: $0.isDescending)
                    }))
        case .named(let node, let name): .named(transform(node), name)
        }
    }

    /// The names of the columns that the expression reads.
    var columnNames: Set<String> {
        if case .column(let name) = self { return [name] }
        return children.reduce(into: []) { $0.formUnion($1.columnNames) }
    }

    /// Whether the expression has a function of several rows, or values that belong to the rows of one table.
    var needsWholeTable: Bool {
        switch self {
        case .window, .values: true
        default: children.contains(where: \.needsWholeTable)
        }
    }

    /// Whether the expression has a function of several rows.
    var hasWindow: Bool {
        if case .window = self { return true }
        return children.contains(where: \.hasWindow)
    }

    /// The name that the expression was given; otherwise the name of the first column that it reads, or `nil`.
    var name: String? {
        switch self {
        case .column(let name): name
        case .values(let column): column.name
        case .named(_, let name): name
        case .literal: nil
        default: children.lazy.compactMap(\.name).first
        }
    }

    /// The expression without the name that it was given.
    package var unnamed: ExprNode {
        if case .named(let node, _) = self { node.unnamed } else { self }
    }

    /// Returns the expression with columns replaced by other expressions.
    func substituting(_ columns: [String: ExprNode]) -> ExprNode {
        if case .column(let name) = self { return columns[name] ?? self }
        return mapChildren { $0.substituting(columns) }
    }

    /// The value, if the expression is the same value in each row without any computation.
    var literalValue: Value?? {
        if case .literal(let value) = unnamed { value } else { nil }
    }
}
