extension TreeEnsemble {
    /// Adds the outputs of some of the trees for each row.
    ///
    /// - Parameters:
    ///   - trees: which trees; all if nil.
    ///   - x: rows of the columns that the trees were grown on.
    ///   - outputs: as many numbers as rows for the first output, then as many for the next.
    func addOutputs(
        of trees: Range<Int>? = nil, for x: Matrix, to outputs: inout [Double], threadCount: Int? = nil
    ) {
        let range = trees ?? self.trees.indices
        let rowCount = x.rowCount
        if case .takeTurns(let count) = self.outputs, !roundsToFloat, range.lowerBound % count == 0,
            let sweep = TreeSweep(self.trees[range], columnCount: columns.count)
        {
            return sweep.addOutputs(for: x, outputCount: count, to: &outputs, threadCount: threadCount)
        }
        let blockSize = max(64, min(1024, (1 << 16) / max(columns.count, 1) / 8 * 8))
        let chunks = Chunks(count: rowCount, size: blockSize)
        outputs.withUnsafeMutableBufferPointer { outputs in
            guard let base = outputs.baseAddress else { return }
            let results = SharedMutablePointer(pointer: base)
            x.values.withUnsafeBufferPointer { values in
                let values = SharedPointer(values)
                let threadCount = threads(threadCount, rows: rowCount, columns: range.count)
                _ = chunks.map(threadCount: threadCount) { rows in
                    withScratch(count: rows.count * columns.count) { block in
                        let hasMissing = gather(rows, of: values.pointer, rowCount, into: block)
                        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: rows.count) { leaves in
                            guard let leaves = leaves.baseAddress else { return }
                            for index in range {
                                let tree = self.trees[index]
                                tree.walk(
                                    block, rows.count, columns.count, into: leaves, careful: hasMissing)
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

    /// Copies rows so that the values of each lie side by side.
    ///
    /// - Returns: whether any is missing.
    private func gather(
        _ rows: Range<Int>, of values: UnsafePointer<Double>, _ rowCount: Int,
        into block: UnsafeMutablePointer<Double>
    ) -> Bool {
        var rest = 0.0
        for column in 0..<columns.count {
            let source = values + column * rowCount
            var target = block + column
            for row in rows {
                let value = roundsToFloat ? Double(Float(source[row])) : source[row]
                target.pointee = value
                rest += value - value
                target += columns.count
            }
        }
        return rest.isNaN
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

extension Tree {
    /// Finds the leaf of each row of a block.
    ///
    /// - Parameters:
    ///   - values: the values of each row side by side.
    ///   - leaves: receives the position of each row's leaf.
    ///   - careful: whether a value may be missing.
    func walk(
        _ values: UnsafePointer<Double>, _ count: Int, _ columnCount: Int,
        into leaves: UnsafeMutablePointer<UInt32>, careful: Bool
    ) {
        guard !careful, categorySets.isEmpty else {
            for row in 0..<count {
                leaves[row] = UInt32(leaf { values[row * columnCount + $0] })
            }
            return
        }
        // Eight rows take their steps in turn, so that the processor need not wait for the memory of one of them. Who
        // has reached a leaf stays there: its steps are zero.
        nodes.withUnsafeBufferPointer { nodes in
            guard let nodes = nodes.baseAddress else { return }
            leaves.update(repeating: 0, count: count)
            var row = 0
            while row + 8 <= count {
                var moved: UInt32 = 1
                while moved != 0 {
                    moved = 0
                    for lane in row..<row + 8 {
                        moved |= step(nodes, values + lane * columnCount, &leaves[lane])
                    }
                }
                row += 8
            }
            while row < count {
                while step(nodes, values + row * columnCount, &leaves[row]) != 0 {}
                row += 1
            }
        }
    }

    @inline(__always)
    private func step(
        _ nodes: UnsafePointer<TreeNode>, _ values: UnsafePointer<Double>, _ position: inout UInt32
    ) -> UInt32 {
        let node = nodes[Int(position)]
        let left = UInt32(node.flags.rawValue & TreeNode.Flags.split.rawValue)
        let step = values[Int(node.column)] <= node.threshold ? left : node.rightStep
        position &+= step
        return step
    }
}
