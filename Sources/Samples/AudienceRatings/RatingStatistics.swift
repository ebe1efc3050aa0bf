import Numerics

/// The ratings of a viewer or of a film, accumulated as exact integer sums.
struct RatingStatistics: Sendable {
    private(set) var count: Int32 = 0
    /// The number of distinct films of a viewer, or viewers of a film.
    private(set) var partners: Int32 = 0
    private var sum: Int32 = 0
    private var sumOfSquares: Int32 = 0
    private(set) var least = Int8.max
    private(set) var greatest = Int8.min
    private(set) var firstDay = Int16.max
    private(set) var lastDay = Int16.min

    /// Adds a rating.
    ///
    /// - Parameter isFirst: whether it is the first one of this viewer for this film.
    mutating func add(_ rating: Int8, day: Int16, isFirst: Bool) {
        count += 1
        if isFirst { partners += 1 }
        sum += Int32(rating)
        sumOfSquares += Int32(rating) * Int32(rating)
        least = min(least, rating)
        greatest = max(greatest, rating)
        firstDay = min(firstDay, day)
        lastDay = max(lastDay, day)
    }

    var mean: Double { Double(sum) / Double(count) }

    /// The sample standard deviation; `nil` for a single rating.
    var standardDeviation: Double? {
        guard count > 1 else { return nil }
        let n = Int(count)
        return (Double(n * Int(sumOfSquares) - Int(sum) * Int(sum)) / Double(n * (n - 1))).squareRoot()
    }
}
