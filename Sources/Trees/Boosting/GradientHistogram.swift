import Base
import CShims
import Numerics

/// For each code of each group of columns (see `ColumnGroup`) the sums of the gradients and of the hessians of some rows.
struct GradientHistogram: Sendable {
    /// Two numbers a code: the sum of gradients, then that of hessians (with the count of rows below it, where rows are
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

/// Fills histograms of the derivatives of one output from records.
struct HistogramBuilder<Code: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    let layout: HistogramLayout
    private let isFine: Bool
    private let recordStride: Int
    /// Where the derivatives are in a record.
    private let offset: Int
    private let threadCount: Int?

    /// Whether all groups have room for as many codes as a byte can tell apart: then where they start need not be
    /// looked up.
    private static var hasEvenBins: Bool { Code.bitWidth == 8 }
    /// How many rows are summed in one word a bin before the word is full.
    private static var chunkSize: Int { 1 << 15 }
    /// How many rows ahead memory is asked for.
    private static var lookahead: Int { 24 }

    init(_ rows: BoostingRows<Code>, output: Int, threadCount: Int?) {
        layout = HistogramLayout(rows.columns, rows.groups, isEven: Self.hasEvenBins)
        isFine = rows.isFine
        recordStride = rows.stride
        offset = rows.offset(ofOutput: output)
        self.threadCount = threadCount
    }

    /// The histogram of the rows at some positions.
    func histogram(of positions: ArraySlice<UInt32>, in records: [UInt8]) -> GradientHistogram {
        let count = positions.count
        return records.withUnsafeBytes { records in
            positions.withUnsafeBufferPointer { positions in
                guard let records = records.baseAddress, let positions = positions.baseAddress else {
                    return collect(count: 0) { _, _ in }
                }
                let source = Source(records: records, positions: positions)
                return collect(count: count) { range, sums in
                    add(range, source, to: sums)
                }
            }
        }
    }

    /// The histogram of all rows.
    ///
    /// - Parameter prepare: brings a run of rows up to date before it is read.
    func histogram(
        ofAll count: Int, in records: UnsafeRawPointer, prepare: @Sendable (Range<Int>) -> Void
    ) -> GradientHistogram {
        let source = Source(records: records, positions: nil)
        // Runs short enough to be still in the nearest cache when they are read.
        let block = 1024
        return collect(count: count) { range, sums in
            for start in stride(from: range.lowerBound, to: range.upperBound, by: block) {
                let rows = start..<min(start + block, range.upperBound)
                prepare(rows)
                add(rows, source, to: sums)
            }
        }
    }

    private struct Source: @unchecked Sendable {
        let records: UnsafeRawPointer
        let positions: UnsafePointer<UInt32>?
    }

    /// Shares rows out among threads and adds up what they sum.
    ///
    /// - Parameter add: adds a range of rows to sums, coarse ones in one word a bin, fine ones in two.
    private func collect(
        count: Int, _ add: @Sendable (Range<Int>, UnsafeMutablePointer<Int64>) -> Void
    ) -> GradientHistogram {
        let binCount = layout.offsets[layout.groups.count]
        let chunks = Chunks(count: count, size: Self.chunkSize)
        let workers =
            count * layout.groups.count < 1 << 17 ? 1 : min(threadCount ?? availableCores, chunks.chunkCount)
        // Sums of whole numbers: which worker takes which chunk does not show in the result.
        let parts = WorkQueue.share(chunks.chunkCount, among: workers) { queue in
            var sums = [Int64](repeating: 0, count: 2 * binCount)
            sums.withUnsafeMutableBufferPointer { sums in
                guard let sums = sums.baseAddress else { return }
                guard !isFine else {
                    while let item = queue.next() { add(chunks[item], sums) }
                    return
                }
                withUnsafeTemporaryAllocation(of: Int64.self, capacity: binCount) { words in
                    words.initialize(repeating: 0)
                    guard let words = words.baseAddress else { return }
                    while let item = queue.next() {
                        add(chunks[item], words)
                        empty(words, into: sums)
                    }
                }
            }
            return sums
        }
        var result = GradientHistogram(sums: parts[0])
        for part in parts.dropFirst() { result.add(part) }
        return result
    }

