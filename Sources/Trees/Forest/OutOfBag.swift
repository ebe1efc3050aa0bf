import Base
import Learn

extension RandomForest {
    /// What a forest says of the rows it was grown from, each asked only of the trees that did not see it.
    public struct OutOfBag: Equatable, Sendable {
        /// The probability of each class for each row: a column a class. NaN for a row that every tree has seen, as
        /// happens where trees are few.
        public let probabilities: Matrix
        /// The share of the rows, of those that some tree has not seen, whose most probable class is the true one.
        public let score: Double

        init(_ x: Matrix, _ y: Labels, _ ensemble: TreeEnsemble, _ inBag: [RowSet], threadCount: Int?) {
            let classCount = y.classCount
            let chunks = Chunks(count: x.rowCount, size: 1024)
            let shares = chunks.map(
                threadCount: threads(threadCount, rows: x.rowCount, columns: ensemble.trees.count)
            ) { rows in
                Self.shares(rows, x, ensemble, inBag, classCount: classCount)
            }
            var values = [Double](repeating: 0, count: x.rowCount * classCount)
            for (index, part) in shares.enumerated() {
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
                let row = probabilities.row(at: row)
                let best = row.indices.reduce(0) { row[$1] > row[$0] ? $1 : $0 }
                known += 1
                right += best == code ? 1 : 0
            }
            score = Double(right) / Double(known)
        }

        /// The mean shares of the classes over the trees that have not seen a row, row after row.
        private static func shares(
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
            // 0 / 0 makes NaN where there is no such tree.
            for index in sums.indices { sums[index] /= counts[index / classCount] }
            return sums
        }
    }
}

/// Some of the rows, a bit each.
struct RowSet: Sendable {
    private var words: [UInt64]

    /// The rows that have a weight.
    init(_ weights: some Collection<Double>) {
        words = [UInt64](repeating: 0, count: (weights.count + 63) / 64)
        for (row, weight) in weights.enumerated() where weight != 0 {
            words[row / 64] |= 1 << UInt64(row % 64)
        }
    }

    func contains(_ row: Int) -> Bool { words[row / 64] >> UInt64(row % 64) & 1 == 1 }
}
