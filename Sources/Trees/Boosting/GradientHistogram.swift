import Base
import CShims
import Numerics

/// The sums of the gradients and of the hessians of some rows, by the codes of each bundle of columns (see
/// `FeatureBundle`).
struct GradientHistogram: Sendable {
    /// Two numbers per code: the sum of gradients, then that of hessians. If rows are counted, the low bits of the latter
    /// hold their number.
    fileprivate(set) var sums: [Int64]

    /// Adds the sums of other rows.
    fileprivate mutating func add(_ other: [Int64]) {
        sums.withUnsafeMutableBufferPointer { sums in
            other.withUnsafeBufferPointer { other in
                for index in 0..<sums.count { sums[index] &+= other[index] }
            }
        }
    }

    /// Subtracts the sums of some of the rows.
    mutating func subtract(_ other: GradientHistogram) {
        sums.withUnsafeMutableBufferPointer { sums in
            other.sums.withUnsafeBufferPointer { other in
                for index in 0..<sums.count { sums[index] &-= other[index] }
            }
        }
    }
}

/// The integer sums of the gradients and of the hessians of some rows.
struct GradientSums: Equatable, Sendable {
    var gradient: Int64 = 0
    var hessian: Int64 = 0

    static func - (a: Self, b: Self) -> Self {
        Self(gradient: a.gradient &- b.gradient, hessian: a.hessian &- b.hessian)
    }
}

/// Computes histograms of the derivatives of one output.
struct HistogramBuilder<Code: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    let layout: HistogramLayout
    private let isFine: Bool
    private let recordStride: Int
    /// The offset of the derivatives in a record, in bytes.
    private let offset: Int
    private let threadCount: Int?

    /// Whether every bundle has room for 256 codes, so that the offsets of bundles need not be looked up.
    private static var hasEvenBins: Bool { Code.bitWidth == 8 }
    /// The number of rows after which the halves of a word may overflow.
    private static var chunkSize: Int { 1 << 15 }
    /// The number of rows by which prefetching is ahead.
    private static var lookahead: Int { 24 }

    init(_ rows: BoostingRows<Code>, output: Int, threadCount: Int?) {
        layout = HistogramLayout(rows.columns, rows.bundles, isEven: Self.hasEvenBins)
        isFine = rows.isFine
        recordStride = rows.stride
        offset = rows.offset(ofOutput: output)
        self.threadCount = threadCount
    }

    /// The histogram of some rows, given by their indices.
    func histogram(of rowIndices: ArraySlice<UInt32>, in records: [UInt8]) -> GradientHistogram {
        let count = rowIndices.count
        return records.withUnsafeBytes { records in
            rowIndices.withUnsafeBufferPointer { rowIndices in
                guard let records = records.baseAddress, let rowIndices = rowIndices.baseAddress else {
                    return collect(count: 0) { _, _ in }
                }
                let source = Source(records: records, rowIndices: rowIndices)
                return collect(count: count) { range, sums in
                    add(range, source, to: sums)
                }
            }
        }
    }

    /// The histogram of all rows.
    ///
    /// - Parameter prepare: updates consecutive rows before they are read.
    func histogram(
        ofAll count: Int, in records: UnsafeRawPointer, prepare: @Sendable (Range<Int>) -> Void
    ) -> GradientHistogram {
        let source = Source(records: records, rowIndices: nil)
        // Few enough rows for them to be still in the L1 cache when they are read.
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
        let rowIndices: UnsafePointer<UInt32>?
    }

    /// Distributes rows among threads, and adds up their sums.
    ///
    /// - Parameter add: adds rows to sums: coarse ones to one word per bin, fine ones to two.
    private func collect(
        count: Int, _ add: @Sendable (Range<Int>, UnsafeMutablePointer<Int64>) -> Void
    ) -> GradientHistogram {
        let binCount = layout.offsets[layout.bundles.count]
        let chunks = Chunks(count: count, size: Self.chunkSize)
        let workers =
            count * layout.bundles.count < 1 << 17 ? 1 : min(threadCount ?? availableCores, chunks.chunkCount)
        // Sums of integers do not depend on which worker takes which chunk.
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
                        flush(words, into: sums)
                    }
                }
            }
            return sums
        }
        var result = GradientHistogram(sums: parts[0])
        for part in parts.dropFirst() { result.add(part) }
        return result
    }

    /// The sums over all rows: those of any one bundle, here of the first.
    func total(of histogram: GradientHistogram) -> GradientSums {
        (0..<layout.bundles[0].codeCount).reduce(into: GradientSums()) { total, bin in
            total.gradient &+= histogram.sums[2 * bin]
            total.hessian &+= histogram.sums[2 * bin + 1]
        }
    }

    @inline(__always)
    private func add(_ range: Range<Int>, _ source: Source, to sums: UnsafeMutablePointer<Int64>) {
        if isFine { addFine(range, source, to: sums) } else { addCoarse(range, source, to: sums) }
    }

    private func addFine(_ range: Range<Int>, _ source: Source, to sums: UnsafeMutablePointer<Int64>) {
        let (offset, bundleCount) = (offset, layout.bundles.count)
        withOffsets(range, source) { record, offsets in
            let gradient = record.loadUnaligned(fromByteOffset: offset, as: Int64.self)
            let hessian = record.loadUnaligned(fromByteOffset: offset + 8, as: Int64.self)
            let codes = record.assumingMemoryBound(to: Code.self)
            for bundle in 0..<bundleCount {
                let bin = sums + 2 * (start(of: bundle, offsets) &+ Int(codes[bundle]))
                bin[0] &+= gradient
                bin[1] &+= hessian
            }
        }
    }

    private func addCoarse(_ range: Range<Int>, _ source: Source, to words: UnsafeMutablePointer<Int64>) {
        let (offset, bundleCount) = (offset, layout.bundles.count)
        withOffsets(range, source) { record, offsets in
            let packed = record.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
            let gradient = Int64(Int16(truncatingIfNeeded: packed >> 16)) << 32
            let word = gradient &+ Int64(packed & 0xFFFF)
            let codes = record.assumingMemoryBound(to: Code.self)
            for bundle in 0..<bundleCount {
                words[start(of: bundle, offsets) &+ Int(codes[bundle])] &+= word
            }
        }
    }

    /// The index of a bundle's first code.
    @inline(__always)
    private func start(of bundle: Int, _ offsets: UnsafePointer<Int>) -> Int {
        Self.hasEvenBins ? bundle &* 256 : offsets[bundle]
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
        guard let rowIndices = source.rowIndices else {
            for row in range { body(base + row &* stride) }
            return
        }
        // The records of a leaf are scattered over memory; without prefetching, most of the time is spent waiting for them.
        let last = range.upperBound - 1
        for index in range {
            weft_prefetch(base + Int(rowIndices[min(index &+ Self.lookahead, last)]) &* stride)
            body(base + Int(rowIndices[index]) &* stride)
        }
    }

    /// Moves the halves of words into sums of 64 bits each.
    private func flush(_ words: UnsafeMutablePointer<Int64>, into sums: UnsafeMutablePointer<Int64>) {
        for (offset, bundle) in zip(layout.offsets, layout.bundles) {
            for bin in offset..<offset + bundle.codeCount {
                let word = words[bin]
                sums[2 * bin] &+= word >> 32
                sums[2 * bin + 1] &+= word & 0xFFFF_FFFF
                words[bin] = 0
            }
        }
    }
}
