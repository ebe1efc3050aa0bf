/// Two transformers, the second working on what the first makes.
public struct TransformerChain<First: Transformer, Second: Transformer>: Transformer, ViewTransformer {
    /// What comes first.
    public var first: First
    /// What works on the result.
    public var second: Second

    /// One transformer after another.
    public init(_ first: First, _ second: Second) {
        self.first = first
        self.second = second
    }

    /// Three transformers, one after another.
    public init<A, B>(_ first: A, _ second: B, _ third: Second) where First == TransformerChain<A, B> {
        self.init(TransformerChain<A, B>(first, second), third)
    }

    /// Fits the first, then the second on what it makes of the rows.
    ///
    /// - Throws: what the two throw.
    public func fit(_ x: Matrix) throws -> FittedTransformerChain<First.Fitted, Second.Fitted> {
        try fit(ColumnView(x))
    }

    func fit(_ x: ColumnView) throws -> FittedTransformerChain<First.Fitted, Second.Fitted> {
        let fitted = try first.fit(view: x)
        return FittedTransformerChain(first: fitted, second: try second.fit(view: fitted.derive(view: x)))
    }
}

/// Two fitted transformers, the second working on what the first makes.
public struct FittedTransformerChain<First: FittedTransformer, Second: FittedTransformer>: FittedTransformer,
    FittedViewTransformer
{
    /// What comes first.
    public let first: First
    /// What works on the result.
    public let second: Second

    /// The names of the columns that the second makes.
    public var outputColumnNames: [String] { second.outputColumnNames }

    /// What the second makes of what the first makes of the rows.
    ///
    /// - Throws: what the two throw.
    public func transform(_ x: Matrix) throws -> Matrix {
        try x.transformed(by: self)
    }

    func derive(_ x: ColumnView) throws -> ColumnView {
        try second.derive(view: first.derive(view: x))
    }
}

extension FittedTransformerChain: Codable where First: Codable, Second: Codable {}
extension FittedTransformerChain: Equatable where First: Equatable, Second: Equatable {}
