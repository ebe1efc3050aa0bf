/// Columns that share one code in a histogram: a code for each combination of their bins that occurs.
///
/// Flags, one-hot columns and columns derived from others have few combinations among them. Bundled, they cost one
/// addition per row instead of one each, and one code in its record. The sums of each column are derived from those of the
/// combinations. LightGBM bundles mutually exclusive features for the same purpose (Ke et al., NeurIPS 2017); here they
/// need not be exclusive, and the sums are exactly those of unbundled columns.
struct FeatureBundle: Equatable, Sendable {
    /// The indices of the columns.
    private(set) var columns: [Int]
    /// The number of codes.
    private(set) var codeCount: Int
    /// For each column, its bin in each code; empty for a single column, whose codes are its bins.
    private(set) var bins: [[UInt16]]

    /// A bundle of a single column.
    init(_ column: Int, binCount: Int) {
        columns = [column]
        codeCount = binCount
        bins = []
    }

    /// Whether the bundle has more than one column.
    var hasSeveralColumns: Bool { columns.count > 1 }

    /// The maximum number of codes of a bundle, those of a byte.
    private static let maxCodes = 256
    /// The minimum number of rows; with fewer, splitting sums by column costs more than bundling saves.
    private static let minRows = 1 << 14

    /// Bundles neighbouring columns of few bins as long as they have few combinations.
    ///
    /// - Parameters:
    ///   - columns: the bins of each column.
    ///   - codes: the bin of each row, column after column.
    /// - Returns: the bundles, and for each bundle of several columns the code of each row.
    static func bundles<Code: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ columns: [ColumnBins], codes: [Code], rowCount: Int
    ) -> (bundles: [FeatureBundle], bundledCodes: [[Code]]) {
        var bundles: [FeatureBundle] = []
        var bundledCodes: [[Code]] = []
        /// The bundle that the next column may be added to.
        var open: Int?
        for (column, bins) in columns.enumerated() {
            let ofColumn = codes[column * rowCount..<(column + 1) * rowCount]
            let isSmall = bins.count < maxCodes / 2 && rowCount >= minRows
            if isSmall, let index = open {
                let ofBundle =
                    bundles[index].hasSeveralColumns
                    ? bundledCodes[index][...]
                    : codes[bundles[index].columns[0] * rowCount..<(bundles[index].columns[0] + 1) * rowCount]
                if let extended = bundles[index].adding(column, binCount: bins.count + 1, ofBundle, ofColumn)
                {
                    (bundles[index], bundledCodes[index]) = extended
                    continue
                }
            }
            if isSmall { open = bundles.count }
            bundles.append(FeatureBundle(column, binCount: bins.count + 1))
            bundledCodes.append([])
        }
        return (bundles, bundledCodes)
    }

    /// The bundle with another column, and the code of each row; nil if there would be too many combinations.
    private func adding<Code: FixedWidthInteger & UnsignedInteger>(
        _ column: Int, binCount: Int, _ ofBundle: ArraySlice<Code>, _ ofColumn: ArraySlice<Code>
    ) -> (FeatureBundle, [Code])? {
        // Combinations are numbered by the bundle's codes first, then by the column's bins.
        var occurs = [Bool](repeating: false, count: codeCount * binCount)
        for (code, bin) in zip(ofBundle, ofColumn) { occurs[Int(code) &* binCount &+ Int(bin)] = true }
        var combinations: [Int] = []
        var numbers = [Code](repeating: 0, count: occurs.count)
        for index in occurs.indices where occurs[index] {
            numbers[index] = Code(truncatingIfNeeded: combinations.count)
            combinations.append(index)
            guard combinations.count <= Self.maxCodes else { return nil }
        }
        var bundle = self
        bundle.columns.append(column)
        bundle.codeCount = combinations.count
        let before = hasSeveralColumns ? bins : [(0..<codeCount).map { UInt16($0) }]
        bundle.bins =
            before.map { bins in combinations.map { bins[$0 / binCount] } }
            + [combinations.map { UInt16($0 % binCount) }]
        return (bundle, zip(ofBundle, ofColumn).map { numbers[Int($0) &* binCount &+ Int($1)] })
    }
}
