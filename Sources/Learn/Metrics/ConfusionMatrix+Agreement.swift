import Numerics

/// The weight of a disagreement between two classes in Cohen's kappa.
public enum KappaWeights: String, CaseIterable, Codable, Sendable {
    /// Every disagreement counts the same.
    case none
    /// A disagreement counts by the distance of the classes, which must be ordered.
    case linear
    /// A disagreement counts by the square of the distance.
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
    /// The Matthews correlation coefficient of truth and prediction: 1 if all is right, 0 for guessing, −1
    /// (for two classes) if all is wrong. It is 0 if all rows are of one class or are predicted as one, as in
    /// scikit-learn.
    ///
    /// Matthews, Biochimica et Biophysica Acta 405 (1975); for more classes Gorodkin, Computational Biology
    /// and Chemistry 28 (2004).
    /// Chemistry 28 (2004).
    public var matthewsCorrelation: Double {
        let (support, predicted, total) = (support, predictedSupport, total)
        let together = hits.reduce(0, +) * total - dot(support, predicted)
        let spread = (total * total - dot(predicted, predicted)) * (total * total - dot(support, support))
        return spread == 0 ? 0 : together / spread.squareRoot()
    }

    /// Returns Cohen's kappa: the agreement of truth and prediction beyond that expected by chance from the
    /// class frequencies alone. 1 if all is right, 0 for chance, NaN if truth and predictions are all of one
    /// class, as in scikit-learn.
    ///
    /// Cohen, “A coefficient of agreement for nominal scales”, Educational and Psychological Measurement 20
    /// (1960).
    ///
    /// - Parameter weights: the weight of each disagreement.
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
