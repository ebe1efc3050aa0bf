/// Stops boosting early, when the loss on validation rows no longer decreases.
public struct EarlyStopping: Equatable, Sendable, Codable {
    /// The fraction of the rows that is held out for validation, unless validation rows are given.
    public var validationFraction: Double
    /// The number of iterations to wait for a smaller loss.
    public var patience: Int
    /// The amount by which the loss must decrease to count as smaller.
    public var tolerance: Double
    /// The seed of the choice of held-out rows.
    public var seed: UInt32

    /// Creates a rule for early stopping.
    public init(
        validationFraction: Double = 0.1, patience: Int = 10, tolerance: Double = 1e-7, seed: UInt32 = 0
    ) {
        self.validationFraction = validationFraction
        self.patience = patience
        self.tolerance = tolerance
        self.seed = seed
    }
}
