import Learn

/// Rows that are taken along while trees grow, as records: what the trees are asked about, and do not learn from.
///
/// They are parted at each split together with the rows the tree grows from, and are all in their leaves when the tree
/// is grown. So a large tree need not be kept, nor read again with its nodes all over the memory.
struct RidingTable: Sendable {
    let rowCount: Int
    /// The values that a column can be split at as bounds of bins: with fewer, a value that the tree has not seen
    /// might be on the wrong side.
    let columns: [ColumnBins]
    /// Codes by `columns`, then the position of the row.
    let layout: RecordLayout
    let records: [UInt8]

    /// Columns of more values than this might be split at too many places, between any two of the values.
    private static let mostDistinctValues = 256

    /// The rows of a matrix, to ride along with trees that grow from a table; nil if that has a column of too many
    /// values that are each a bin of their own.
    init?(_ x: Matrix, with table: CodedTable, threadCount: Int?) {
        let isManageable = table.columns.allSatisfy {
            ($0.distinctValues?.count ?? 0) <= Self.mostDistinctValues
        }
        guard isManageable else { return nil }
        rowCount = x.rowCount
        columns = table.columns.map(\.refinedToThresholds)
        let hasMissing = (0..<x.columnCount).map { x.column(at: $0).contains { $0.isNaN } }
        let columns = columns
        let layout = RecordLayout(
            codeCounts: zip(columns, hasMissing).map { $0.count + ($1 ? 1 : 0) },
            fitsBit: columns.indices.map { column in
                !columns[column].isCategorical && columns[column].count <= 2 && !hasMissing[column]
                    && !table.hasMissing[column]
            }, payloadSize: MemoryLayout<UInt32>.size)
        self.layout = layout
        var records = x.records(columns, layout, threadCount: threadCount)
        let (stride, payload) = (layout.stride, layout.payloadOffset)
        records.withUnsafeMutableBytes { records in
            for row in 0..<x.rowCount {
                records.storeBytes(
                    of: UInt32(truncatingIfNeeded: row), toByteOffset: row * stride + payload, as: UInt32.self
                )
            }
        }
        self.records = records
    }
}

extension ColumnBins {
    /// Bins whose bounds are all the values that a tree can compare with: see `threshold(between:and:)`.
    fileprivate var refinedToThresholds: ColumnBins {
        guard let values = distinctValues, values.count > 2 else { return self }
        var thresholds = Set<Double>()
        for first in values.indices {
            for second in first + 1..<values.count {
                thresholds.insert(threshold(between: first, and: second))
            }
        }
        return ColumnBins(upperBounds: thresholds.sorted())
    }

    /// The last bin on the left of a threshold that is one of the bounds, or infinity.
    fileprivate func lastBin(upTo threshold: Double) -> Int {
        var (low, high) = (0, upperBounds.count)
        while low < high {
            let middle = (low + high) / 2
            if upperBounds[middle] < threshold { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The riding rows of one tree at a time, in memory that the next tree uses again.
struct RidingRows {
    /// What the tree says of each row: as many numbers as there are rows for the first output, then for the next.
    let outputs: UnsafeMutableBufferPointer<Double>

    private let table: RidingTable
    private let buffers: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt8>)

    init(_ table: RidingTable, outputCount: Int, arena: Arena) {
        self.table = table
        // As for the records that a tree grows from, bits may be read eight bytes at a time.
        buffers = (arena.allocate(table.records.count + 8), arena.allocate(table.records.count + 8))
        let count = table.rowCount * outputCount
        outputs = UnsafeMutableBufferPointer(start: arena.allocate(count), count: count)
    }

    /// Takes all rows to the root of a new tree.
    ///
    /// - Returns: how many they are.
    func mount() -> Int {
        table.records.withUnsafeBufferPointer { records in
            if let base = records.baseAddress { buffers.0.update(from: base, count: records.count) }
        }
        return table.rowCount
    }

    /// Moves the rows at a node to the other buffer, those that go left first.
    ///
    /// - Returns: how many go left.
    @inline(__always)
    func part(_ node: GrowingNode, at split: TreeNode, categorySets: [UInt64]) -> Int {
        guard node.ridingCount > 0 else { return 0 }
        var target = node
        target.isInSecondBuffer.toggle()
        let base = records(of: target).base
        let source = records(of: node)
        let column = Int(split.column)
        let bins = table.columns[column]
        let field = table.layout.fields[column]
        let missingCode = split.flags.contains(.missingGoesLeft) ? bins.missingCode : -1
        if bins.isCategorical {
            let set = Int(split.threshold)
            return source.part(into: base, offset: 0) { record in
                let code = field.code(in: record)
                guard code < bins.count else { return code == missingCode }
                return categorySets[set + code / 64] >> UInt64(code % 64) & 1 == 1
            }
        }
        return field.withDecision(
            lastLeft: bins.lastBin(upTo: split.threshold), missingCode: missingCode
        ) { offset, goesLeft in
            source.part(into: base, offset: offset, goesLeft: goesLeft)
        }
    }

    /// Writes one of the outputs of a leaf for the rows that have come to it.
    @inline(__always)
    func settle(_ node: GrowingNode, output: Int, _ value: Double) {
        let records = records(of: node)
        let first = output * table.rowCount
        var place = UnsafeRawPointer(records.base + table.layout.payloadOffset)
        for _ in 0..<records.count {
            outputs[first + Int(place.loadUnaligned(as: UInt32.self))] = value
            place += records.stride
        }
    }

    private func records(of node: GrowingNode) -> RecordRange {
        let stride = table.layout.stride
        return RecordRange(
            base: (node.isInSecondBuffer ? buffers.1 : buffers.0) + node.ridingStart * stride,
            count: node.ridingCount, stride: stride)
    }
}
