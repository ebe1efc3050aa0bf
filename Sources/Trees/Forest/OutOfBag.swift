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
            let classCount = y.classCount
            let chunks = Chunks(count: x.rowCount, size: 1024)
            let fractions = chunks.map(
                threadCount: threads(threadCount, rows: x.rowCount, columns: ensemble.trees.count)
            ) { rows in
                Self.meanFractions(rows, x, ensemble, inBag, classCount: classCount)
            }
            var values = [Double](repeating: 0, count: x.rowCount * classCount)
            for (index, part) in fractions.enumerated() {
                for (place, row) in chunks[index].enumerated() {
                    for code in 0..<classCount {
                        values[code * x.rowCount + row] = part[place * classCount + code]
                    }
                }
            }
            probabilities = Matrix(uncheckedRowCount: x.rowCount, columnNames: y.classNames, values: values)
            var known = 0
            var right = 0
            for (row, code) in y.codes.enumerated() where !probabilities[row, 0].isNaN {
                known += 1
                right += probabilities.row(at: row).argmax() == Int(code) ? 1 : 0
            }
            score = Double(right) / Double(known)
        }

        /// The mean fraction of each class over the trees that were not grown from a row, row after row.
        private static func meanFractions(
            _ rows: Range<Int>, _ x: Matrix, _ ensemble: TreeEnsemble, _ inBag: [RowSet], classCount: Int
        ) -> [Double] {
            var sums = [Double](repeating: 0, count: rows.count * classCount)
            var counts = [Double](repeating: 0, count: rows.count)
            for (tree, seen) in zip(ensemble.trees, inBag) {
                for (place, row) in rows.enumerated() where !seen.contains(row) {
                    let leaf = tree.leaf { Double(Float(x.values[$0 * x.rowCount + row])) }
                    let value = tree.nodes[leaf].threshold
                    counts[place] += 1
                    if classCount == 2 {
                        sums[place * 2] += 1 - value
                        sums[place * 2 + 1] += value
                        continue
                    }
                    for code in 0..<classCount {
                        sums[place * classCount + code] += tree.leafValues[Int(value) + code]
                    }
                }
            }
            // 0 / 0 is NaN for rows without such a tree.
            for index in sums.indices { sums[index] /= counts[index / classCount] }
            return sums
        }
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
