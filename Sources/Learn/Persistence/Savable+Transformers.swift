import Base

extension StandardScaler.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "StandardScaler" }

    /// Checks that there is a mean, a variance, a count and a divisor for each column.
    public func requireConsistent() throws {
        try Consistency.requireNames(columnNames)
        try Consistency.requireCount(means, "means", columnNames.count)
        try Consistency.requireNoInfinity(means, "means")
        try Consistency.requireCount(variances, "variances", columnNames.count)
        try Consistency.requireCount(counts, "counts", columnNames.count)
        try Consistency.requireCount(scales, "scales", columnNames.count)
        try Consistency.requireDivisors(scales, "scales")
    }
}

extension MinMaxScaler.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "MinMaxScaler" }

    /// Checks that there are a minimum and a maximum for each column, and a range.
    public func requireConsistent() throws {
        try Consistency.requireNames(columnNames)
        try Consistency.requireCount(minima, "minima", columnNames.count)
        try Consistency.requireCount(maxima, "maxima", columnNames.count)
        try Consistency.requireNoInfinity(minima + maxima, "minima and maxima")
        try Consistency.requireFinite([lowerBound, upperBound], "ends of the range")
        try Consistency.require(lowerBound <= upperBound, "the range ends before it begins")
    }
}

extension RobustScaler.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "RobustScaler" }

    /// Checks that there are a centre and a divisor for each column.
    public func requireConsistent() throws {
        try Consistency.requireNames(columnNames)
        try Consistency.requireCount(centers, "centers", columnNames.count)
        try Consistency.requireNoInfinity(centers, "centers")
        try Consistency.requireCount(scales, "scales", columnNames.count)
        try Consistency.requireDivisors(scales, "scales")
    }
}

extension SimpleImputer.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "SimpleImputer" }

    /// Checks that there is a fill value for each column, and that indicators are of columns.
    public func requireConsistent() throws {
        try Consistency.requireNames(columnNames)
        try Consistency.requireCount(fills, "fills", columnNames.count)
        let known = Set(columnNames.map(ExactText.init))
        for name in indicatorColumns {
            try Consistency.require(known.contains(ExactText(name)), "the indicator of \(name) has no column")
        }
        try Consistency.requireDifferent(outputColumnNames, "output columns")
    }
}

extension OneHotEncoder.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "OneHotEncoder" }

    /// Checks that there are lists of categories for each column.
    public func requireConsistent() throws {
        try Consistency.requireNames(columnNames)
        try Consistency.requireCount(categories, "lists of categories", columnNames.count)
        try Consistency.requireCount(
            infrequentCategories, "lists of infrequent categories", columnNames.count)
        for list in categories { try Consistency.requireDifferent(list, "categories") }
    }
}

extension OrdinalEncoder.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "OrdinalEncoder" }

    /// Checks that there is a list of categories for each column.
    public func requireConsistent() throws {
        try Consistency.requireNames(columnNames)
        try Consistency.requireCount(categories, "lists of categories", columnNames.count)
        for list in categories { try Consistency.requireDifferent(list, "categories") }
        if case .value(let value) = unknown {
            try Consistency.requireNoInfinity([value], "numbers of unknown categories")
        }
    }
}

extension ColumnTransformer.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "ColumnTransformer" }

    /// Checks the parts.
    public func requireConsistent() throws {
        try Consistency.requireNames(parts.map(\.name), "parts")
        for part in parts {
            try part.transformer.map(Consistency.require)
        }
    }
}

extension TransformerChain.Fitted: Savable where First.Fitted: Savable, Second.Fitted: Savable {
    /// The kind of model in its file, with the kinds of the two transformers.
    public static var kind: String { "TransformerChain(\(First.Fitted.kind), \(Second.Fitted.kind))" }

    /// Checks the two transformers.
    public func requireConsistent() throws { try Consistency.require(self) }
}

extension KMeans.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "KMeans" }

    /// Checks that the centres are finite; their shapes are checked whenever they are decoded.
    public func requireConsistent() throws {
        try Consistency.requireNames(columnNames)
        try Consistency.requireFinite(centers.flatMap { $0 }, "coordinates of centres")
    }
}

extension PCA.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "PCA" }

    /// Checks that there are components of finite numbers; their shapes are checked whenever they are decoded.
    public func requireConsistent() throws {
        try Consistency.requireNames(columnNames)
        try Consistency.require(!components.isEmpty, "there are no components")
        try Consistency.requireFinite(mean + components.flatMap { $0 }, "means and loadings")
        try Consistency.requireFinite(explainedVariance, "variances")
        try Consistency.require(!explainedVariance.contains { $0 < 0 }, "a variance is negative")
    }
}
