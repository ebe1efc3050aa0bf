import Learn

/// The number of columns that are searched for each split.
public enum MaxFeatures: Equatable, Sendable, Codable {
    /// The square root of the number of columns, rounded down.
    case sqrt
    /// The binary logarithm of the number of columns, rounded down.
    case log2
    /// All columns.
    case all
    /// This many columns, or all if there are fewer.
    case count(Int)
    /// A fraction of the columns, rounded down, but at least one column.
    case fraction(Double)

    /// The number of columns out of `columnCount`.
    ///
    /// - Throws: `LearnError.invalidParameter` for a count below 1 or a fraction that is not above 0 and at most 1.
    func resolved(columnCount: Int) throws -> Int {
        switch self {
        case .sqrt: return Int(Double(columnCount).squareRoot())
        case .log2: return max(1, Int.bitWidth - 1 - columnCount.leadingZeroBitCount)
        case .all: return columnCount
        case .count(let count):
            guard count >= 1 else {
                throw LearnError.invalidParameter(
                    name: "maxFeatures", value: String(count), expected: "at least 1")
            }
            return min(count, columnCount)
        case .fraction(let fraction):
            guard fraction > 0, fraction <= 1 else {
                throw LearnError.invalidParameter(
                    name: "maxFeatures", value: "a fraction of \(fraction)", expected: "above 0 and at most 1"
                )
            }
            return max(1, Int(fraction * Double(columnCount)))
        }
    }
}
