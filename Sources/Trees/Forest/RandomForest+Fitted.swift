import Base
import Learn

extension RandomForest {
    /// A fitted forest.
    public struct Fitted: FittedClassifier, Equatable, Codable {
        /// The classes, in the order of the training labels.
        public let classNames: [String]
        let ensemble: TreeEnsemble
        /// The out-of-bag predictions; nil unless `oobScore` was set, and in a forest read from a file.
        public internal(set) var outOfBag: OutOfBag?

        private enum CodingKeys: String, CodingKey {
            case classNames, ensemble
        }

        /// The columns it was fitted on.
        public var columnNames: [String] { ensemble.columns.names }
        /// The fraction of the total impurity decrease due to each column, averaged over the trees that have a split. Zeros if
        /// no tree has one.
        public var importances: [Double] { ensemble.importances }

        init(_ x: Matrix, _ y: Labels, _ grown: [GrownForestTree], threadCount: Int?) {
            classNames = y.classNames
            ensemble = TreeEnsemble(
                forestOn: InputColumns(x), classCount: y.classCount, trees: grown.map(\.tree.tree),
                gains: grown.summedImportances(columnCount: x.columnCount))
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
