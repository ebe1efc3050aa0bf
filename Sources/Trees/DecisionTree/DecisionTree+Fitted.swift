import Learn

extension DecisionTree {
    /// A tree that has been grown.
    public struct Fitted: FittedClassifier, Equatable, Codable {
        /// The classes, in the order of the labels it learned from.
        public let classNames: [String]
        let ensemble: TreeEnsemble
        let details: NodeDetails

        /// The columns it was fitted on.
        public var columnNames: [String] { ensemble.columns.names }
        /// By how much splits on each column lessened the impurity, as shares of one.
        public var importances: [Double] { ensemble.importances }
        /// The number of decisions on the longest way.
        public var depth: Int { ensemble.trees[0].depth }
        /// How many leaves there are.
        public var leafCount: Int { ensemble.trees[0].leafCount }

        init(_ x: Matrix, _ y: Labels, _ grown: GrownTree) {
            classNames = y.classNames
            ensemble = TreeEnsemble(
                columns: InputColumns(x),
                outputs: y.classCount == 2 ? .takeTurns(count: 1) : .vector(count: y.classCount),
                roundsToFloat: true, trees: [grown.tree], gains: grown.gains)
            details = grown.details ?? NodeDetails()
        }

        /// The probability of each class for each row: its share in the leaf that the row ends in.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func predictProbabilities(_ x: Matrix) throws -> Matrix {
            try ensemble.classShares(x, classNames, of: "the decision tree")
        }

        /// The questions as text, indented by depth, as scikit-learn's `export_text` writes them.
        ///
        /// - Parameters:
        ///   - maxDepth: how many decisions are written in a row; deeper branches are only mentioned.
        ///   - decimals: how many decimals thresholds have.
        public func description(maxDepth: Int = 10, decimals: Int = 2) -> String {
            let outputs = TreeText(ensemble: ensemble, maxDepth: maxDepth, decimals: decimals) { node in
                " class: " + classNames[mostProbableClass(at: node)]
            }
            return outputs.text
        }

        private func mostProbableClass(at node: Int) -> Int {
            let shares = Array(details.outputs(of: node))
            guard classNames.count > 2 else { return shares[0] > 0.5 ? 1 : 0 }
            return shares.indices.reduce(0) { shares[$1] > shares[$0] ? $1 : $0 }
        }
    }
}

extension DecisionTree.Fitted: CustomStringConvertible {
    /// The questions as text, ten decisions deep.
    public var description: String { description() }
}
