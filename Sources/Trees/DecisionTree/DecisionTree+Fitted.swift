import Learn
import Numerics

extension DecisionTree {
    /// A fitted tree.
    public struct Fitted: FittedClassifier, Equatable, Codable {
        /// The classes, in the order of the training labels.
        public let classNames: [String]
        let ensemble: TreeEnsemble
        let details: NodeDetails

        /// The columns it was fitted on.
        public var columnNames: [String] { ensemble.columns.names }
        /// The fraction of the total impurity decrease due to each column; zeros if there is no split.
        public var importances: [Double] { ensemble.importances }
        /// The number of splits on the longest path from the root to a leaf.
        public var depth: Int { ensemble.trees[0].depth }
        /// The number of leaves.
        public var leafCount: Int { ensemble.trees[0].leafCount }

        init(_ x: Matrix, _ y: Labels, _ grown: GrownTree) {
            classNames = y.classNames
            ensemble = TreeEnsemble(
                columns: InputColumns(x),
                outputs: y.classCount == 2 ? .takeTurns(count: 1) : .vector(count: y.classCount),
                roundsToFloat: true, trees: [grown.tree], gains: grown.gains)
            details = grown.details ?? NodeDetails()
        }

        /// The probability of each class for each row, rowCount × classCount: its fraction in the leaf that the row reaches.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func predictProbabilities(_ x: Matrix) throws -> Matrix {
            try ensemble.meanClassFractions(x, classNames, of: "the decision tree")
        }

        /// The splits as text, indented by depth, in the format of scikit-learn's `export_text`.
        ///
        /// - Parameters:
        ///   - maxDepth: the depth beyond which branches are abbreviated.
        ///   - decimals: the number of decimals of thresholds.
        public func description(maxDepth: Int = 10, decimals: Int = 2) -> String {
            let outputs = TreeText(ensemble: ensemble, maxDepth: maxDepth, decimals: decimals) { node in
                " class: " + classNames[mostProbableClass(at: node)]
            }
            return outputs.text
        }

        private func mostProbableClass(at node: Int) -> Int {
            let fractions = Array(details.outputs(of: node))
            guard classNames.count > 2 else { return fractions[0] > 0.5 ? 1 : 0 }
            return fractions.argmax() ?? 0
        }
    }
}

extension DecisionTree.Fitted: CustomStringConvertible {
    /// The splits as text, to depth 10.
    public var description: String { description() }
}
