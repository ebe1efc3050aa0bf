import Numerics

/// How much it counts that two classes are taken for each other, in Cohen's kappa.
public enum KappaWeights: String, CaseIterable, Codable, Sendable {
    /// Every mistake counts the same.
    case none
    /// A mistake counts by how many classes lie between, for classes with an order.
    case linear
    /// A mistake counts by the square of that.
    case quadratic

    func weight(_ a: Int, _ b: Int) -> Double {
        let distance = Double(abs(a - b))
        return switch self {
        case .none: a == b ? 0 : 1
        case .linear: distance
        case .quadratic: distance * distance
        }
    }
}

extension ConfusionMatrix {
    /// The correlation of truth and prediction: 1 where all is right, 0 for guessing, −1 (of two classes) where all
    /// is wrong. It is 0 where all rows are of one class or are taken for one, as in scikit-learn.
    ///
    /// Matthews, Biochimica et Biophysica Acta 405 (1975); for more classes Gorodkin, Computational Biology and
    /// Chemistry 28 (2004).
    public var matthewsCorrelation: Double {
        let (support, predicted, total) = (support, predictedSupport, total)
        let together = hits.reduce(0, +) * total - dot(support, predicted)
        let spread = (total * total - dot(predicted, predicted)) * (total * total - dot(support, support))
        return spread == 0 ? 0 : together / spread.squareRoot()
    }

    /// How far truth and prediction agree beyond what two who know only the shares of the classes would by chance:
    /// 1 where all is right, 0 for chance. NaN where truth and predictions are all of one class, as in scikit-learn.
    ///
    /// Cohen, “A coefficient of agreement for nominal scales”, Educational and Psychological Measurement 20 (1960).
    ///
    /// - Parameter weights: how much each mistake counts.
    public func cohensKappa(weights: KappaWeights = .none) -> Double {
        let (support, predicted, total) = (support, predictedSupport, total)
        var seen = 0.0
        var expected = 0.0
        for a in classNames.indices {
            for b in classNames.indices {
                let weight = weights.weight(a, b)
                seen += weight * cells[a][b]
                expected += weight * support[a] * predicted[b] / total
            }
        }
        return expected == 0 ? .nan : 1 - seen / expected
    }
}
