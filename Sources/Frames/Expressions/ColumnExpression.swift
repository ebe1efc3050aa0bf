/// An expression or a field: what has the functions of expressions.
public protocol ColumnExpression: Operand, ColumnReference {}

extension ColumnExpression {
    /// The expression, as the key of a verb.
    public var reference: Expr { expr }

    /// Returns the expression under a name, which its column gets.
    public func `as`(_ name: String) -> Expr { Expr(.named(expr.node, name)) }

    func call(_ function: ScalarFunction, _ arguments: Expr...) -> Expr {
        Expr(.call(function, [expr.node] + arguments.map(\.node)))
    }
}

/// A column that a verb is told by its name (a text), as a field, or as an expression.
public protocol ColumnReference: Sendable {
    /// The column as an expression.
    var reference: Expr { get }
}

extension String: ColumnReference {
    /// The column of this name.
    public var reference: Expr { col(self) }
}

/// A column to sort by, and the direction: `"year"` for ascending, `.descending("year")`.
public protocol SortReference: Sendable {
    /// The column and the direction.
    var order: SortOrder { get }
}

/// A column to sort by, and the direction.
public struct SortOrder: SortReference {
    let node: OrderNode

    /// The column and the direction.
    public var order: SortOrder { self }
}

extension String: SortReference {
    /// The column of this name, the smallest value first.
    public var order: SortOrder { SortOrder(node: OrderNode(node: .column(self))) }
}

extension Expr: SortReference {
    /// The expression, the smallest value first.
    public var order: SortOrder { SortOrder(node: OrderNode(node: node)) }
}

extension SortReference where Self == SortOrder {
    /// Sorts by a column with the largest value first.
    public static func descending(_ column: any ColumnReference) -> SortOrder {
        SortOrder(node: OrderNode(node: column.reference.node, isDescending: true))
    }

    /// Sorts by a column with the smallest value first.
    public static func ascending(_ column: any ColumnReference) -> SortOrder {
        SortOrder(node: OrderNode(node: column.reference.node))
    }
}
