/// Columns that are summed as one in a histogram, by a code for each combination of their bins that occurs.
///
/// Flags, one-hot columns and what is worked out from another column have few combinations between them: a row then
/// costs one addition for all of them, and its record has one number for them. The sums of each column come out of
/// those of the combinations. Ke et al. (“LightGBM”, NeurIPS 2017) bundle columns that exclude each other for the same
/// purpose; here columns need not, and the sums are the same whole numbers that single columns would have.
struct ColumnGroup: Equatable, Sendable {
    /// The columns.
    private(set) var columns: [Int]
    /// How many codes there are.
    private(set) var codeCount: Int
    /// For each of the columns the bin that it has in each code; nothing for a column by itself, whose codes are its bins.
    private(set) var bins: [[UInt16]]

    /// A column by itself.
    init(_ column: Int, binCount: Int) {
        columns = [column]
        codeCount = binCount
        bins = []
    }

    /// Whether there is more than one column.
    var isJoint: Bool { columns.count > 1 }

    /// As many combinations as a byte can tell apart.
    private static let mostCodes = 256
    /// With fewer rows, taking sums apart costs more than it saves.
    private static let fewestRows = 1 << 14

    /// Puts neighbouring columns of few bins together as long as they have few combinations.
    ///
    /// - Parameters:
    ///   - columns: the bins of each column.
    ///   - codes: the bin of each row, column after column.
    /// - Returns: the groups, and the code of each row for each group of more than one column.
    static func groups<Code: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ columns: [ColumnBins], codes: [Code], rowCount: Int
    ) -> (groups: [ColumnGroup], jointCodes: [[Code]]) {
        var groups: [ColumnGroup] = []
        var jointCodes: [[Code]] = []
        /// The group that the next column may join.
        var open: Int?
        for (column, bins) in columns.enumerated() {
            let ofColumn = codes[column * rowCount..<(column + 1) * rowCount]
            let isSmall = bins.count < mostCodes / 2 && rowCount >= fewestRows
            if isSmall, let index = open {
                let ofGroup =
                    groups[index].isJoint
                    ? jointCodes[index][...]
                    : codes[groups[index].columns[0] * rowCount..<(groups[index].columns[0] + 1) * rowCount]
                if let joined = groups[index].joined(by: column, binCount: bins.count + 1, ofGroup, ofColumn)
                {
                    (groups[index], jointCodes[index]) = joined
                    continue
                }
            }
            if isSmall { open = groups.count }
            groups.append(ColumnGroup(column, binCount: bins.count + 1))
            jointCodes.append([])
        }
        return (groups, jointCodes)
    }

    /// The group with one more column, and its codes by row; nil if there are too many combinations.
    private func joined<Code: FixedWidthInteger & UnsignedInteger>(
        by column: Int, binCount: Int, _ ofGroup: ArraySlice<Code>, _ ofColumn: ArraySlice<Code>
    ) -> (ColumnGroup, [Code])? {
        // Combinations are numbered in the order of the group's codes, then of the column's bins.
        var occurs = [Bool](repeating: false, count: codeCount * binCount)
        for (code, bin) in zip(ofGroup, ofColumn) { occurs[Int(code) &* binCount &+ Int(bin)] = true }
        var combinations: [Int] = []
        var numbers = [Code](repeating: 0, count: occurs.count)
        for index in occurs.indices where occurs[index] {
            numbers[index] = Code(truncatingIfNeeded: combinations.count)
            combinations.append(index)
            guard combinations.count <= Self.mostCodes else { return nil }
        }
        var group = self
        group.columns.append(column)
        group.codeCount = combinations.count
        let before = isJoint ? bins : [(0..<codeCount).map { UInt16($0) }]
        group.bins =
            before.map { bins in combinations.map { bins[$0 / binCount] } }
            + [combinations.map { UInt16($0 % binCount) }]
        return (group, zip(ofGroup, ofColumn).map { numbers[Int($0) &* binCount &+ Int($1)] })
    }
}

/// Where the sums of each bin are in a histogram.
struct HistogramLayout: Sendable {
    let columns: [ColumnBins]
    let groups: [ColumnGroup]
    /// Where each group's first code is, and last how many there are in all.
    let offsets: [Int]
    /// For each column its group, and its place among the columns of the group.
    private let places: [(group: Int, position: Int)]

    /// - Parameter isEven: whether all groups get room for as many codes as a byte can tell apart.
    init(_ columns: [ColumnBins], _ groups: [ColumnGroup], isEven: Bool) {
        self.columns = columns
        self.groups = groups
        offsets = groups.reduce(into: [0]) { offsets, group in
            offsets.append(offsets[offsets.count - 1] + (isEven ? 256 : group.codeCount))
        }
        var places = [(group: Int, position: Int)](repeating: (0, 0), count: columns.count)
        for (index, group) in groups.enumerated() {
            for (position, column) in group.columns.enumerated() { places[column] = (index, position) }
        }
        self.places = places
    }

    /// Gives a function the sums of the bins of a column.
    func withSums(
        of column: Int, in sums: UnsafePointer<Int64>, _ body: (UnsafePointer<Int64>) -> Void
    ) {
        let (index, position) = places[column]
        let group = groups[index]
        let codes = sums + 2 * offsets[index]
        guard group.isJoint else { return body(codes) }
        let binCount = columns[column].count + 1
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: 2 * binCount) { buffer in
            buffer.initialize(repeating: 0)
            guard let bins = buffer.baseAddress else { return }
            group.bins[position].withUnsafeBufferPointer { binOfCode in
                for code in 0..<group.codeCount {
                    let bin = 2 * Int(binOfCode[code])
                    bins[bin] &+= codes[2 * code]
                    bins[bin + 1] &+= codes[2 * code + 1]
                }
            }
            body(bins)
        }
    }
}
