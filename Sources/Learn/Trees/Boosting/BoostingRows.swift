import Frames

/// The rows that boosting learns from: the bins of their values, and the derivatives of their losses.
///
/// A row is a record: its bins, one a column, then for each output the gradient and the hessian of its loss. What a
/// histogram needs of a row so lies in one or two lines of the cache. Beside the records the bins lie column after
/// column, for parting rows by one column.
///
/// Derivatives are whole numbers, which add up to the same sum in any order: a histogram depends neither on how rows were
/// shared out among threads nor on their order. Two precisions:
///
/// - *fine*, for up to 65,536 rows: a gradient has 46 bits, a hessian 29, and each row also counts as one.
/// - *coarse*, for more: 15 and 16 bits in one word, so that a row costs one addition a column. With so many rows the
///   rounding is far below their noise (Shi et al., “Quantized training of gradient boosting decision trees”, NeurIPS
///   2022, make do with two to five bits).
struct BoostingRows<Code: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    let rowCount: Int
    let columns: [ColumnBins]
    let isFine: Bool
    /// From one record to the next, in bytes.
    let stride: Int
    var records: [UInt8]
    private(set) var columnMajor: [Code]
    /// How the derivatives of each output are to be read.
    var scales: [DerivativeScale]

    var columnCount: Int { columns.count }

    /// The most rows whose derivatives are kept finely.
    static var fineLimit: Int { 1 << 16 }

    /// Where in a record the derivatives of an output are, in bytes.
    func offset(ofOutput output: Int) -> Int {
        columnCount * MemoryLayout<Code>.size + output * (isFine ? 16 : 4)
    }

    /// Looks up the bins of a matrix.
    init(_ x: Matrix, mapper: BinMapper, outputCount: Int, threadCount: Int?) {
        let (rowCount, columns) = (x.rowCount, mapper.columns)
        self.rowCount = rowCount
        self.columns = columns
        isFine = rowCount <= Self.fineLimit
        stride = columns.count * MemoryLayout<Code>.size + outputCount * (isFine ? 16 : 4)
        scales = [DerivativeScale](repeating: DerivativeScale(isFine: isFine), count: outputCount)
        records = []
        let finders = columns.map { BinFinder($0) }
        columnMajor = [Code](unsafeUninitializedCapacity: rowCount * columns.count) { buffer, filled in
            filled = rowCount * columns.count
            guard let base = buffer.baseAddress else { return }
            let codes = SharedMutablePointer(pointer: base)
            x.values.withUnsafeBufferPointer { buffer in
                let values = SharedPointer(buffer)
                // Column after column in pieces that a thread has done in well under a millisecond.
                let pieces = (rowCount + (1 << 14) - 1) >> 14
                let chunks = Chunks(count: pieces * columns.count, size: 1)
                _ = chunks.map(threadCount: threads(threadCount, rows: rowCount, columns: columns.count)) {
                    piece in
                    let (column, part) = piece.lowerBound.quotientAndRemainder(dividingBy: pieces)
                    let start = column * rowCount + part << 14
                    let count = min(1 << 14, rowCount - part << 14)
                    finders[column].find(values.pointer + start, count: count, into: codes.pointer + start)
                }
            }
        }
        fillRecords(threadCount)
    }

    /// Writes the bins of all columns into the records.
    private mutating func fillRecords(_ threadCount: Int?) {
        let (stride, rowCount, columnCount) = (stride, rowCount, columnCount)
        records = columnMajor.withUnsafeBufferPointer { codes in
            [UInt8](unsafeUninitializedCapacity: rowCount * stride) { buffer, filled in
                filled = rowCount * stride
                guard let base = buffer.baseAddress, let codes = codes.baseAddress else { return }
                let target = SharedMutablePointer(pointer: base)
                let source = SharedMutablePointer(pointer: UnsafeMutablePointer(mutating: codes))
                let chunks = Chunks(count: rowCount, size: 2048)
                _ = chunks.map(threadCount: threads(threadCount, rows: rowCount, columns: columnCount)) {
                    rows in
                    let first = UnsafeMutableRawPointer(target.pointer + rows.lowerBound * stride)
                    first.initializeMemory(as: UInt8.self, repeating: 0, count: rows.count * stride)
                    for column in 0..<columnCount {
                        let codes = source.pointer + column * rowCount
                        var place = first + column * MemoryLayout<Code>.size
                        for row in rows {
                            place.storeBytes(of: codes[row], as: Code.self)
                            place += stride
                        }
                    }
                }
            }
        }
    }

    /// Puts the rows into another order.
    mutating func reorder(_ positions: [UInt32], threadCount: Int?) {
        let rowCount = rowCount
        let columnMajor = self.columnMajor
        self.columnMajor = [Code](unsafeUninitializedCapacity: columnMajor.count) { buffer, filled in
            filled = columnMajor.count
            guard let base = buffer.baseAddress else { return }
            let target = SharedMutablePointer(pointer: base)
            _ = Chunks(count: columnCount, size: 1).map(threadCount: threadCount) { column in
                let first = column.lowerBound * rowCount
                columnMajor.withUnsafeBufferPointer { codes in
                    for (row, position) in positions.enumerated() {
                        target.pointer[first + row] = codes[first + Int(position)]
                    }
                }
            }
        }
        fillRecords(threadCount)
    }
}
