import Base
import Learn

/// The rows that boosting learns from: the bins of their values, and the derivatives of their losses.
///
/// A row is a record: its codes, one for each group of columns (see `ColumnGroup`), then for each output the gradient and
/// the hessian of its loss. What a histogram needs of a row so lies in one or two lines of the cache. Beside the records
/// the bins lie column after column, for parting rows by one column.
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
    let groups: [ColumnGroup]
    let isFine: Bool
    /// From one record to the next, in bytes.
    let stride: Int
    var records: [UInt8]
    private(set) var columnMajor: [Code]
    /// For each group of more than one column the codes of the rows.
    private var jointCodes: [[Code]]
    /// How the derivatives of each output are to be read.
    var scales: [DerivativeScale]

    var columnCount: Int { columns.count }

    /// The most rows whose derivatives are kept finely.
    static var fineLimit: Int { 1 << 16 }

    /// Where in a record the derivatives of an output are, in bytes.
    func offset(ofOutput output: Int) -> Int {
        groups.count * MemoryLayout<Code>.size + output * (isFine ? 16 : 4)
    }

    /// Looks up the bins of a matrix.
    init(_ x: Matrix, mapper: BinMapper, outputCount: Int, threadCount: Int?) {
        let (rowCount, columns) = (x.rowCount, mapper.columns)
        self.rowCount = rowCount
        self.columns = columns
        isFine = rowCount <= Self.fineLimit
        scales = [DerivativeScale](repeating: DerivativeScale(isFine: isFine), count: outputCount)
        records = []
        let finders = columns.map { BinFinder($0) }
        let columnMajor = [Code](unsafeUninitializedCapacity: rowCount * columns.count) { buffer, filled in
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
        self.columnMajor = columnMajor
        (groups, jointCodes) = ColumnGroup.groups(columns, codes: columnMajor, rowCount: rowCount)
        stride = groups.count * MemoryLayout<Code>.size + outputCount * (isFine ? 16 : 4)
        fillRecords(threadCount)
    }

    /// Writes the codes of all groups into the records.
    private mutating func fillRecords(_ threadCount: Int?) {
        let (stride, rowCount, groups) = (stride, rowCount, groups)
        let (columnMajor, jointCodes) = (columnMajor, jointCodes)
        records = [UInt8](unsafeUninitializedCapacity: rowCount * stride) { buffer, filled in
            filled = rowCount * stride
            guard let base = buffer.baseAddress else { return }
            let target = SharedMutablePointer(pointer: base)
            let chunks = Chunks(count: rowCount, size: 2048)
            _ = chunks.map(threadCount: threads(threadCount, rows: rowCount, columns: groups.count)) { rows in
                let first = UnsafeMutableRawPointer(target.pointer + rows.lowerBound * stride)
                first.initializeMemory(as: UInt8.self, repeating: 0, count: rows.count * stride)
                for (index, group) in groups.enumerated() {
                    let start = group.isJoint ? 0 : group.columns[0] * rowCount
                    (group.isJoint ? jointCodes[index] : columnMajor).withUnsafeBufferPointer { codes in
                        var place = first + index * MemoryLayout<Code>.size
                        for row in rows {
                            place.storeBytes(of: codes[start + row], as: Code.self)
                            place += stride
                        }
                    }
                }
            }
        }
    }

    /// Puts the rows into another order. Their derivatives have to be worked out anew.
    mutating func reorder(_ positions: [UInt32], threadCount: Int?) {
        columnMajor = Self.gathered(columnMajor, positions, threadCount)
        jointCodes = jointCodes.map { Self.gathered($0, positions, threadCount) }
        fillRecords(threadCount)
    }

    /// Some columns, one after the other, with their rows in another order.
    private static func gathered(_ columns: [Code], _ positions: [UInt32], _ threadCount: Int?) -> [Code] {
        [Code](unsafeUninitializedCapacity: columns.count) { buffer, filled in
            filled = columns.count
            guard let base = buffer.baseAddress else { return }
            let target = SharedMutablePointer(pointer: base)
            _ = Chunks(count: columns.count, size: positions.count).map(threadCount: threadCount) { column in
                columns.withUnsafeBufferPointer { codes in
                    for (row, position) in positions.enumerated() {
                        target.pointer[column.lowerBound + row] = codes[column.lowerBound + Int(position)]
                    }
                }
            }
        }
    }
}
