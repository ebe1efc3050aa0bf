import Learn

/// The loss that gradient boosting minimizes for regression.
public enum RegressionLoss: Equatable, Sendable, Codable {
    /// The squared error: predicts the mean.
    case squaredError
    /// The absolute error: predicts the median, which a few extreme targets do not change.
    case absoluteError
    /// The pinball loss: predicts a quantile, above 0 and below 1, such as 0.9 for a value that nine of ten rows stay below.
    case quantile(Double)

    /// Throws `LearnError.invalidParameter` for a quantile out of range.
    func requireParameters() throws {
        guard case .quantile(let quantile) = self, !(quantile > 0 && quantile < 1) else { return }
        throw LearnError.invalidParameter(
            name: "quantile", value: "\(quantile)", expected: "above 0 and below 1")
    }
}
