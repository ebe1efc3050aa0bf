import Base
import Learn
import Numerics

extension RandomForest {
    /// The predictions of a forest for its training rows, each by only those trees that were not grown from the row.
    public struct OutOfBag: Equatable, Sendable, Codable {
        /// The probability of each class for each row, rowCount × classCount. NaN for a row that all trees were grown from, as
        /// happens with few trees.
        public let probabilities: Matrix
        /// The accuracy over the rows that have a prediction.
        public let score: Double

        init(_ x: Matrix, _ y: Labels, _ ensemble: TreeEnsemble, _ inBag: [RowSet], threadCount: Int?) {
            probabilities = Matrix(
                classFractions: ensemble.outOfBagMeans(x, inBag, threadCount: threadCount),
                rowCount: x.rowCount, classNames: y.classNames)
            var known = 0
            var right = 0
            for (row, code) in y.codes.enumerated() where !probabilities[row, 0].isNaN {
                known += 1
                right += probabilities.row(at: row).argmax() == Int(code) ? 1 : 0
            }
            score = Double(right) / Double(known)
        }
    }
}

extension RandomForestRegressor {
    /// The predictions of a forest for its training rows, each by only those trees that were not grown from the row.
    public struct OutOfBag: Equatable, Sendable, Codable {
        /// The prediction for each row. NaN for a row that all trees were grown from, as happens with few trees.
        public let predictions: [Double]
        /// R² over the rows that have a prediction; NaN for fewer than two.
        public let score: Double

        init(_ x: Matrix, _ y: [Double], _ ensemble: TreeEnsemble, _ inBag: [RowSet], threadCount: Int?) {
            predictions = ensemble.outOfBagMeans(x, inBag, threadCount: threadCount)
            let known = zip(y, predictions).filter { !$0.1.isNaN }
            score = (try? Metrics.r2(known.map(\.0), known.map(\.1))) ?? .nan
        }
    }
}

extension TreeEnsemble {
    /// The mean of each output over the trees that were not grown from a row, rowCount × outputCount: that of all rows for the
    /// first output, then for the next. NaN for a row that all trees were grown from.
    ///
    /// - Parameter inBag: the rows that each tree was grown from.
    fileprivate func outOfBagMeans(_ x: Matrix, _ inBag: [RowSet], threadCount: Int?) -> [Double] {
        let chunks = Chunks(count: x.rowCount, size: 1024)
        let parts = chunks.map(threadCount: threads(threadCount, rows: x.rowCount, columns: trees.count)) {
            outOfBagMeans(ofRows: $0, x, inBag)
        }
        var means = [Double](repeating: 0, count: x.rowCount * outputs.count)
        for (index, part) in parts.enumerated() {
            for (place, row) in chunks[index].enumerated() {
                for output in 0..<outputs.count {
                    means[output * x.rowCount + row] = part[place * outputs.count + output]
                }
            }
        }
        return means
    }

    /// The means for some rows, row after row.
    private func outOfBagMeans(ofRows rows: Range<Int>, _ x: Matrix, _ inBag: [RowSet]) -> [Double] {
        let width = outputs.count
        var sums = [Double](repeating: 0, count: rows.count * width)
        var counts = [Double](repeating: 0, count: rows.count)
        for (tree, seen) in zip(trees, inBag) {
            for (place, row) in rows.enumerated() where !seen.contains(row) {
                let leaf = tree.leaf { Double(Float(x.values[$0 * x.rowCount + row])) }
                let value = tree.nodes[leaf].threshold
                counts[place] += 1
                switch outputs {
                case .takeTurns: sums[place] += value
                case .vector:
                    for output in 0..<width {
                        sums[place * width + output] += tree.leafValues[Int(value) + output]
                    }
                }
            }
        }
        // 0 / 0 is NaN for rows without such a tree.
        for index in sums.indices { sums[index] /= counts[index / width] }
        return sums
    }
}

/// A set of rows, one bit each.
struct RowSet: Sendable {
    private var words: [UInt64]

    /// The rows with a nonzero weight.
    init(_ weights: some Collection<Double>) {
        words = [UInt64](repeating: 0, count: (weights.count + 63) / 64)
        for (row, weight) in weights.enumerated() where weight != 0 {
            words[row / 64] |= 1 << UInt64(row % 64)
        }
    }

    func contains(_ row: Int) -> Bool { words[row / 64] >> UInt64(row % 64) & 1 == 1 }
}
