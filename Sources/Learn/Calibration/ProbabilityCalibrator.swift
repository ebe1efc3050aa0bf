#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import Numerics

/// Turns the probabilities of a classifier into ones that can be taken at their word: of rows with a calibrated probability of
/// 0.2, a fifth is positive. Fit it on rows that the classifier was not fitted on.
///
///     let calibration = try ProbabilityCalibrator(.sigmoid).fit(truth, probability: model.predictProbability(validation))
///     let calibrated = calibration.calibrated(try model.predictProbability(test))
public struct ProbabilityCalibrator: Sendable {
    /// The way in which probabilities are mapped.
    public enum Method: String, CaseIterable, Codable, Sendable {
        /// A logistic regression on the log-odds, of which the targets are smoothed (Platt, *Advances in Large Margin
        /// Classifiers*, 1999): for few rows, and for probabilities that are too high or too low throughout.
        case sigmoid
        /// The best function that never falls (Zadrozny & Elkan, KDD 2002), by pooling adjacent violators: for a thousand rows
        /// and more.
        case isotonic
    }

    /// The method.
    public var method: Method

    /// Creates a calibrator.
    public init(_ method: Method = .sigmoid) { self.method = method }

    /// Fits the calibrator to probabilities of the positive class.
    ///
    /// - Throws: `LearnError.notBinary`, `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.oneClass`,
    ///   `LearnError.invalidParameter` for a number that is not a probability.
    public func fit(_ truth: Labels, probability: [Double]) throws -> Fitted {
        try requireProbability(truth, probability, nil)
        let positives = truth.codes.count { $0 == 1 }
        guard positives > 0, positives < truth.count else {
            throw LearnError.oneClass(truth.classNames[positives > 0 ? 1 : 0])
        }
        switch method {
        case .sigmoid: return try fitSigmoid(truth, probability, positives)
        case .isotonic: return fitIsotonic(truth, probability)
        }
    }

    private func fitSigmoid(_ truth: Labels, _ probability: [Double], _ positives: Int) throws -> Fitted {
        let (positives, negatives) = (Double(positives), Double(truth.count - positives))
        let targets = truth.codes.map { $0 == 1 ? (positives + 1) / (positives + 2) : 1 / (negatives + 2) }
        let odds = probability.map(logOdds)
        guard let first = odds.first, odds.contains(where: { $0 != first }) else {
            let mean = targets.reduce(0, +) / Double(targets.count)
            return .sigmoid(slope: 0, intercept: logOdds(mean))
        }
        // A row with a target between the classes is one row of each class, weighted.
        let x = try Matrix(["log-odds": odds + odds])
        let codes = [Int32](repeating: 1, count: odds.count) + [Int32](repeating: 0, count: odds.count)
        let model = try LogisticRegression(penalty: .none).fit(
            x, Labels(codes: codes, classNames: truth.classNames),
            sampleWeight: targets + targets.map { 1 - $0 })
        return .sigmoid(slope: model.coefficients[0][0], intercept: model.intercepts[0])
    }

    private func fitIsotonic(_ truth: Labels, _ probability: [Double]) -> Fitted {
        var blocks: [(lowest: Double, highest: Double, positives: Double, count: Double)] = []
        let order = probability.indices.sorted {
            probability[$0] == probability[$1] ? $0 < $1 : probability[$0] < probability[$1]
        }
        for row in order {
            let (value, isPositive) = (probability[row], Double(truth.codes[row]))
            if let last = blocks.last, last.highest == value, last.lowest == value {
                blocks[blocks.count - 1].positives += isPositive
                blocks[blocks.count - 1].count += 1
            } else {
                blocks.append((value, value, isPositive, 1))
            }
        }
        var pooled: [(lowest: Double, highest: Double, positives: Double, count: Double)] = []
        for block in blocks {
            pooled.append(block)
            while pooled.count > 1 {
                let (a, b) = (pooled[pooled.count - 2], pooled[pooled.count - 1])
                guard a.positives * b.count >= b.positives * a.count else { break }
                pooled.removeLast(2)
                pooled.append((a.lowest, b.highest, a.positives + b.positives, a.count + b.count))
            }
        }
        var (points, values) = ([Double](), [Double]())
        for block in pooled {
            let value = block.positives / block.count
            points.append(block.lowest)
            values.append(value)
            if block.highest > block.lowest {
                points.append(block.highest)
                values.append(value)
            }
        }
        return .isotonic(points: points, values: values)
    }

    /// A fitted calibrator.
    public enum Fitted: Codable, Equatable, Sendable {
        /// The log-odds times a slope plus an intercept.
        case sigmoid(slope: Double, intercept: Double)
        /// Ascending probabilities and their calibrated values, between which lines are drawn; constant beyond the ends.
        case isotonic(points: [Double], values: [Double])

        /// Returns the calibrated probabilities.
        public func calibrated(_ probability: [Double]) -> [Double] {
            switch self {
            case .sigmoid(let slope, let intercept):
                Array(
                    classProbabilities(ofLogOdds: probability.map { slope * logOdds($0) + intercept })
                        .suffix(probability.count))
            case .isotonic(let points, let values): probability.map { interpolated($0, points, values) }
            }
        }
    }
}

/// The log-odds of a probability, which is kept a rounding error away from 0 and 1.
private func logOdds(_ probability: Double) -> Double {
    let bounded = min(max(probability, 1e-15), 1 - 1e-15)
    return log(bounded / (1 - bounded))
}

private func interpolated(_ x: Double, _ points: [Double], _ values: [Double]) -> Double {
    guard let next = points.firstIndex(where: { $0 >= x }) else { return values.last ?? .nan }
    guard next > 0, points[next] > x else { return values[next] }
    let share = (x - points[next - 1]) / (points[next] - points[next - 1])
    return values[next - 1] + share * (values[next] - values[next - 1])
}
