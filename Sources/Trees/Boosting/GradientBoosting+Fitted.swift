import Learn
import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension GradientBoosting {
    /// Fitted gradient boosting.
    public struct Fitted: FittedClassifier, Equatable, Codable {
        /// The classes, in the order of the labels it learned from.
        public let classNames: [String]
        let ensemble: TreeEnsemble
        /// What every row's scores start from: the log-odds of the positive class, or the logarithm of each class's share.
        public let initialScores: [Double]
        /// The log-loss on the rows kept aside after each iteration; empty if none were.
        public let validationLosses: [Double]

        /// The columns it was fitted on.
        public var columnNames: [String] { ensemble.columns.names }
        /// How many iterations it is made of; fewer than asked for if it stopped early.
        public var iterationCount: Int { ensemble.trees.count / initialScores.count }
        /// By how much each column's splits lessened the loss, as shares of one, in the order of the columns.
        public var importances: [Double] { ensemble.importances }

        /// The scores of each row before they become probabilities: the log-odds of the positive class, or a column a
        /// class.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func decisionFunction(_ x: Matrix) throws -> Matrix {
            Matrix(
                uncheckedRowCount: x.rowCount,
                columnNames: initialScores.count == 1 ? [classNames[1]] : classNames, values: try scores(x))
        }

        /// The scores of all rows for the first output, then for the next.
        private func scores(_ x: Matrix) throws -> [Double] {
            try x.requireFinite(allowingNaN: true)
            let x = try ensemble.columns.conform(x, for: "the gradient boosting")
            var scores: [Double] = []
            scores.reserveCapacity(x.rowCount * initialScores.count)
            for score in initialScores { scores.append(contentsOf: repeatElement(score, count: x.rowCount)) }
            ensemble.addOutputs(for: x, to: &scores)
            return scores
        }

        /// The probability of each class for each row: a column a class, named for it.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func predictProbabilities(_ x: Matrix) throws -> Matrix {
            var values = try scores(x)
            if initialScores.count == 1 {
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

        /// The model as it was after fewer iterations.
        public func prefix(_ iterations: Int) -> Fitted {
            var ensemble = ensemble
            ensemble.trees = Array(ensemble.trees.prefix(max(0, iterations) * initialScores.count))
            return Fitted(
                classNames: classNames, ensemble: ensemble, initialScores: initialScores,
                validationLosses: Array(validationLosses.prefix(max(0, iterations))))
        }
    }
}
