import Base
import Learn

/// The training rows of gradient boosting: the bins of their values, and the derivatives of their losses.
///
/// A row is a record: a code for each bundle of columns (see `FeatureBundle`), then the gradient and the hessian of the
/// loss for each output. All that a histogram needs of a row thus lies in one or two cache lines. The bins are also stored
/// column after column, for partitioning rows by a single column.
///
/// Derivatives are integers, whose sums do not depend on the order of summation. A histogram hence depends neither on the
/// order of the rows nor on how they are distributed among threads. There are two precisions:
///
/// - *fine*, for up to 65,536 rows: a gradient has 46 bits, a hessian 29, and rows are counted as well;
/// - *coarse*, for more rows: 15 and 16 bits in one word, so that a row costs one addition per column. With that many
///   rows, the rounding errors are far below the noise of the rows (Shi et al., “Quantized training of gradient boosting
///   decision trees”, NeurIPS 2022, use two to five bits).
struct BoostingRows<Code: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    let rowCount: Int
    let columns: [ColumnBins]
    let bundles: [FeatureBundle]
    let isFine: Bool
    /// The distance between records, in bytes.
    let stride: Int
    /// The records, row after row.
    var records: [UInt8]
    /// The bin of each row, column after column.
    private(set) var columnMajor: [Code]
    /// The codes of the rows for each bundle of several columns; empty for the others.
    private var bundledCodes: [[Code]]
    /// The scale of the derivatives of each output.
    var scales: [DerivativeScale]

    var columnCount: Int { columns.count }

    /// The maximum number of rows with fine derivatives.
    static var fineLimit: Int { 1 << 16 }

    /// The offset of the derivatives of an output in a record, in bytes.
    func offset(ofOutput output: Int) -> Int {
        bundles.count * MemoryLayout<Code>.size + output * (isFine ? 16 : 4)
    }

    /// Finds the bins of the values of a matrix.
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
                // Column after column, in pieces that take a thread well under a millisecond.
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
        (bundles, bundledCodes) = FeatureBundle.bundles(columns, codes: columnMajor, rowCount: rowCount)
        stride = bundles.count * MemoryLayout<Code>.size + outputCount * (isFine ? 16 : 4)
        fillRecords(threadCount)
    }

    /// Writes the codes of all bundles into the records.
    private mutating func fillRecords(_ threadCount: Int?) {
        let (stride, rowCount, bundles) = (stride, rowCount, bundles)
        let (columnMajor, bundledCodes) = (columnMajor, bundledCodes)
        records = [UInt8](unsafeUninitializedCapacity: rowCount * stride) { buffer, filled in
            filled = rowCount * stride
            guard let base = buffer.baseAddress else { return }
            let target = SharedMutablePointer(pointer: base)
            let chunks = Chunks(count: rowCount, size: 2048)
            _ = chunks.map(threadCount: threads(threadCount, rows: rowCount, columns: bundles.count)) {
                rows in
                let first = UnsafeMutableRawPointer(target.pointer + rows.lowerBound * stride)
                first.initializeMemory(as: UInt8.self, repeating: 0, count: rows.count * stride)
                for (index, bundle) in bundles.enumerated() {
                    let start = bundle.hasSeveralColumns ? 0 : bundle.columns[0] * rowCount
                    (bundle.hasSeveralColumns ? bundledCodes[index] : columnMajor).withUnsafeBufferPointer {
                        codes in
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

    /// Changes the order of the rows. Their derivatives must be recomputed afterwards.
    ///
    /// - Parameter previousIndices: the previous index of each row.
    mutating func reorder(_ previousIndices: [UInt32], threadCount: Int?) {
        columnMajor = Self.gathered(columnMajor, previousIndices, threadCount)
        bundledCodes = bundledCodes.map { Self.gathered($0, previousIndices, threadCount) }
        fillRecords(threadCount)
    }

    /// The codes of columns, one after the other, with the rows in another order.
    private static func gathered(_ columns: [Code], _ previousIndices: [UInt32], _ threadCount: Int?)
        -> [Code]
    {
        [Code](unsafeUninitializedCapacity: columns.count) { buffer, filled in
            filled = columns.count
            guard let base = buffer.baseAddress else { return }
            let target = SharedMutablePointer(pointer: base)
            _ = Chunks(count: columns.count, size: previousIndices.count).map(threadCount: threadCount) {
                column in
                columns.withUnsafeBufferPointer { codes in
                    for (row, previous) in previousIndices.enumerated() {
                        target.pointer[column.lowerBound + row] = codes[column.lowerBound + Int(previous)]
                    }
                }
            }
        }
    }
}
