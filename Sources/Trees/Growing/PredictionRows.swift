/// The prediction rows of one tree at a time, in memory that the next tree reuses.
struct PredictionRows: BitwiseCopyable {
    /// The outputs of the tree, rowCount × outputCount: those of all rows for the first output, then for the next.
    let outputs: UnsafeMutableBufferPointer<Double>

    private let rowCount: Int
    private let stride: Int
    private let payloadOffset: Int
    private let columns: UnsafePointer<Column>
    private let buffers: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>)

    /// A column of the table, in memory that is read without counting references.
    private struct Column: BitwiseCopyable {
        let field: RecordLayout.Field
        let isCategorical: Bool
        /// The bins, as in `ColumnBins`.
        let count: Int
        let missingCode: Int
        /// Whether the bins are those of the training rows.
        let hasTrainingBins: Bool
        let upperBounds: UnsafeBufferPointer<Double>

        /// The last bin to the left of a split of training rows.
        ///
        /// - Parameter threshold: one of the bounds, or infinity.
        @inline(__always)
        func lastLeft(_ split: NodeSplit, threshold: Double) -> Int {
            if hasTrainingBins, split.firstRight != nil { return Int(split.lastLeft) }
            var (low, high) = (0, upperBounds.count)
            while low < high {
                let middle = (low + high) / 2
                if upperBounds[middle] < threshold { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    init(_ table: PredictionTable, outputCount: Int, arena: Arena) {
        rowCount = table.rowCount
        stride = table.layout.stride
        payloadOffset = table.layout.payloadOffset
        columns = UnsafePointer(
            arena.copy(
                table.columns.indices.map { index in
                    let bins = table.columns[index]
                    return Column(
                        field: table.layout.fields[index], isCategorical: bins.isCategorical,
                        count: bins.count, missingCode: bins.missingCode,
                        hasTrainingBins: table.hasTrainingBins[index],
                        upperBounds: UnsafeBufferPointer(
                            start: arena.copy(bins.upperBounds), count: bins.upperBounds.count))
                }))
        // As with the records of training rows, bits may be read eight bytes at a time.
        buffers = (arena.allocate(table.records.count + 8), arena.allocate(table.records.count + 8))
        let count = table.rowCount * outputCount
        outputs = UnsafeMutableBufferPointer(start: arena.allocate(count), count: count)
    }

    /// Places all rows of the table at the root of a new tree.
    ///
    /// - Returns: the number of rows.
    func moveAllToRoot(_ table: PredictionTable) -> Int {
        table.records.withUnsafeBufferPointer { records in
            if let base = records.baseAddress { buffers.0.update(from: base, count: records.count) }
        }
        return rowCount
    }

    /// Moves the rows at a node to the other buffer, those that go left first.
    ///
    /// - Returns: the number of rows that go left.
    @inline(__always)
    func partition(_ node: GrowingNode, at decision: PredictionDecision) -> Int {
        guard node.predictionCount > 0 else { return 0 }
        var target = node
        target.isInSecondBuffer.toggle()
        let base = records(of: target).base
        let source = records(of: node)
        return withPredicate(decision) { offset, goesLeft in
            source.partition(into: base, offset: offset, goesLeft: goesLeft)
        }
    }

    /// Sets an output of the rows that have reached a leaf.
    @inline(__always)
    func writeOutput(_ leaf: GrowingNode, output: Int, _ value: Double) {
        let records = records(of: leaf)
        let first = output * rowCount
        var payload = UnsafeRawPointer(records.base + payloadOffset)
        for _ in 0..<records.count {
            outputs[first + Int(payload.loadUnaligned(as: UInt32.self))] = value
            payload += records.stride
        }
    }

    /// Sets an output of the rows at a node whose children are leaves, without moving the rows.
    @inline(__always)
    func writeOutput(
        _ node: GrowingNode, at decision: PredictionDecision, output: Int, left: Double, right: Double
    ) {
        guard node.predictionCount > 0 else { return }
        let records = records(of: node)
        let first = output * rowCount
        let payloadOffset = payloadOffset
        _ = withPredicate(decision) { offset, goesLeft in
            var record = UnsafePointer(records.base)
            for _ in 0..<records.count {
                let row = UnsafeRawPointer(record + payloadOffset).loadUnaligned(as: UInt32.self)
                outputs[first + Int(row)] = goesLeft(record + offset) ? left : right
                record += records.stride
            }
            return 0
        }
    }

    /// Calls `body` with an offset and a predicate that, given the bytes at this offset of a record, returns whether the
    /// record goes left.
    @inline(__always)
    private func withPredicate(
        _ decision: PredictionDecision, _ body: (Int, (UnsafePointer<UInt8>) -> Bool) -> Int
    ) -> Int {
        let node = decision.node
        let column = columns[Int(node.column)]
        let missingCode = node.flags.contains(.missingGoesLeft) ? column.missingCode : -1
        if column.isCategorical {
            let set = Int(node.threshold)
            let field = column.field
            return body(0) { record in
                let code = field.code(in: record)
                guard code < column.count else { return code == missingCode }
                return decision.categorySets[set + code / 64] >> UInt64(code % 64) & 1 == 1
            }
        }
        return column.field.withDecision(
            lastLeft: column.lastLeft(decision.split, threshold: node.threshold), missingCode: missingCode,
            body)
    }

    private func records(of node: GrowingNode) -> RecordRange {
        RecordRange(
            base: (node.isInSecondBuffer ? buffers.1 : buffers.0) + node.predictionStart * stride,
            count: node.predictionCount, stride: stride)
    }
}

/// A split of training rows, as the tree has it, for the rows to be predicted.
struct PredictionDecision {
    let split: NodeSplit
    let node: TreeNode
    /// The sets of categories of the tree.
    let categorySets: [UInt64]
}