    /// The sums over all rows of a histogram: those of any one group.
    func total(of histogram: GradientHistogram) -> GradientSums {
        (0..<layout.groups[0].codeCount).reduce(into: GradientSums()) { total, bin in
            total.gradient &+= histogram.sums[2 * bin]
            total.hessian &+= histogram.sums[2 * bin + 1]
        }
    }

    @inline(__always)
    private func add(_ range: Range<Int>, _ source: Source, to sums: UnsafeMutablePointer<Int64>) {
        if isFine { addFine(range, source, to: sums) } else { addCoarse(range, source, to: sums) }
    }

    private func addFine(_ range: Range<Int>, _ source: Source, to sums: UnsafeMutablePointer<Int64>) {
        let (offset, groupCount) = (offset, layout.groups.count)
        withOffsets(range, source) { record, offsets in
            let gradient = record.loadUnaligned(fromByteOffset: offset, as: Int64.self)
            let hessian = record.loadUnaligned(fromByteOffset: offset + 8, as: Int64.self)
            let codes = record.assumingMemoryBound(to: Code.self)
            for group in 0..<groupCount {
                let bin = sums + 2 * (place(group, offsets) &+ Int(codes[group]))
                bin[0] &+= gradient
                bin[1] &+= hessian
            }
        }
    }

    private func addCoarse(_ range: Range<Int>, _ source: Source, to words: UnsafeMutablePointer<Int64>) {
        let (offset, groupCount) = (offset, layout.groups.count)
        withOffsets(range, source) { record, offsets in
            let packed = record.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
            let gradient = Int64(Int16(truncatingIfNeeded: packed >> 16)) << 32
            let word = gradient &+ Int64(packed & 0xFFFF)
            let codes = record.assumingMemoryBound(to: Code.self)
            for group in 0..<groupCount {
                words[place(group, offsets) &+ Int(codes[group])] &+= word
            }
        }
    }

    /// Where a group's first code is.
    @inline(__always)
    private func place(_ group: Int, _ offsets: UnsafePointer<Int>) -> Int {
        Self.hasEvenBins ? group &* 256 : offsets[group]
    }

    @inline(__always)
    private func withOffsets(
        _ range: Range<Int>, _ source: Source, _ body: (UnsafeRawPointer, UnsafePointer<Int>) -> Void
    ) {
        layout.offsets.withUnsafeBufferPointer { offsets in
            guard let offsets = offsets.baseAddress else { return }
            forEachRecord(range, source) { body($0, offsets) }
        }
    }

    @inline(__always)
    private func forEachRecord(_ range: Range<Int>, _ source: Source, _ body: (UnsafeRawPointer) -> Void) {
        let stride = recordStride
        let base = source.records
        guard let positions = source.positions else {
            for row in range { body(base + row &* stride) }
            return
        }
        // The records of a leaf lie scattered, and without asking ahead most of the time goes in waiting for them.
        let last = range.upperBound - 1
        for index in range {
            weft_prefetch(base + Int(positions[min(index &+ Self.lookahead, last)]) &* stride)
            body(base + Int(positions[index]) &* stride)
        }
    }

    /// Moves the sums of words with two halves into numbers of their own.
    private func empty(_ words: UnsafeMutablePointer<Int64>, into sums: UnsafeMutablePointer<Int64>) {
        for (offset, group) in zip(layout.offsets, layout.groups) {
            for bin in offset..<offset + group.codeCount {
                let word = words[bin]
                sums[2 * bin] &+= word >> 32
                sums[2 * bin + 1] &+= word & 0xFFFF_FFFF
                words[bin] = 0
            }
        }
    }
}
