/// Lookup tables of `BinaryAccumulator`: the addend for each possible payload, and the impurities of small nodes.
final class BinaryImpurityTables: @unchecked Sendable {
    /// The addend for each payload byte, which holds a row's weight and, in the lowest bit, its class.
    let sums: UnsafePointer<UInt64>
    /// The addend for each payload byte in small nodes. The sum of the addends is an index into `impurities`.
    let smallSums: UnsafePointer<UInt32>
    /// The weight times the impurity, by weight and positive weight. Infinite for no rows: no side may be empty.
    let impurities: UnsafePointer<Double>
    private let arena = Arena()

    /// The maximum weight of a small node.
    static let smallWeight = 32
    /// The number of entries of `impurities` per weight.
    static let smallStride = smallWeight + 1

    init(criterion: ImpurityCriterion, weightShift: UInt64, rowUnit: UInt64) {
        sums = UnsafePointer(
            arena.copy(
                (0..<256).map { (byte: UInt64) in
                    (byte >> 1) << weightShift | (byte & 1) * (byte >> 1) | rowUnit
                }))
        smallSums = UnsafePointer(
            arena.copy(
                (0..<256).map { (byte: UInt32) in
                    (byte >> 1) * UInt32(Self.smallStride) + (byte & 1) * (byte >> 1)
                }))
        var impurities = [Double](repeating: .infinity, count: Self.smallStride * Self.smallStride)
        for weight in 1...Self.smallWeight {
            for positive in 0...weight {
                impurities[weight * Self.smallStride + positive] =
                    Double(weight)
                    * binaryImpurity(criterion, weight: Double(weight), positive: Double(positive))
            }
        }
        self.impurities = UnsafePointer(arena.copy(impurities))
    }
}
