import Base

/// Two transformers, of which the second transforms the output of the first.
public struct TransformerChain<First: Transformer, Second: Transformer>: Transformer, LazyTransformer {
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
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(LazyColumns(x))
    }

    func fit(_ x: LazyColumns) throws -> Fitted {
        let fitted = try first.fit(lazily: x)
        return Fitted(first: fitted, second: try second.fit(lazily: fitted.transform(lazily: x)))
    }

    /// A fitted chain of two transformers.
    public struct Fitted: FittedTransformer, FittedLazyTransformer {
        /// The first fitted transformer.
        public let first: First.Fitted
        /// The fitted transformer of the output of the first.
        public let second: Second.Fitted

        /// The names of the output columns of the second transformer.
        public var outputColumnNames: [String] { second.outputColumnNames }

        /// Returns the output of the second transformer for that of the first.
        ///
        /// - Throws: the errors of the two.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func transform(_ x: LazyColumns) throws -> LazyColumns {
            try second.transform(lazily: first.transform(lazily: x))
        }
    }
}

extension TransformerChain.Fitted: Codable where First.Fitted: Codable, Second.Fitted: Codable {}
extension TransformerChain.Fitted: Equatable where First.Fitted: Equatable, Second.Fitted: Equatable {}

extension TransformerChain: Keyed where First: Keyed, Second: Keyed {
    /// Returns those of the two transformers.
    package func keyTree() throws -> ValueTree { .list([try first.keyTree(), try second.keyTree()]) }
}

extension TransformerChain.Fitted: Keyed where First.Fitted: Keyed, Second.Fitted: Keyed {
    /// Returns those of the two transformers.
    package func keyTree() throws -> ValueTree { .list([try first.keyTree(), try second.keyTree()]) }
}
