/// A fitted forest with its out-of-bag predictions, which its file does not hold.
struct KeptForest<Forest: ForestWithOutOfBag>: Codable, Sendable {
    private let forest: Forest
    private let outOfBag: Forest.OutOfBag?

    init(_ forest: Forest) {
        self.forest = forest
        outOfBag = forest.outOfBag
    }

    var model: Forest {
        var model = forest
        model.outOfBag = outOfBag
        return model
    }
}

/// A fitted forest that may have out-of-bag predictions.
protocol ForestWithOutOfBag: Codable, Sendable {
    /// The predictions.
    associatedtype OutOfBag: Codable, Sendable

    /// The out-of-bag predictions, if they were computed.
    var outOfBag: OutOfBag? { get set }
}

extension RandomForest.Fitted: ForestWithOutOfBag {}
extension RandomForestRegressor.Fitted: ForestWithOutOfBag {}
