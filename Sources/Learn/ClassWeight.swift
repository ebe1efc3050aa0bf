import Base

/// The weights of the classes, by which sample weights are multiplied.
public enum ClassWeight: Equatable, Sendable, Codable {
    /// Every class has weight 1.
    case none
    /// All classes have the same total weight: n / (classes × rows of the class), rows counted by sample weight.
    case balanced
    /// Weights by class name; classes not named have weight 1.
    case explicit([String: Double])

    /// Returns the weight of each class, in the order of the classes.
    ///
    /// - Throws: `LearnError.unknownClass`, `LearnError.invalidParameter` for a weight that is negative or not finite.
    package func weights(for labels: Labels, sampleWeight: [Double]?) throws -> [Double] {
        switch self {
        case .none:
            return [Double](repeating: 1, count: labels.classCount)
        case .balanced:
            let totals = labels.weightedClassCounts(sampleWeight)
            let sum = totals.reduce(0, +)
            return totals.map { $0 > 0 ? sum / (Double(labels.classCount) * $0) : 0 }
        case .explicit(let weights):
            for (name, weight) in weights.sorted(by: { $0.key < $1.key }) {
                guard labels.classNames.contains(name) else {
                    throw LearnError.unknownClass(
                        name, nearest: nearestName(to: name, among: labels.classNames))
                }
                guard weight.isFinite, weight >= 0 else {
                    throw LearnError.invalidParameter(
                        name: "the weight of class “\(name)”", value: "\(weight)",
                        expected: "finite and not negative")
                }
            }
            return labels.classNames.map { weights[$0] ?? 1 }
        }
    }

    /// Returns the weights of the classes and the sample weights, checked.
    package func factors(for labels: Labels, sampleWeight: [Double]?) throws -> RowWeights {
        try requireWeights(sampleWeight, rowCount: labels.count)
        return RowWeights(
            ofClasses: try weights(for: labels, sampleWeight: sampleWeight), ofRows: sampleWeight)
    }

    /// Returns the weight of each row: its sample weight times that of its class; nil if all are 1.
    package func rowWeights(for labels: Labels, sampleWeight: [Double]?) throws -> [Double]? {
        try requireWeights(sampleWeight, rowCount: labels.count)
        let classes = try weights(for: labels, sampleWeight: sampleWeight)
        guard let sampleWeight else {
            return classes.allSatisfy { $0 == 1 } ? nil : labels.codes.map { classes[Int($0)] }
        }
        return zip(sampleWeight, labels.codes).map { $0 * classes[Int($1)] }
    }
}

/// The weight of each row as the product of that of its class and its own, which needs no memory per row if there are no
/// sample weights.
package struct RowWeights: Sendable {
    /// The weight of each class.
    package let ofClasses: [Double]
    /// The sample weight of each row; nil for weights of 1.
    package let ofRows: [Double]?

    /// Whether every row has weight 1.
    package var areOne: Bool { ofRows == nil && ofClasses.allSatisfy { $0 == 1 } }

    /// Returns the total weight of each class's rows.
    package func totals(_ labels: Labels) -> [Double] {
        zip(labels.weightedClassCounts(ofRows), ofClasses).map { $0 * $1 }
    }

    /// Returns the weights of some of the rows.
    package func rows(_ indices: [Int]) -> RowWeights {
        RowWeights(ofClasses: ofClasses, ofRows: ofRows.map { weights in indices.map { weights[$0] } })
    }
}

extension Labels {
    /// Returns the sum of the weights of each class's rows; the number of rows if there are no weights.
    package func weightedClassCounts(_ weights: [Double]?) -> [Double] {
        guard let weights else { return classCounts.map(Double.init) }
        return zip(codes, weights).reduce(into: [Double](repeating: 0, count: classCount)) {
            $0[Int($1.0)] += $1.1
        }
    }
}
