import Base
import Learn
import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension GradientBoosting {
    /// A fitted gradient boosting classifier.
    public struct Fitted: FittedClassifier, Equatable, Codable {
        /// The classes, in the order of the training labels.
        public let classNames: [String]
        let ensemble: TreeEnsemble
        /// The initial scores of every row: the log-odds of the positive class, or the logarithm of each class's fraction.
        public let initialScores: [Double]
        /// The log-loss on the validation rows after each iteration; empty without early stopping.
        public let validationLosses: [Double]

        /// The columns it was fitted on.
        public var columnNames: [String] { ensemble.columns.names }
        /// The number of iterations; fewer than `nEstimators` after early stopping.
        public var iterationCount: Int { ensemble.trees.count / initialScores.count }
        /// The fraction of the total loss decrease due to each column; zeros if there is no split.
        public var importances: [Double] { ensemble.importances }

        /// The scores of each row before they are turned into probabilities: the log-odds of the positive class, or
        /// rowCount × classCount with a column per class.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func decisionFunction(_ x: Matrix) throws -> Matrix {
            Matrix(
                uncheckedRowCount: x.rowCount,
                columnNames: initialScores.count == 1 ? [classNames[1]] : classNames, values: try scores(x))
        }

        /// The scores, rowCount × outputCount: those of all rows for the first output, then for the next.
        private func scores(_ x: Matrix) throws -> [Double] {
            try x.requireFinite(allowingNaN: true)
            let x = try ensemble.columns.conform(x, for: "the gradient boosting")
            var scores: [Double] = []
            scores.reserveCapacity(x.rowCount * initialScores.count)
            for score in initialScores { scores.append(contentsOf: repeatElement(score, count: x.rowCount)) }
            ensemble.addOutputs(for: x, to: &scores)
            return scores
        }

        /// The probability of each class for each row: rowCount × classCount, with a column per class, named for it.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func predictProbabilities(_ x: Matrix) throws -> Matrix {
            try kept(
                under: ensemble.keyOfPredictions("GradientBoosting.predictProbabilities", by: self, for: x)
            ) {
                try probabilities(x)
            }
        }

        private func probabilities(_ x: Matrix) throws -> Matrix {
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

        /// The model after a smaller number of iterations.
        public func prefix(_ iterations: Int) -> Fitted {
            var ensemble = ensemble
            ensemble.trees = Array(ensemble.trees.prefix(max(0, iterations) * initialScores.count))
            return Fitted(
                classNames: classNames, ensemble: ensemble, initialScores: initialScores,
                validationLosses: Array(validationLosses.prefix(max(0, iterations))))
        }
    }
}
