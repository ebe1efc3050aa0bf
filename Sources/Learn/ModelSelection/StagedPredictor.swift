/// A predictor that is fitted in stages, as boosting tree by tree: the first stages of its model are the model that so few stages
/// alone yield.
///
/// A search fits candidates that differ in nothing but the number of stages once, with the largest number, and scores the
/// beginnings of that model.
public protocol StagedPredictor: Predictor, Equatable {
    /// The number of stages; `nil` where it is found while fitting, as by early stopping.
    var stageCount: Int? { get set }

    /// Returns the model after its first stages.
    static func prefix(of model: Fitted, stages: Int) -> Fitted
}

extension StagedPredictor {
    /// Returns for each of some predictors the index of the one whose model begins with its own: of those that are the same but
    /// for the number of stages, the one with the most.
    static func longest(_ predictors: [any Predictor]) -> [Int] {
        let own = predictors.compactMap { $0 as? Self }
        guard own.count == predictors.count else { return Array(predictors.indices) }
        return own.indices.map { index in
            var (longest, most) = (index, own[index].stageCount ?? 0)
            guard most > 0 else { return index }
            for (other, var predictor) in own.enumerated() {
                guard let count = predictor.stageCount, count > most else { continue }
                predictor.stageCount = own[index].stageCount
                if predictor == own[index] { (longest, most) = (other, count) }
            }
            return longest
        }
    }

    /// Returns the model of this predictor as the beginning of a longer one; `nil` if that is of another type.
    func beginning(of model: any FittedPredictor) -> (any FittedPredictor)? {
        guard let model = model as? Fitted, let stageCount else { return nil }
        return Self.prefix(of: model, stages: stageCount)
    }
}
