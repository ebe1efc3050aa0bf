import Learn

extension GradientBoosting.Fitted: Savable {
    /// The kind of model that its file states.
    public static var kind: String { "GradientBoosting" }
}

extension GradientBoostingRegressor.Fitted: Savable {
    /// The kind of model that its file states.
    public static var kind: String { "GradientBoostingRegressor" }
}

extension RandomForest.Fitted: Savable {
    /// The kind of model that its file states.
    public static var kind: String { "RandomForest" }
}

extension RandomForestRegressor.Fitted: Savable {
    /// The kind of model that its file states.
    public static var kind: String { "RandomForestRegressor" }
}

extension DecisionTree.Fitted: Savable {
    /// The kind of model that its file states.
    public static var kind: String { "DecisionTree" }
}

extension DecisionTreeRegressor.Fitted: Savable {
    /// The kind of model that its file states.
    public static var kind: String { "DecisionTreeRegressor" }
}
