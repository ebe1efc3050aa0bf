import Base
import Learn

extension TreeEnsemble {
    /// Adds the outputs of some of the trees for each row.
    ///
    /// - Parameters:
    ///   - trees: the indices of the trees; nil for all.
    ///   - x: rows with the columns that the trees were grown on.
    ///   - outputs: rowCount × outputCount numbers: those of all rows for the first output, then for the next.
    func addOutputs(
        of trees: Range<Int>? = nil, for x: Matrix, to outputs: inout [Double], threadCount: Int? = nil
    ) {
        let range = trees ?? self.trees.indices
        let rowCount = x.rowCount
        if case .takeTurns(let count) = self.outputs, !roundsToFloat, range.lowerBound % count == 0,
            let traversals = BatchTraversal.batches(of: self.trees[range], columns: columns)
        {
            for traversal in traversals {
                traversal.addOutputs(for: x, outputCount: count, to: &outputs, threadCount: threadCount)
            }
            return
        }
        // With large trees, blocks have many rows, as each tree is read from memory once per block.
        let isLarge = self.trees[range].contains { $0.nodes.count > 1 << 12 }
        let blockSize = max(64, min(1 << 14, (isLarge ? 1 << 19 : 1 << 15) / max(columns.count, 1) / 16 * 16))
        let chunks = Chunks(count: rowCount, size: blockSize)
        outputs.withUnsafeMutableBufferPointer { outputs in
            guard let base = outputs.baseAddress else { return }
            let results = SharedMutablePointer(pointer: base)
            x.values.withUnsafeBufferPointer { values in
                let values = SharedPointer(values)
                let threadCount = threads(threadCount, rows: rowCount, columns: range.count)
                _ = chunks.map(threadCount: threadCount) { rows in
                    withScratch(count: rows.count * columns.count) { block in
                        gather(rows, of: values.pointer, rowCount, into: block)
                        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: rows.count) { leaves in
                            guard let leaves = leaves.baseAddress else { return }
                            for index in range {
                                let tree = self.trees[index]
                                tree.walk(block, rows.count, columns.count, into: leaves)
                                add(
                                    leaves, rows.count, of: tree, output: index % self.outputs.count,
                                    to: results.pointer + rows.lowerBound, rowCount)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Copies rows so that the values of each row are adjacent.
    private func gather(
        _ rows: Range<Int>, of values: UnsafePointer<Double>, _ rowCount: Int,
        into block: UnsafeMutablePointer<Double>
    ) {
        for column in 0..<columns.count {
            let source = values + column * rowCount
            var target = block + column
            for row in rows {
                target.pointee = roundsToFloat ? Double(Float(source[row])) : source[row]
                target += columns.count
            }
        }
    }

    private func add(
        _ leaves: UnsafePointer<UInt32>, _ count: Int, of tree: Tree, output: Int,
        to results: UnsafeMutablePointer<Double>, _ rowCount: Int
    ) {
        tree.nodes.withUnsafeBufferPointer { nodes in
            switch outputs {
            case .takeTurns:
                let target = results + output * rowCount
                for row in 0..<count { target[row] += nodes[Int(leaves[row])].threshold }
            case .vector(let outputCount):
                for row in 0..<count {
                    let first = Int(nodes[Int(leaves[row])].threshold)
                    for output in 0..<outputCount {
                        results[output * rowCount + row] += tree.leafValues[first + output]
                    }
                }
            }
        }
    }
}
