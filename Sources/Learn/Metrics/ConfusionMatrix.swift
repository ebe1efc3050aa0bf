import Base

/// The number of rows of each true class predicted as each class.
///
/// Rows of the matrix are the true classes, columns the predicted ones. With sample weights the cells are
/// sums of weights. All rates (accuracy, precision, recall, F1) follow from it; an undefined one (0 / 0) is
/// `zeroDivision`.
public struct ConfusionMatrix: Equatable, Sendable {
    /// The classes, in the order of rows and columns.
    public let classNames: [String]
    /// The cells: `cells[true class][predicted class]`, classCount × classCount.
    public let cells: [[Double]]
    /// Whether the cells are sums of weights rather than counts.
    public let isWeighted: Bool

    /// Counts the rows.
    ///
    /// - Parameters:
    ///   - truth: the true classes.
    ///   - predicted: the predicted classes. Classes are matched by name; those that only occur here come
    ///     last.
    ///   - sampleWeight: the weight of each row; 1 if nil.
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`, `LearnError.invalidWeight`.
    public init(_ truth: Labels, _ predicted: Labels, sampleWeight: [Double]? = nil) throws {
        let (truth, predicted) = try comparable(truth, predicted, sampleWeight)
        self.init(unchecked: truth, predicted, sampleWeight: sampleWeight)
    }

    /// Counts rows without checking that the labels have the same length and classes and that the weights are
    /// valid.
    init(unchecked truth: Labels, _ predicted: Labels, sampleWeight: [Double]?) {
        let order = truth.classCount
        classNames = truth.classNames
        isWeighted = sampleWeight != nil
        let cells =
            if let sampleWeight {
                sums(of: sampleWeight, truth.codes, predicted.codes, order: order)
            } else {
                counts(truth.codes, predicted.codes, order: order).map(Double.init)
            }
        self.cells = (0..<order).map { Array(cells[$0 * order..<($0 + 1) * order]) }
    }

    /// The sum of all cells.
    public var total: Double { cells.joined().reduce(0, +) }

    /// The number (or weight) of rows of each class.
    public var support: [Double] { cells.map { $0.reduce(0, +) } }

    /// The number (or weight) of rows predicted as each class.
    public var predictedSupport: [Double] {
        classNames.indices.map { column in cells.reduce(0) { $0 + $1[column] } }
    }

    /// The number (or weight) of rows of each class that were predicted correctly.
    public var hits: [Double] { classNames.indices.map { cells[$0][$0] } }

    /// The number of rows of the positive class, the last one, that were predicted as it. With sample weights this and the three
    /// others are sums of weights, rounded.
    public var truePositives: Int { Int((hits.last ?? 0).rounded()) }

    /// The number of rows of other classes that were predicted as the positive one.
    public var falsePositives: Int {
        Int(((predictedSupport.last ?? 0) - (hits.last ?? 0)).rounded())
    }

    /// The number of rows of the positive class that were predicted as another one.
    public var falseNegatives: Int { Int(((support.last ?? 0) - (hits.last ?? 0)).rounded()) }

    /// The number of rows of other classes that were not predicted as the positive one.
    public var trueNegatives: Int {
        Int((total - (support.last ?? 0) - (predictedSupport.last ?? 0) + (hits.last ?? 0)).rounded())
    }

    /// The cells as fractions of their true class.
    public var normalizedByTruth: [[Double]] {
        zip(cells, support).map { row, sum in row.map { ratio($0, of: sum, 0) } }
    }
}

extension ConfusionMatrix: Codable {
    /// Decodes a matrix.
    ///
    /// - Throws: `DecodingError`, also if the cells do not fit the classes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        classNames = try container.decode([String].self, forKey: .classNames)
        cells = try container.decode([[Double]].self, forKey: .cells)
        isWeighted = try container.decode(Bool.self, forKey: .isWeighted)
        let order = classNames.count
        guard cells.count == order, cells.allSatisfy({ $0.count == order }) else {
            throw DecodingError.dataCorruptedError(
                forKey: .cells, in: container, debugDescription: "cells for \(order) classes are needed")
        }
    }
}

private func counts(_ truth: [Int32], _ predicted: [Int32], order: Int) -> [Int] {
    var cells = [Int](repeating: 0, count: order * order)
    cells.withUnsafeMutableBufferPointer { cells in
        for (code, taken) in zip(truth, predicted) { cells[Int(code) &* order &+ Int(taken)] &+= 1 }
    }
    return cells
}

/// Returns the sum of the weights of each cell. Each cell has four sums, which rows take in turn, so that
/// additions to the same cell do not wait for each other.
private func sums(of weights: [Double], _ truth: [Int32], _ predicted: [Int32], order: Int) -> [Double] {
    var cells = [SIMD4<Double>](repeating: .zero, count: order * order)
    cells.withUnsafeMutableBytes { bytes in
        let sums = bytes.bindMemory(to: Double.self)
        var lane = 0
        for (weight, (code, taken)) in zip(weights, zip(truth, predicted)) {
            sums[(Int(code) &* order &+ Int(taken)) &* 4 &+ lane] += weight
            lane = (lane &+ 1) & 3
        }
    }
    return cells.map { $0.sum() }
}

/// Returns a part divided by its whole; `zeroDivision` if the whole is zero.
func ratio(_ part: Double, of whole: Double, _ zeroDivision: Double) -> Double {
    whole == 0 ? zeroDivision : part / whole
}

/// Returns two lists of labels as codes into the same classes, checked: of one length, at least one row,
/// valid weights.
private func comparable(
    _ truth: Labels, _ predicted: Labels, _ sampleWeight: [Double]?
) throws -> (truth: Labels, predicted: Labels) {
    guard truth.count == predicted.count else {
        throw LearnError.lengthMismatch(what: "predictions", count: predicted.count, expected: truth.count)
    }
    guard truth.count > 0 else { throw LearnError.noRows(in: "the rows to score") }
    try requireWeights(sampleWeight, rowCount: truth.count)
    let known = Set(truth.classNames.map(ExactText.init))
    let classNames = truth.classNames + predicted.classNames.filter { !known.contains(ExactText($0)) }
    return (try truth.recoded(to: classNames), try predicted.recoded(to: classNames))
}
