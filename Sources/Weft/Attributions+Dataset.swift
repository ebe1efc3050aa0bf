import Datasets
import Trees

// Attributions of data sets. Trees and Datasets do not know each other; only the umbrella knows both.

extension GradientBoosting.Fitted {
    /// Computes the exact contribution of each feature to the log-odds of a class for each row of a data set, by TreeSHAP.
    ///
    /// - Parameter className: the class to explain; nil for the positive one of two.
    /// - Throws: the errors of the method for matrices.
    public func attributions(_ data: Dataset, of className: String? = nil) throws -> Attributions {
        try attributions(data.x, of: className)
    }
}

extension RandomForest.Fitted {
    /// Computes the exact contribution of each feature to the probability of a class for each row of a data set, by TreeSHAP.
    ///
    /// - Parameter className: the class to explain; nil for the positive one of two.
    /// - Throws: the errors of the method for matrices.
    public func attributions(_ data: Dataset, of className: String? = nil) throws -> Attributions {
        try attributions(data.x, of: className)
    }
}

extension DecisionTree.Fitted {
    /// Computes the exact contribution of each feature to the probability of a class for each row of a data set, by TreeSHAP.
    ///
    /// - Parameter className: the class to explain; nil for the positive one of two.
    /// - Throws: the errors of the method for matrices.
    public func attributions(_ data: Dataset, of className: String? = nil) throws -> Attributions {
        try attributions(data.x, of: className)
    }
}

extension GradientBoostingRegressor.Fitted {
    /// Computes the exact contribution of each feature to the prediction for each row of a data set, by TreeSHAP.
    ///
    /// - Throws: the errors of the method for matrices.
    public func attributions(_ data: Dataset) throws -> Attributions { try attributions(data.x) }
}

extension RandomForestRegressor.Fitted {
    /// Computes the exact contribution of each feature to the prediction for each row of a data set, by TreeSHAP.
    ///
    /// - Throws: the errors of the method for matrices.
    public func attributions(_ data: Dataset) throws -> Attributions { try attributions(data.x) }
}

extension DecisionTreeRegressor.Fitted {
    /// Computes the exact contribution of each feature to the prediction for each row of a data set, by TreeSHAP.
    ///
    /// - Throws: the errors of the method for matrices.
    public func attributions(_ data: Dataset) throws -> Attributions { try attributions(data.x) }
}
