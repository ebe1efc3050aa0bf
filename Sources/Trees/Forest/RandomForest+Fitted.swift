import Learn

extension RandomForest {
    /// A forest that has been grown.
    public struct Fitted: FittedClassifier, Equatable, Codable {
        /// The classes, in the order of the labels it learned from.
        public let classNames: [String]
        let ensemble: TreeEnsemble
        /// What trees say of rows they have not seen; nil unless it was asked for, and in a forest read from a file.
        public private(set) var outOfBag: OutOfBag?

        private enum CodingKeys: String, CodingKey {
            case classNames, ensemble
        }

        /// The columns it was fitted on.
        public var columnNames: [String] { ensemble.columns.names }
        /// How many trees there are.
        public var treeCount: Int { ensemble.trees.count }
        /// By how much splits on each column lessened the impurity, as shares of one, averaged over the trees that
        /// have a split.
        public var importances: [Double] { ensemble.importances }

        /// A tree, and the rows it was grown from if they are asked for.
        struct Grown: Sendable {
            let tree: GrownTree
            let inBag: RowSet?
        }

        init(_ x: Matrix, _ y: Labels, _ grown: [Grown], threadCount: Int?) {
            classNames = y.classNames
            var gains = [Double](repeating: 0, count: x.columnCount)
            for grown in grown {
                for (column, importance) in grown.tree.importances.enumerated() {
                    gains[column] += importance
                }
            }
            ensemble = TreeEnsemble(
                forestOn: InputColumns(x), classCount: y.classCount, trees: grown.map(\.tree.tree),
                gains: gains)
            let inBag = grown.compactMap(\.inBag)
            outOfBag = inBag.isEmpty ? nil : OutOfBag(x, y, ensemble, inBag, threadCount: threadCount)
        }

        /// The probability of each class for each row: the mean of its shares in the leaves that the row ends in.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func predictProbabilities(_ x: Matrix) throws -> Matrix {
            try ensemble.classShares(x, classNames, of: "the random forest")
        }
    }
}
