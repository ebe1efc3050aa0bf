import Learn

extension GradientBoosting.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "GradientBoosting" }
}

extension GradientBoostingRegressor.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "GradientBoostingRegressor" }
}

extension RandomForest.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "RandomForest" }
}

extension DecisionTree.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "DecisionTree" }
}

extension DecisionTreeRegressor.Fitted: Savable {
    /// What its file says it holds.
    public static var kind: String { "DecisionTreeRegressor" }
}
