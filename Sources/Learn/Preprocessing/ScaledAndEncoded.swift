import Base

/// Prepares columns of numbers and of categories for a linear model: numbers are scaled to a mean of 0 and a standard
/// deviation of 1, categories get a column of ones and zeros each.
///
///     let model = try Pipeline(.scaledAndEncoded, LogisticRegression()).fit(birds)
///
/// A missing number is replaced by the median of its column, a missing category is a category of its own; a category that was
/// not seen in fitting is zero in all columns. Which columns hold numbers and which categories is read from the matrix that it
/// is fitted to. Fitted, it is a ``ColumnTransformer`` of the parts `numbers` and `categories`.
public struct ScaledAndEncoded: Transformer, LazyTransformer, Encodable, Keyed {
    /// The categories that get no column.
    public var drop: OneHotEncoder.Drop

    /// Creates a transformer.
    ///
    /// - Parameter drop: the categories that get no column, because the others determine them: `.first` for a model without
    ///   a penalty.
    public init(drop: OneHotEncoder.Drop = .none) {
        self.drop = drop
    }

    /// Finds medians, means, standard deviations and categories.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns, or with an infinity.
    public func fit(_ x: Matrix) throws -> ColumnTransformer.Fitted {
        try fit(LazyColumns(x))
    }

    func fit(_ x: LazyColumns) throws -> ColumnTransformer.Fitted {
        let numbers = x.columns.filter { $0.categories == nil }.map(\.name)
        let categories = x.columns.filter { $0.categories != nil }.map(\.name)
        return try ColumnTransformer(
            .columns(
                numbers, TransformerChain(SimpleImputer(strategy: .median), StandardScaler()),
                name: "numbers"),
            .columns(categories, OneHotEncoder(drop: drop, unknown: .ignore), name: "categories")
        ).fit(x)
    }
}

extension Transformer where Self == ScaledAndEncoded {
    /// Scales columns of numbers, and encodes columns of categories as ones and zeros, with missing values filled in.
    public static var scaledAndEncoded: ScaledAndEncoded { ScaledAndEncoded() }
}
