import Base
import Learn
import Numerics

/// How much each column moved each prediction away from the mean prediction: Shapley values.
///
/// They add up exactly: for each row, `baseValue` plus the sum of its contributions is what the model predicts.
public struct Attributions: Equatable, Sendable {
    /// The mean prediction over the training rows: what is predicted where nothing is known.
    public let baseValue: Double
    /// The contribution of each column to the prediction of each row, in the unit of the prediction.
    public let contributions: Matrix

    /// What the model predicts for a row.
    public func prediction(ofRow row: Int) -> Double {
        contributions.row(at: row).reduce(baseValue, +)
    }

    /// The contributions to the prediction of a row, the largest first, whatever their sign.
    public func ranked(row: Int) -> [(column: String, contribution: Double)] {
        zip(contributions.columnNames, contributions.row(at: row)).map { (column: $0, contribution: $1) }
            .sorted { abs($0.contribution) > abs($1.contribution) }
    }

    /// For each column the mean size of its contributions: an importance in the unit of the prediction.
    public var meanAbsolute: [Double] {
        (0..<contributions.columnCount).map { column in
            contributions.column(at: column).reduce(0) { $0 + abs($1) } / Double(contributions.rowCount)
        }
    }
}

extension GradientBoosting.Fitted {
    /// What each column contributes to the log-odds of the positive class (of a class against the others, if there are
    /// more than two), exactly, by TreeSHAP.
    ///
    /// - Parameter className: the class to explain; the positive one of two if nil.
    /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity, `LearnError.unknownClass`,
    ///   `LearnError.notBinary` where more than two classes need a name; `CancellationError`.
    public func attributions(_ x: Matrix, of className: String? = nil) throws -> Attributions {
        let position = try classNames.position(explained: className)
        try x.requireFinite(allowingNaN: true)
        let x = try ensemble.columns.conform(x, for: "the gradient boosting")
        let isBinary = initialScores.count == 1
        let raw = try ensemble.attributions(x, output: isBinary ? 0 : position)
        let base = raw.baseValue + initialScores[isBinary ? 0 : position]
        guard isBinary, position == 0 else {
            return Attributions(baseValue: base, contributions: raw.contributions)
        }
        // What speaks for the one class speaks against the other.
        return Attributions(
            baseValue: -base,
            contributions: Matrix(
                uncheckedRowCount: x.rowCount, columnNames: x.columnNames,
                values: raw.contributions.values.map { -$0 }))
    }
}

extension [String] {
    /// The position of the class that is to be explained.
    package func position(explained className: String?) throws -> Int {
        guard let className else {
            guard count == 2 else { throw LearnError.notBinary(classes: self) }
            return 1
        }
        guard let position = firstIndex(of: className) else {
            throw LearnError.unknownClass(className, nearest: nearestName(to: className, among: self))
        }
        return position
    }
}
