/// Two transformers, of which the second transforms the output of the first.
public struct TransformerChain<First: Transformer, Second: Transformer>: Transformer, ViewTransformer {
    /// The first transformer.
    public var first: First
    /// The transformer of the output of the first.
    public var second: Second

    /// Creates a chain of two transformers.
    public init(_ first: First, _ second: Second) {
        self.first = first
        self.second = second
    }

    /// Creates a chain of three transformers.
    public init<A, B>(_ first: A, _ second: B, _ third: Second) where First == TransformerChain<A, B> {
        self.init(TransformerChain<A, B>(first, second), third)
    }

    /// Fits the first transformer, then the second on the output of the first.
    ///
    /// - Throws: the errors of the two.
    public func fit(_ x: Matrix) throws -> FittedTransformerChain<First.Fitted, Second.Fitted> {
        try fit(ColumnView(x))
    }

    func fit(_ x: ColumnView) throws -> FittedTransformerChain<First.Fitted, Second.Fitted> {
        let fitted = try first.fit(view: x)
        return FittedTransformerChain(first: fitted, second: try second.fit(view: fitted.derive(view: x)))
    }
}

/// A fitted chain of two transformers.
public struct FittedTransformerChain<First: FittedTransformer, Second: FittedTransformer>: FittedTransformer,
    FittedViewTransformer
{
    /// The first fitted transformer.
    public let first: First
    /// The fitted transformer of the output of the first.
    public let second: Second

    /// The names of the output columns of the second transformer.
    public var outputColumnNames: [String] { second.outputColumnNames }

    /// Returns the output of the second transformer for that of the first.
    ///
    /// - Throws: the errors of the two.
    public func transform(_ x: Matrix) throws -> Matrix {
        try x.transformed(by: self)
    }

    func derive(_ x: ColumnView) throws -> ColumnView {
        try second.derive(view: first.derive(view: x))
    }
}

extension FittedTransformerChain: Codable where First: Codable, Second: Codable {}
extension FittedTransformerChain: Equatable where First: Equatable, Second: Equatable {}
