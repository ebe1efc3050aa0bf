// Missing values, cases, and comparison with several values.

extension ColumnExpression {
    /// Whether the value is present. Never missing.
    public var isPresent: Expr { call(.isPresent) }

    /// Whether the value is missing. Never missing.
    public var isMissing: Expr { call(.isMissing) }

    /// Whether a number is NaN; missing for a missing value.
    public var isNaN: Expr { call(.isNaN) }

    /// The value, or another one where it is missing.
    public func orElse(_ other: Expr) -> Expr { call(.orElse, other) }

    /// The value, or another one where it is missing.
    @_disfavoredOverload
    public func orElse(_ other: some Operand) -> Expr { call(.orElse, other.expr) }

    /// The value, missing where it equals another one: for codes such as -1 that stand for a missing value.
    public func missing(whereEqualTo value: Expr) -> Expr { call(.missingWhereEqual, value) }

    /// The value, missing where it equals another one: for codes such as -1 that stand for a missing value.
    @_disfavoredOverload
    public func missing(whereEqualTo value: some Operand) -> Expr { call(.missingWhereEqual, value.expr) }

    /// Whether the value is within bounds, both inclusive.
    public func isBetween(_ lower: Expr, _ upper: Expr) -> Expr { call(.isBetween, lower, upper) }

    /// Whether the value is within bounds, both inclusive.
    @_disfavoredOverload
    public func isBetween(_ lower: some Operand, _ upper: some Operand) -> Expr {
        call(.isBetween, lower.expr, upper.expr)
    }

    /// Whether the value is one of several; missing for a missing value.
    public func isIn(_ values: [Expr]) -> Expr {
        Expr(.call(.isIn, [expr.node] + values.map(\.node)))
    }

    /// Whether the value is one of several; missing for a missing value.
    @_disfavoredOverload
    public func isIn<Value: Operand>(_ values: [Value]) -> Expr { isIn(values.map(\.expr)) }
}

/// Returns one result where a condition is true, and another one elsewhere, also where the condition is missing; without
/// it, a missing value. For more cases, see ``when(_:otherwise:)``.
public func when(_ condition: Expr, then result: Expr, otherwise: Expr? = nil) -> Expr {
    // Cases that follow each other become one list.
    if let otherwise, case .conditional(let cases, let last) = otherwise.node {
        return Expr(
            .conditional(
                cases: [ConditionalCase(condition: condition.node, result: result.node)] + cases,
                otherwise: last))
    }
    return Expr(
        .conditional(
            cases: [ConditionalCase(condition: condition.node, result: result.node)],
            otherwise: otherwise?.node))
}

/// Returns one result where a condition is true, and another one elsewhere.
@_disfavoredOverload
public func when(_ condition: Expr, then result: some Operand, otherwise: some Operand) -> Expr {
    when(condition, then: result.expr, otherwise: otherwise.expr)
}

/// Returns a result where a condition is true, and a missing value elsewhere.
@_disfavoredOverload
public func when(_ condition: Expr, then result: some Operand) -> Expr {
    when(condition, then: result.expr)
}

/// Returns the result of the first of several conditions that is true, as SQL's `CASE`; where none is, another one, or a missing
/// value without it.
///
///     when([col("ms") < 30_000: "skip", col("ms") < 120_000: "part"], otherwise: "whole")
public func when(_ cases: KeyValuePairs<Expr, Expr>, otherwise: Expr? = nil) -> Expr {
    cases.reversed().reduce(otherwise ?? .missing) { rest, next in
        when(next.key, then: next.value, otherwise: rest)
    }
}

/// Returns the smallest of several values of a row, without the missing ones.
public func least(_ first: Expr, _ others: Expr...) -> Expr {
    Expr(.call(.smallest, [first.node] + others.map(\.node)))
}

/// Returns the largest of several values of a row, without the missing ones.
public func greatest(_ first: Expr, _ others: Expr...) -> Expr {
    Expr(.call(.largest, [first.node] + others.map(\.node)))
}

extension ColumnExpression {
    /// The band that a number falls into, as a text: `col("age").banded(at: [18, 65])` is "below 18", "18–65" (without 65) or
    /// "65 and above".
    ///
    /// - Parameters:
    ///   - edges: the lower edges of the bands, ascending; a number that equals one is above it.
    ///   - labels: the names of the bands, one more than there are edges.
    public func banded(at edges: [Double], labels: [String]? = nil) -> Expr {
        let labels = labels ?? Self.labels(of: edges)
        guard let last = labels.last else { return .missing }
        var result: Expr = when(isPresent, then: last.expr)
        for (edge, label) in zip(edges, labels).reversed() {
            result = when(expr < edge, then: label.expr, otherwise: result)
        }
        return result
    }

    private static func labels(of edges: [Double]) -> [String] {
        func text(_ edge: Double) -> String { Int(exactly: edge)?.description ?? edge.description }
        guard let first = edges.first, let last = edges.last else { return ["all"] }
        let between = zip(edges, edges.dropFirst()).map { "\(text($0))–\(text($1))" }
        return ["below \(text(first))"] + between + ["\(text(last)) and above"]
    }
}
