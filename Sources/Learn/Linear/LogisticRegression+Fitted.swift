import Base
import Numerics

extension LogisticRegression {
    /// A fitted logistic regression.
    public struct Fitted: FittedClassifier, Equatable, Codable {
        /// The classes; of two, the last is the positive one, whose log-odds the model predicts.
        public let classNames: [String]
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The coefficients by column: one row for two classes (of the positive one), otherwise one row for
        /// each class.
        public let coefficients: [[Double]]
        /// The intercepts, one for each row of coefficients; 0 if none were fitted.
        public let intercepts: [Double]
        /// Whether intercepts were fitted.
        public let fitIntercept: Bool
        /// The class weights it was fitted with.
        public let classWeight: ClassWeight
        /// The penalty it was fitted with.
        public let penalty: Penalty
        /// The number of iterations of the fit over all rows.
        public let iterations: Int
        /// Whether the fit reached its tolerance.
        public let converged: Bool
        /// The Newton decrement at the end of the fit, in the units of `LogisticRegression.tolerance`.
        public let newtonDecrement: Double

        /// Whether there are two classes.
        public var isBinary: Bool { coefficients.count == 1 }

        /// Returns the coefficient of a column in a model of two classes: the change of the log-odds per unit
        /// of the column.
        ///
        /// - Throws: `LearnError.unknownColumn`, `LearnError.notBinary`.
        public func coefficient(_ column: String) throws -> Double {
            try requireBinary()
            guard let index = columnNames.firstIndex(of: column) else {
                throw LearnError.unknownColumn(column, nearest: nearestName(to: column, among: columnNames))
            }
            return coefficients[0][index]
        }

        /// Returns the log-odds of the positive class for each row.
        ///
        /// - Throws: `LearnError.notBinary`, `LearnError.columnMismatch`, `LearnError.notFinite`.
        public func decisionFunction(_ x: Matrix) throws -> [Double] {
            try requireBinary()
            try requireInput(x)
            return x.linearPredictor(coefficients[0], intercept: intercepts[0])
        }

        /// Returns the probability of each class for each row: rowCount × classCount, the columns named for
        /// the classes.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite`.
        public func predictProbabilities(_ x: Matrix) throws -> Matrix {
            try requireInput(x)
            var values = zip(coefficients, intercepts).flatMap { x.linearPredictor($0, intercept: $1) }
            if isBinary {
                values = classProbabilities(ofLogOdds: values)
            } else {
                values.withUnsafeMutableBufferPointer { buffer in
                    guard let base = buffer.baseAddress else { return }
                    for row in 0..<x.rowCount {
                        _ = softmax(base + row, stride: x.rowCount, count: classNames.count)
                    }
                }
            }
            return Matrix(uncheckedRowCount: x.rowCount, columnNames: classNames, values: values)
        }

        private func requireInput(_ x: Matrix) throws {
            try x.requireColumns(columnNames, of: "the logistic regression")
            try x.requireFinite()
        }

        func requireBinary() throws {
            guard isBinary else { throw LearnError.notBinary(classes: classNames) }
        }
    }
}

extension LogisticRegression.Fitted {
    /// Returns the model that makes the same predictions from columns before scaling: each coefficient is per
    /// unit of the original column.
    ///
    /// - Throws: `LearnError.columnMismatch` unless the scaler was fitted on the columns of this model.
    public func inOriginalUnits(of scaler: StandardScaler.Fitted) throws -> LogisticRegression.Fitted {
        guard scaler.columnNames == columnNames else {
            throw LearnError.columnMismatch(
                estimator: "the logistic regression", count: scaler.columnNames.count,
                expected: columnNames.count,
                firstDifference: nil)
        }
        let rows = coefficients.map { zip($0, scaler.scales).map(/) }
        let shifts = rows.map { dot($0, scaler.centers) }
        return LogisticRegression.Fitted(
            classNames: classNames, columnNames: columnNames, coefficients: rows,
            intercepts: zip(intercepts, shifts).map(-), fitIntercept: fitIntercept, classWeight: classWeight,
            penalty: penalty, iterations: iterations, converged: converged, newtonDecrement: newtonDecrement)
    }
}

extension Matrix {
    /// Returns `intercept` plus the sum of the columns times `weights`, for each row.
    func linearPredictor(_ weights: [Double], intercept: Double) -> [Double] {
        let chunks = RowBlock.chunks(rowCount: rowCount)
        return [Double](unsafeUninitializedCapacity: rowCount) { buffer, filled in
            filled = rowCount
            guard let base = buffer.baseAddress else { return }
            let result = SharedMutablePointer(pointer: base)
            withShared(values, weights, nil) { values, weights, _ in
                _ = chunks.map(threadCount: threads(nil, rows: rowCount, columns: columnCount)) { chunk in
                    for rows in blocks(of: chunk) {
                        RowBlock(
                            values: values.pointer, rowCount: rowCount, columnCount: columnCount, rows: rows
                        )
                        .linearPredictor(
                            weights: weights.pointer, intercept: intercept,
                            into: result.pointer + rows.lowerBound)
                    }
                }
            }
        }
    }
}
