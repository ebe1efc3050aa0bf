/// The place of each bin's sums in a histogram.
struct HistogramLayout: Sendable {
    let columns: [ColumnBins]
    let bundles: [FeatureBundle]
    /// The index of each bundle's first code, followed by the number of codes of all bundles.
    let offsets: [Int]
    /// For each column, its bundle, and its index among the columns of the bundle.
    private let places: [(bundle: Int, index: Int)]

    /// Lays out the codes of the bundles one after the other.
    ///
    /// - Parameter isEven: whether every bundle gets room for 256 codes.
    init(_ columns: [ColumnBins], _ bundles: [FeatureBundle], isEven: Bool) {
        self.columns = columns
        self.bundles = bundles
        offsets = bundles.reduce(into: [0]) { offsets, bundle in
            offsets.append(offsets[offsets.count - 1] + (isEven ? 256 : bundle.codeCount))
        }
        var places = [(bundle: Int, index: Int)](repeating: (0, 0), count: columns.count)
        for (bundleIndex, bundle) in bundles.enumerated() {
            for (index, column) in bundle.columns.enumerated() { places[column] = (bundleIndex, index) }
        }
        self.places = places
    }

    /// Calls a function with the sums of the bins of a column.
    func withSums(
        of column: Int, in sums: UnsafePointer<Int64>, _ body: (UnsafePointer<Int64>) -> Void
    ) {
        let (bundleIndex, index) = places[column]
        let bundle = bundles[bundleIndex]
        let codes = sums + 2 * offsets[bundleIndex]
        guard bundle.hasSeveralColumns else { return body(codes) }
        let binCount = columns[column].count + 1
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: 2 * binCount) { buffer in
            buffer.initialize(repeating: 0)
            guard let bins = buffer.baseAddress else { return }
            bundle.bins[index].withUnsafeBufferPointer { binOfCode in
                for code in 0..<bundle.codeCount {
                    let bin = 2 * Int(binOfCode[code])
                    bins[bin] &+= codes[2 * code]
                    bins[bin + 1] &+= codes[2 * code + 1]
                }
            }
            body(bins)
        }
    }
}
