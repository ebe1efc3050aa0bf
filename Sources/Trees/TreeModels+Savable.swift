import Learn

extension GradientBoosting.Model: Savable {
    /// What its file says it holds.
    public static var kind: String { "GradientBoosting" }
}

extension GradientBoostingRegressor.Model: Savable {
    /// What its file says it holds.
    public static var kind: String { "GradientBoostingRegressor" }
}

extension RandomForest.Model: Savable {
    /// What its file says it holds.
    public static var kind: String { "RandomForest" }
}

extension DecisionTree.Model: Savable {
    /// What its file says it holds.
    public static var kind: String { "DecisionTree" }
}

extension DecisionTreeRegressor.Model: Savable {
    /// What its file says it holds.
    public static var kind: String { "DecisionTreeRegressor" }
}
