import Learn

// The ensembles themselves are checked whenever they are decoded.

extension GradientBoosting.Fitted: Savable {
    /// The kind of model that its file states.
    public static var kind: String { "GradientBoosting" }

    /// Checks that there are scores and trees for each class, or for the positive one of two.
    public func requireConsistent() throws {
        try Consistency.requireNames(classNames, "classes")
        try Consistency.require(classNames.count > 1, "there is only one class")
        let outputs = classNames.count == 2 ? 1 : classNames.count
        try Consistency.requireCount(initialScores, "initial scores", outputs, "outputs")
        try Consistency.requireFinite(initialScores, "initial scores")
        try ensemble.requireOutputs(.takeTurns(count: outputs))
    }
}

extension GradientBoostingRegressor.Fitted: Savable {
    /// The kind of model that its file states.
    public static var kind: String { "GradientBoostingRegressor" }

    /// Checks the initial value and that the trees have one output.
    public func requireConsistent() throws {
        try Consistency.requireFinite([initialValue], "initial values")
        try ensemble.requireOutputs(.takeTurns(count: 1))
    }
}

extension RandomForest.Fitted: Savable {
    /// The kind of model that its file states.
    public static var kind: String { "RandomForest" }

    /// Checks that there are trees for the classes.
    public func requireConsistent() throws { try ensemble.requireTrees(ofClasses: classNames) }
}

extension RandomForestRegressor.Fitted: Savable {
    /// The kind of model that its file states.
    public static var kind: String { "RandomForestRegressor" }

    /// Checks that there are trees of one output.
    public func requireConsistent() throws { try ensemble.requireTrees(.takeTurns(count: 1)) }
}

extension DecisionTree.Fitted: Savable {
    /// The kind of model that its file states.
    public static var kind: String { "DecisionTree" }

    /// Checks that there is one tree for the classes, with the details of its nodes.
    public func requireConsistent() throws {
        try ensemble.requireTrees(ofClasses: classNames)
        try details.requireConsistent(of: ensemble)
    }
}

extension DecisionTreeRegressor.Fitted: Savable {
    /// The kind of model that its file states.
    public static var kind: String { "DecisionTreeRegressor" }

    /// Checks that there is one tree of one output, with the details of its nodes.
    public func requireConsistent() throws {
        try ensemble.requireTrees(.takeTurns(count: 1))
        try details.requireConsistent(of: ensemble)
    }
}
