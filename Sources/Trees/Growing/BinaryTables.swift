/// What is looked up instead of being worked out again and again: what rows add to sums of two classes, and the
/// impurities of nodes with few rows.
final class BinaryTables: @unchecked Sendable {
    /// What a row adds, by its byte: the weight, and the class in the lowest bit.
    let sums: UnsafePointer<UInt64>
    /// The same for small nodes, in which the weight and the positive weight together count up `impurities`.
    let smallSums: UnsafePointer<UInt32>
    /// The weight times the impurity. That of no rows is infinite, for no side may be without.
    let impurities: UnsafePointer<Double>
    private let arena = Arena()

    /// The largest weight of a small node.
    static let smallWeight = 32
    /// From one weight to the next in `impurities`.
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
