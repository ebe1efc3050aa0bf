extension Pipeline.Fitted: Savable where Steps.Fitted: Savable, Final.Fitted: Savable {
    /// The kind of model in its file, with the kinds of its steps.
    public static var kind: String { "Pipeline(\(Steps.Fitted.kind), \(Final.Fitted.kind))" }

    /// Checks the steps.
    public func requireConsistent() throws {
        try transformer.requireConsistent()
        try estimator.requireConsistent()
    }
}

extension LogisticRegression.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "LogisticRegression" }

    /// Checks that there is a row of coefficients for each class (one row for two), with one for each column.
    public func requireConsistent() throws {
        try Consistency.requireNames(columnNames)
        try Consistency.requireNames(classNames, "classes")
        try Consistency.require(classNames.count > 1, "there is only one class")
        let rows = classNames.count == 2 ? 1 : classNames.count
        try Consistency.require(
            coefficients.count == rows && intercepts.count == rows,
            "there are \(coefficients.count) rows of coefficients and \(intercepts.count) intercepts for \(classNames.count) classes"
        )
        for row in coefficients { try Consistency.requireCount(row, "coefficients", columnNames.count) }
        try Consistency.requireFinite(coefficients.flatMap { $0 } + intercepts, "coefficients")
    }
}

extension DummyClassifier.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "DummyClassifier" }

    /// Checks that there is a probability for each class.
    public func requireConsistent() throws {
        try Consistency.requireNames(columnNames)
        try Consistency.requireNames(classNames, "classes")
        try Consistency.requireCount(probabilities, "probabilities", classNames.count, "classes")
        try Consistency.requireProbabilities(probabilities)
    }
}

extension DummyRegressor.Fitted: Savable {
    /// The kind of model in its file.
    public static var kind: String { "DummyRegressor" }

    /// Checks that the prediction is finite.
    public func requireConsistent() throws {
        try Consistency.requireNames(columnNames)
        try Consistency.requireFinite([prediction], "predictions")
    }
}

extension LinearModel: Savable {
    /// The kind of model in its file.
    public static var kind: String { "LinearModel" }

    /// Checks that there is a coefficient for each column.
    public func requireConsistent() throws {
        try Consistency.requireNames(columnNames)
        try Consistency.requireCount(coefficients, "coefficients", columnNames.count)
        try Consistency.requireFinite(coefficients + [intercept], "coefficients")
    }
}

extension ProbabilityCalibrator.Fitted {
    /// Checks that the numbers are finite, and that a function has as many values as points, in order.
    func requireConsistent() throws {
        switch self {
        case .sigmoid(let slope, let intercept):
            try Consistency.requireFinite([slope, intercept], "coefficients of the calibration")
        case .isotonic(let points, let values):
            try Consistency.require(!points.isEmpty, "the calibration has no points")
            try Consistency.requireCount(values, "values", points.count, "points of the calibration")
            try Consistency.requireFinite(points, "points of the calibration")
            try Consistency.require(
                zip(points, points.dropFirst()).allSatisfy(<=),
                "the points of the calibration are not in order")
            try Consistency.requireProbabilities(values)
        }
    }
}

extension Consistency {
    /// Checks that numbers are probabilities.
    fileprivate static func requireProbabilities(_ numbers: [Double]) throws {
        for number in numbers {
            try require(number >= 0 && number <= 1, "one of the probabilities is \(number)")
        }
    }
}
