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
    private(set) var records: [UInt8]
    private(set) var columnMajor: [Code]
    /// How the derivatives of each output are to be read.
    private(set) var scales: [DerivativeScale]

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
                _ = chunks.map(threadCount: threads(threadCount, rows: rowCount, columns: columns.count)) { piece in
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
                _ = chunks.map(threadCount: threads(threadCount, rows: rowCount, columns: columnCount)) { rows in
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

    /// Works out the derivatives of all rows for one output.
    ///
    /// - Parameters:
    ///   - bounds: the largest absolute gradient and the largest hessian there can be.
    ///   - loss: what they are the derivatives of.
    ///   - countsAsHessian: whether hessians are to be the weights of the rows alone.
    mutating func updateDerivatives(
        ofOutput output: Int, of loss: some BoostingLoss, at scores: [Double], countsAsHessian: Bool,
        threadCount: Int?
    ) {
        let bounds = loss.bounds(at: scores)
        let largestWeight = loss.weights?.max() ?? 1
        scales[output].fit(
            gradient: bounds.gradient * largestWeight,
            hessian: (countsAsHessian ? 1 : bounds.hessian) * largestWeight)
        let (scale, isFine, stride) = (scales[output], isFine, stride)
        let offset = offset(ofOutput: output)
        let block = 1024
        let chunks = Chunks(count: rowCount, size: 16 * block)
        records.withUnsafeMutableBufferPointer { buffer in
            scores.withUnsafeBufferPointer { scores in
                guard let base = buffer.baseAddress else { return }
                let records = SharedMutablePointer(pointer: base + offset)
                let scores = SharedPointer(scores)
                _ = chunks.map(threadCount: threads(threadCount, rows: rowCount, columns: 8)) { chunk in
                    for start in Swift.stride(from: chunk.lowerBound, to: chunk.upperBound, by: block) {
                        let rows = start..<min(start + block, chunk.upperBound)
                        let place = UnsafeMutableRawPointer(records.pointer + start * stride)
                        if isFine {
                            withScratch(count: 2 * block) { scratch in
                                loss.derivatives(
                                    rows, output: output, at: scores.pointer, gradients: scratch,
                                    hessians: scratch + block)
                                loss.weigh(rows, scratch, scratch + block, countsAsHessian)
                                scale.storeFine(scratch, scratch + block, rows.count, at: place, stride)
                            }
                        } else {
                            withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * block) { buffer in
                                guard let scratch = buffer.baseAddress else { return }
                                loss.roughDerivatives(
                                    rows, output: output, at: scores.pointer, gradients: scratch,
                                    hessians: scratch + block)
                                loss.weigh(rows, scratch, scratch + block, countsAsHessian)
                                scale.storeCoarse(scratch, scratch + block, rows.count, at: place, stride)
                            }
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

/// How derivatives are kept as whole numbers.
struct DerivativeScale: Sendable {
    /// A gradient of one is so many units.
    private(set) var gradient = 1.0
    /// A hessian of one is so many units.
    private(set) var hessian = 1.0
    /// How many bits below the hessians count rows; 0 where rows are not counted.
    let countBits: Int64

    init(isFine: Bool) {
        countBits = isFine ? 17 : 0
    }

    /// Chooses units as small as the bits allow.
    ///
    /// - Parameters:
    ///   - largestGradient: the largest absolute gradient there can be.
    ///   - largestHessian: the largest hessian there can be.
    mutating func fit(gradient largestGradient: Double, hessian largestHessian: Double) {
        let isFine = countBits > 0
        gradient = (isFine ? 0x1p46 : 32_767) / max(largestGradient, .leastNormalMagnitude)
        hessian = (isFine ? 0x1p29 : 65_535) / max(largestHessian, .leastNormalMagnitude)
    }

    /// Writes two numbers of 64 bits a row: the gradient; the hessian, and below it a count of one.
    fileprivate func storeFine(
        _ gradients: UnsafePointer<Double>, _ hessians: UnsafePointer<Double>, _ count: Int,
        at place: UnsafeMutableRawPointer, _ stride: Int
    ) {
        for index in 0..<count {
            let place = place + index * stride
            let units = Int64((hessians[index] * hessian).rounded(.toNearestOrEven))
            place.storeBytes(
                of: Int64((gradients[index] * gradient).rounded(.toNearestOrEven)), as: Int64.self)
            place.storeBytes(of: units << countBits + 1, toByteOffset: 8, as: Int64.self)
        }
    }

    /// Writes one number of 32 bits a row: the gradient in the upper half, the hessian in the lower.
    fileprivate func storeCoarse(
        _ gradients: UnsafePointer<Float>, _ hessians: UnsafePointer<Float>, _ count: Int,
        at place: UnsafeMutableRawPointer, _ stride: Int
    ) {
        let gradientUnits = Float(gradient)
        let hessianUnits = Float(hessian)
        for index in 0..<count {
            let gradient = wholeNumber(gradients[index] * gradientUnits)
            let hessian = wholeNumber(hessians[index] * hessianUnits)
            (place + index * stride).storeBytes(of: gradient << 16 | hessian & 0xFFFF, as: UInt32.self)
        }
    }
}

/// A number below 2²² rounded to a whole one, in two's complement: adding 1.5 · 2²³ leaves it in the low bits.
@inline(__always)
private func wholeNumber(_ x: Float) -> UInt32 {
    (x + 12_582_912).bitPattern &- (12_582_912 as Float).bitPattern
}
