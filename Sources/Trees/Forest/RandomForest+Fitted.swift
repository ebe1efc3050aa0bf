import Base
import Learn

extension RandomForest {
    /// A fitted forest.
    public struct Fitted: FittedClassifier, Equatable, Codable {
        /// The classes, in the order of the training labels.
        public let classNames: [String]
        let ensemble: TreeEnsemble
        /// The out-of-bag predictions; nil unless `oobScore` was set, and in a forest read from a file.
        public fileprivate(set) var outOfBag: OutOfBag?

        private enum CodingKeys: String, CodingKey {
            case classNames, ensemble
        }

        /// The columns it was fitted on.
        public var columnNames: [String] { ensemble.columns.names }
        /// The fraction of the total impurity decrease due to each column, averaged over the trees that have a split. Zeros if
        /// no tree has one.
        public var importances: [Double] { ensemble.importances }

        /// A tree, and the rows it was grown from, if needed.
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

        /// The probability of each class for each row, rowCount × classCount: the mean over the trees of the class's fraction in
        /// the leaf that the row reaches.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func predictProbabilities(_ x: Matrix) throws -> Matrix {
            try kept(under: ensemble.keyOfPredictions("RandomForest.predictProbabilities", by: self, for: x))
            {
                try ensemble.meanClassFractions(x, classNames, of: "the random forest")
            }
        }
    }
}

/// A fitted forest with its out-of-bag predictions, which its file does not hold.
struct KeptForest: Codable, Sendable {
    private let forest: RandomForest.Fitted
    private let outOfBag: RandomForest.OutOfBag?

    init(_ forest: RandomForest.Fitted) {
        self.forest = forest
        outOfBag = forest.outOfBag
    }

    var model: RandomForest.Fitted {
        var model = forest
        model.outOfBag = outOfBag
        return model
    }
}
