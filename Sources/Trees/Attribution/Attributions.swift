import Base
import Learn
import Numerics

/// The contribution of each column to the difference between a prediction and the mean prediction: Shapley values.
///
/// Contributions are additive: for each row, `baseValue` plus the sum of its contributions is the prediction.
public struct Attributions: Equatable, Sendable, Codable {
    /// The mean prediction over the training rows.
    public let baseValue: Double
    /// The contribution of each column to the prediction of each row: rowCount × columnCount, in the unit of the prediction.
    public let contributions: Matrix

    /// The prediction for a row.
    public func prediction(ofRow row: Int) -> Double {
        contributions.row(at: row).reduce(baseValue, +)
    }

    /// The contributions to the prediction for a row, ordered by absolute value, the largest first.
    public func ranked(row: Int) -> [(column: String, contribution: Double)] {
        zip(contributions.columnNames, contributions.row(at: row)).map { (column: $0, contribution: $1) }
            .sorted { abs($0.contribution) > abs($1.contribution) }
    }

    /// The mean absolute contribution of each column: an importance in the unit of the prediction.
    public var meanAbsolute: [Double] {
        (0..<contributions.columnCount).map { column in
            contributions.column(at: column).reduce(0) { $0 + abs($1) } / Double(contributions.rowCount)
        }
    }
}

extension GradientBoosting.Fitted {
    /// Computes the exact contribution of each column to the log-odds of the positive class (with more than two classes, to
    /// the score of a class) by TreeSHAP.
    ///
    /// - Parameter className: the class to explain; nil for the positive one of two.
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity, `LearnError.unknownClass`,
    ///   `LearnError.notBinary` if `className` is nil with more than two classes; `CancellationError`.
    public func attributions(_ x: Matrix, of className: String? = nil) throws -> Attributions {
        try kept("GradientBoosting.attributions", self, x, className) {
            let classIndex = try classNames.index(ofExplained: className)
            try x.requireFinite(allowingNaN: true)
            let x = try ensemble.columns.conform(x, for: "the gradient boosting")
            let isBinary = initialScores.count == 1
            let raw = try ensemble.attributions(x, output: isBinary ? 0 : classIndex)
            let base = raw.baseValue + initialScores[isBinary ? 0 : classIndex]
            guard isBinary, classIndex == 0 else {
                return Attributions(baseValue: base, contributions: raw.contributions)
            }
            // The contributions to one of two classes are the negative contributions to the other.
            return Attributions(
                baseValue: -base,
                contributions: Matrix(
                    uncheckedRowCount: x.rowCount, columnNames: x.columnNames,
                    values: raw.contributions.values.map { -$0 }))
        }
    }
}

extension [String] {
    /// The index of the class to explain.
    func index(ofExplained className: String?) throws -> Int {
        guard let className else {
            guard count == 2 else { throw LearnError.notBinary(classes: self) }
            return 1
        }
        guard let index = firstIndex(of: className) else {
            throw LearnError.unknownClass(className, nearest: nearestName(to: className, among: self))
        }
        return index
    }
}
