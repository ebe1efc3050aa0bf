/// Lookup tables of `BinaryAccumulator`: the addend for each possible payload, and the impurities of small nodes.
///
/// There are four, some ten kilobytes each. They are created when first used, and never freed.
struct BinaryImpurityTables: BitwiseCopyable, @unchecked Sendable {
    /// The addend for each payload byte, which holds a row's weight and, in the lowest bit, its class.
    let sums: UnsafePointer<UInt64>
    /// The addend for each payload byte in small nodes. The sum of the addends is an index into `impurities`.
    let smallSums: UnsafePointer<UInt32>
    /// The weight times the impurity, by weight and positive weight. Infinite for no rows: no side may be empty.
    let impurities: UnsafePointer<Double>

    /// The maximum weight of a small node.
    static let smallWeight = 32
    /// The number of entries of `impurities` per weight.
    static let smallStride = smallWeight + 1

    /// The tables for a criterion, and for sums that do or do not count rows.
    static func shared(_ criterion: ImpurityCriterion, countsRows: Bool) -> Self {
        switch (criterion, countsRows) {
        case (.gini, false): gini
        case (.gini, true): giniWithRows
        case (.entropy, false): entropy
        case (.entropy, true): entropyWithRows
        }
    }

    private static let gini = Self(.gini, countsRows: false)
    private static let giniWithRows = Self(.gini, countsRows: true)
    private static let entropy = Self(.entropy, countsRows: false)
    private static let entropyWithRows = Self(.entropy, countsRows: true)

    private init(_ criterion: ImpurityCriterion, countsRows: Bool) {
        let weightShift = BinaryAccumulator.weightShift(countsRows: countsRows)
        let rowUnit: UInt64 = countsRows ? 1 << BinaryAccumulator.rowShift : 0
        sums = immortal(
            (0..<256).map { (byte: UInt64) in
                (byte >> 1) << weightShift | (byte & 1) * (byte >> 1) | rowUnit
            })
        smallSums = immortal(
            (0..<256).map { (byte: UInt32) in
                (byte >> 1) * UInt32(Self.smallStride) + (byte & 1) * (byte >> 1)
            })
        var impurities = [Double](repeating: .infinity, count: Self.smallStride * Self.smallStride)
        for weight in 1...Self.smallWeight {
            for positive in 0...weight {
                impurities[weight * Self.smallStride + positive] =
                    Double(weight)
                    * binaryImpurity(criterion, weight: Double(weight), positive: Double(positive))
            }
        }
        self.impurities = immortal(impurities)
    }
}

/// A copy of some elements that is never freed.
private func immortal<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
    let copy = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
    copy.initialize(from: elements, count: elements.count)
    return UnsafePointer(copy)
}
