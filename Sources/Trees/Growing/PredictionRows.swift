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
        let upperBounds: UnsafeBufferPointer<Double>

        /// The last bin to the left of a threshold that is one of the bounds, or infinity.
        func lastBin(upTo threshold: Double) -> Int {
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
                zip(table.columns, table.layout.fields).map { bins, field in
                    Column(
                        field: field, isCategorical: bins.isCategorical, count: bins.count,
                        missingCode: bins.missingCode,
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
    func partition(_ node: GrowingNode, at split: TreeNode, categorySets: [UInt64]) -> Int {
        guard node.predictionCount > 0 else { return 0 }
        var target = node
        target.isInSecondBuffer.toggle()
        let base = records(of: target).base
        let source = records(of: node)
        let column = columns[Int(split.column)]
        let field = column.field
        let missingCode = split.flags.contains(.missingGoesLeft) ? column.missingCode : -1
        if column.isCategorical {
            let set = Int(split.threshold)
            return source.partition(into: base, offset: 0) { record in
                let code = field.code(in: record)
                guard code < column.count else { return code == missingCode }
                return categorySets[set + code / 64] >> UInt64(code % 64) & 1 == 1
            }
        }
        return field.withDecision(
            lastLeft: column.lastBin(upTo: split.threshold), missingCode: missingCode
        ) { offset, goesLeft in
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

    private func records(of node: GrowingNode) -> RecordRange {
        RecordRange(
            base: (node.isInSecondBuffer ? buffers.1 : buffers.0) + node.predictionStart * stride,
            count: node.predictionCount, stride: stride)
    }
}
