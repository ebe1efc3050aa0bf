import CPrefetch

/// For each bin of each column the sums of the gradients and of the hessians of some rows.
struct GradientHistogram: Sendable {
    /// Two numbers a bin: the sum of gradients, then that of hessians (with the count of rows below it, where rows are
    /// counted).
    fileprivate(set) var sums: [Int64]

    /// Adds the sums of other rows.
    fileprivate mutating func add(_ other: [Int64]) {
        sums.withUnsafeMutableBufferPointer { sums in
            other.withUnsafeBufferPointer { other in
                for index in 0..<sums.count { sums[index] &+= other[index] }
            }
        }
    }

    /// Takes the sums of some of the rows away.
    mutating func subtract(_ other: GradientHistogram) {
        sums.withUnsafeMutableBufferPointer { sums in
            other.sums.withUnsafeBufferPointer { other in
                for index in 0..<sums.count { sums[index] &-= other[index] }
            }
        }
    }
}

/// The sums of the gradients and of the hessians of some rows, as whole numbers.
struct GradientSums: Equatable, Sendable {
    var gradient: Int64 = 0
    var hessian: Int64 = 0

    static func - (a: Self, b: Self) -> Self {
        Self(gradient: a.gradient &- b.gradient, hessian: a.hessian &- b.hessian)
    }
}

/// Fills histograms of the derivatives of one output.
struct HistogramBuilder<Code: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    let rows: BoostingRows<Code>
    let output: Int
    let threadCount: Int?

    /// From one column's first bin to the next's.
    var binStride: Int { Self.binStride(rows.columns) }

    static func binStride(_ columns: [ColumnBins]) -> Int {
        Code.bitWidth == 8 ? 256 : (columns.map(\.count).max() ?? 0) + 1
    }

    /// How many rows are summed in one word a bin before the word is full.
    private static var chunkSize: Int { 1 << 15 }
    /// How many rows ahead memory is asked for.
    private static var lookahead: Int { 24 }

    /// The histogram of the rows at some positions, or of all.
    func histogram(of positions: ArraySlice<UInt32>?) -> GradientHistogram {
        let count = positions?.count ?? rows.rowCount
        let binCount = binStride * rows.columnCount
        let chunks = Chunks(count: count, size: Self.chunkSize)
        let workers = count * rows.columnCount < 1 << 17 ? 1 : min(threadCount ?? availableCores, chunks.chunkCount)
        // Sums of whole numbers: which worker takes which chunk does not show in the result.
        let parts = WorkQueue.share(chunks.chunkCount, among: workers) { queue in
            var sums = [Int64](repeating: 0, count: 2 * binCount)
            sums.withUnsafeMutableBufferPointer { sums in
                guard let sums = sums.baseAddress else { return }
                if rows.isFine {
                    while let item = queue.next() { addFine(chunks[item], positions, to: sums) }
                } else {
                    withUnsafeTemporaryAllocation(of: Int64.self, capacity: binCount) { words in
                        words.initialize(repeating: 0)
                        guard let words = words.baseAddress else { return }
                        while let item = queue.next() {
                            addCoarse(chunks[item], positions, to: words)
                            empty(words, into: sums)
                        }
                    }
                }
            }
            return sums
        }
        var result = GradientHistogram(sums: parts[0])
        for part in parts.dropFirst() { result.add(part) }
        return result
    }

    /// The sums over all rows of a histogram: those of any one column.
    func total(of histogram: GradientHistogram) -> GradientSums {
        (0...rows.columns[0].count).reduce(into: GradientSums()) { total, bin in
            total.gradient &+= histogram.sums[2 * bin]
            total.hessian &+= histogram.sums[2 * bin + 1]
        }
    }

    private func addFine(
        _ range: Range<Int>, _ positions: ArraySlice<UInt32>?, to sums: UnsafeMutablePointer<Int64>
    ) {
        let (offset, columnCount, step) = (rows.offset(ofOutput: output), rows.columnCount, 2 * binStride)
        forEachRecord(range, positions) { record in
            let gradient = record.loadUnaligned(fromByteOffset: offset, as: Int64.self)
            let hessian = record.loadUnaligned(fromByteOffset: offset + 8, as: Int64.self)
            let codes = record.assumingMemoryBound(to: Code.self)
            var bins = sums
            for column in 0..<columnCount {
                let bin = bins + 2 * Int(codes[column])
                bin[0] &+= gradient
                bin[1] &+= hessian
                bins += step
            }
        }
    }

    private func addCoarse(
        _ range: Range<Int>, _ positions: ArraySlice<UInt32>?, to words: UnsafeMutablePointer<Int64>
    ) {
        let (offset, columnCount, step) = (rows.offset(ofOutput: output), rows.columnCount, binStride)
        forEachRecord(range, positions) { record in
            let packed = record.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
            let gradient = Int64(Int16(truncatingIfNeeded: packed >> 16)) << 32
            let word = gradient &+ Int64(packed & 0xFFFF)
            let codes = record.assumingMemoryBound(to: Code.self)
            var bins = words
            for column in 0..<columnCount {
                bins[Int(codes[column])] &+= word
                bins += step
            }
        }
    }

    @inline(__always)
    private func forEachRecord(
        _ range: Range<Int>, _ positions: ArraySlice<UInt32>?, _ body: (UnsafeRawPointer) -> Void
    ) {
        let stride = rows.stride
        rows.records.withUnsafeBytes { records in
            guard let base = records.baseAddress else { return }
            guard let positions else {
                for row in range { body(base + row &* stride) }
                return
            }
            positions.withUnsafeBufferPointer { positions in
                guard let positions = positions.baseAddress else { return }
                // The records of a leaf lie scattered, and without asking ahead most of the time goes in waiting for them.
                let last = range.upperBound - 1
                for index in range {
                    weft_prefetch(base + Int(positions[min(index &+ Self.lookahead, last)]) &* stride)
                    body(base + Int(positions[index]) &* stride)
                }
            }
        }
    }

    /// Moves the sums of words with two halves into numbers of their own.
    private func empty(_ words: UnsafeMutablePointer<Int64>, into sums: UnsafeMutablePointer<Int64>) {
        for (column, bins) in rows.columns.enumerated() {
            for bin in column * binStride...column * binStride + bins.count {
                let word = words[bin]
                sums[2 * bin] &+= word >> 32
                sums[2 * bin + 1] &+= word & 0xFFFF_FFFF
                words[bin] = 0
            }
        }
    }
}
