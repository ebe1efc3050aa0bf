import Numerics

/// A contingency table: counts of the combinations of two categorical variables, and tests of their
/// independence.
public struct ContingencyTable: Equatable, Sendable {
    /// The counts, row by row.
    public let counts: [[Double]]

    /// Creates a table of counts.
    ///
    /// - Throws: `ArgumentError.noRows`, `ArgumentError.noColumns`, `ArgumentError.raggedRow`;
    ///   `ArgumentError.invalidParameter` for a negative count, or a row or column of zeros.
    public init(_ counts: [[Double]]) throws {
        guard let first = counts.first else { throw ArgumentError.noRows(in: "the table") }
        guard !first.isEmpty else { throw ArgumentError.noColumns(in: "the table") }
        for (index, row) in counts.enumerated() {
            guard row.count == first.count else {
                throw ArgumentError.raggedRow(row: index, count: row.count, expected: first.count)
            }
            for count in row where !(count >= 0 && count.isFinite) {
                throw ArgumentError.invalidParameter(
                    name: "a count", value: "\(count)", expected: "zero or more")
            }
        }
        self.counts = counts
        guard !rowTotals.contains(0), !columnTotals.contains(0) else {
            throw ArgumentError.invalidParameter(
                name: "the table", value: "empty in a row or a column",
                expected: "without empty rows and columns")
        }
    }

    /// The sum of each row.
    public var rowTotals: [Double] { counts.map { $0.reduce(0, +) } }
    /// The sum of each column.
    public var columnTotals: [Double] {
        counts[0].indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    }
    /// The sum of all counts.
    public var total: Double { counts.joined().reduce(0, +) }

    /// The counts expected under independence of rows and columns.
    public var expected: [[Double]] {
        let (rows, columns, total) = (rowTotals, columnTotals, total)
        return rows.map { row in columns.map { row * $0 / total } }
    }

    /// Tests the independence of rows and columns (Pearson's χ²).
    ///
    /// - Parameter continuityCorrection: whether to move each count of a table of two by two up to a half
    ///   towards its expected value (Yates).
    /// - Throws: `ArgumentError.invalidParameter` for a table of one row or column.
    public func chiSquared(continuityCorrection: Bool = true) throws -> HypothesisTest {
        let freedom = Double((counts.count - 1) * (counts[0].count - 1))
        let statistic = chiSquaredDistance(corrected: continuityCorrection && freedom == 1)
        return HypothesisTest(
            statistic: statistic,
            pValue: try ChiSquaredDistribution(degreesOfFreedom: freedom).upperTailProbability(at: statistic),
            degreesOfFreedom: [freedom])
    }

    /// The strength of the association of rows and columns, from 0 to 1 (Cramér's V, without correction); NaN
    /// for a table of one row or column.
    public var cramersV: Double {
        let order = Double(min(counts.count, counts[0].count) - 1)
        return (chiSquaredDistance(corrected: false) / (total * order)).squareRoot()
    }

    private func chiSquaredDistance(corrected: Bool) -> Double {
        zip(counts.joined(), expected.joined()).reduce(0) { sum, pair in
            let (count, expected) = pair
            let distance = abs(count - expected)
            let corrected = corrected ? distance - min(0.5, distance) : distance
            return sum + corrected * corrected / expected
        }
    }

    /// Tests the independence of rows and columns of a table of two by two (Fisher's exact test). The
    /// statistic is the odds ratio of the counts; the two-sided p-value counts all tables that are no more
    /// probable than this one.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for a table of another shape or counts that are not whole.
    public func fisherExact(alternative: HypothesisTest.Alternative = .twoSided) throws -> HypothesisTest {
        guard counts.count == 2, counts[0].count == 2 else {
            throw ArgumentError.invalidParameter(
                name: "the table", value: "\(counts.count) by \(counts[0].count)", expected: "two by two")
        }
        guard counts.joined().allSatisfy({ $0 == $0.rounded() && $0 <= 1e7 }) else {
            throw ArgumentError.invalidParameter(
                name: "a count", value: "not whole, or too large to enumerate all tables",
                expected: "a whole number of at most ten million")
        }
        let (first, second) = (rowTotals[0], rowTotals[1])
        let column = columnTotals[0]
        let lowest = max(0, column - second)
        let probabilities = stride(from: lowest, through: min(first, column), by: 1).map {
            hypergeometric($0, of: first, and: second, drawn: column)
        }
        let index = Int(counts[0][0] - lowest)
        // A little more, so that rounding does not separate equally probable tables.
        let bound = probabilities[index] * (1 + 1e-7)
        let pValue =
            switch alternative {
            case .twoSided: probabilities.reduce(0) { $0 + ($1 <= bound ? $1 : 0) }
            case .less: probabilities[...index].reduce(0, +)
            case .greater: probabilities[index...].reduce(0, +)
            }
        return HypothesisTest(
            statistic: counts[0][0] * counts[1][1] / (counts[0][1] * counts[1][0]), pValue: min(1, pValue))
    }
}

/// Returns the probability that `successes` of `drawn` out of `first` + `second` are of the first (Loader 2000).
private func hypergeometric(
    _ successes: Double, of first: Double, and second: Double, drawn: Double
) -> Double {
    let fraction = drawn / (first + second)
    return binomialDensity(successes, of: first, probability: fraction)
        * binomialDensity(drawn - successes, of: second, probability: fraction)
        / binomialDensity(drawn, of: first + second, probability: fraction)
}
