/// How many rows of each class were taken for each class.
///
/// Rows of the matrix are the true classes, columns the predicted ones. With sample weights the cells are sums of
/// weights. All shares (accuracy, precision, recall, F1) follow from it; a share of nothing is `zeroDivision`.
public struct ConfusionMatrix: Equatable, Sendable {
    /// The classes, in the order of rows and columns.
    public let classNames: [String]
    /// The cells: `cells[true class][predicted class]`.
    public let cells: [[Double]]
    /// Whether the cells are sums of weights rather than counts.
    public let isWeighted: Bool

    /// Counts the rows.
    ///
    /// - Parameters:
    ///   - truth: the true classes.
    ///   - predicted: the predicted ones. They may be labels made on their own; classes are matched by name, and
    ///     those that only occur in `predicted` come last.
    ///   - sampleWeight: how much each row counts.
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.invalidWeight`.
    public init(_ truth: Labels, _ predicted: Labels, sampleWeight: [Double]? = nil) throws {
        let (truth, predicted) = try comparable(truth, predicted, sampleWeight)
        var cells = [[Double]](
            repeating: [Double](repeating: 0, count: truth.classCount), count: truth.classCount)
        for (row, (code, taken)) in zip(truth.codes, predicted.codes).enumerated() {
            cells[code][taken] += sampleWeight?[row] ?? 1
        }
        classNames = truth.classNames
        self.cells = cells
        isWeighted = sampleWeight != nil
    }

    /// The sum of all cells.
    public var total: Double { cells.joined().reduce(0, +) }

    /// The number (or weight) of the rows of each class.
    public var support: [Double] { cells.map { $0.reduce(0, +) } }

    /// The number (or weight) of the rows taken for each class.
    public var predictedSupport: [Double] {
        classNames.indices.map { column in cells.reduce(0) { $0 + $1[column] } }
    }

    /// The share of rows that were taken for what they are.
    public var accuracy: Double { classNames.indices.reduce(0) { $0 + cells[$1][$1] } / total }

    /// The mean of the recalls of the classes that have rows.
    public var balancedAccuracy: Double {
        let recalls = zip(classNames.indices, support).filter { $0.1 > 0 }.map { cells[$0.0][$0.0] / $0.1 }
        return recalls.reduce(0, +) / Double(recalls.count)
    }

    /// Of the rows taken for each class, the share that is of it.
    public func precisions(zeroDivision: Double = 0) -> [Double] {
        zip(classNames.indices, predictedSupport).map { share(cells[$0][$0], of: $1, zeroDivision) }
    }

    /// Of the rows of each class, the share that was taken for it.
    public func recalls(zeroDivision: Double = 0) -> [Double] {
        zip(classNames.indices, support).map { share(cells[$0][$0], of: $1, zeroDivision) }
    }

    /// The harmonic mean of each class's precision and recall.
    public func f1Scores(zeroDivision: Double = 0) -> [Double] {
        let (support, predicted) = (support, predictedSupport)
        return classNames.indices.map {
            share(2 * cells[$0][$0], of: support[$0] + predicted[$0], zeroDivision)
        }
    }

    /// The cells as shares of their true class.
    public var normalizedByTruth: [[Double]] {
        zip(cells, support).map { row, sum in row.map { share($0, of: sum, 0) } }
    }
}

private func share(_ part: Double, of whole: Double, _ zeroDivision: Double) -> Double {
    whole == 0 ? zeroDivision : part / whole
}

/// Two lists of labels as codes into the same classes, checked: of one length, at least one row, valid weights.
func comparable(
    _ truth: Labels, _ predicted: Labels, _ sampleWeight: [Double]?
) throws -> (truth: Labels, predicted: Labels) {
    guard truth.count == predicted.count else {
        throw LearnError.lengthMismatch(what: "predictions", count: predicted.count, expected: truth.count)
    }
    guard truth.count > 0 else { throw LearnError.noRows(in: "what is to be scored") }
    try requireWeights(sampleWeight, rowCount: truth.count)
    let known = Set(truth.classNames)
    let classNames = truth.classNames + predicted.classNames.filter { !known.contains($0) }
    return (try truth.recoded(to: classNames), try predicted.recoded(to: classNames))
}
