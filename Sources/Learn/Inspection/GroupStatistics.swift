import Numerics

/// Count, mean and standard deviation of a number by group, such as a user's ratings: learned from some rows, applied
/// to others, or given to each row without the row itself.
///
/// A group's mean that includes the very row to be predicted leaks the answer. Two ways out:
///
///     let known = try GroupStatistics(groups: trainGroups, values: trainRatings)
///     known.applied(to: testGroups)                                    // from training rows only
///     try GroupStatistics.leavingOneOut(groups: groups, values: ratings) // from the group's other rows
public struct GroupStatistics: Sendable {
    /// For each row, what is known of its group.
    public struct Columns: Sendable {
        /// How many rows are known of the group.
        public let counts: [Int]
        /// Their mean; NaN where there are none.
        public let means: [Double]
        /// Their standard deviation, of a sample (n − 1); NaN where there are fewer than two.
        public let standardDeviations: [Double]

        /// Statistics that are already there, such as those that came with the data.
        ///
        /// - Throws: `LearnError.lengthMismatch`.
        public init(counts: [Int], means: [Double], standardDeviations: [Double]) throws {
            for (what, count) in [("means", means.count), ("standard deviations", standardDeviations.count)]
            where count != counts.count {
                throw LearnError.lengthMismatch(what: what, count: count, expected: counts.count)
            }
            self.init(uncheckedCounts: counts, means: means, standardDeviations: standardDeviations)
        }

        fileprivate init(uncheckedCounts counts: [Int], means: [Double], standardDeviations: [Double]) {
            self.counts = counts
            self.means = means
            self.standardDeviations = standardDeviations
        }

        /// What the statistics are without each row's own number, if that is among those they were made from. A row alone
        /// in its group has a count of zero, and NaN.
        ///
        /// Exact up to rounding, which shows where a single row makes up the spread of its group; from the rows
        /// themselves ``GroupStatistics/leavingOneOut(groups:values:)`` does better.
        ///
        /// - Parameter values: the number of each row.
        /// - Throws: `LearnError.lengthMismatch`.
        public func leavingOut(_ values: [Double]) throws -> Columns {
            guard values.count == counts.count else {
                throw LearnError.lengthMismatch(what: "values", count: values.count, expected: counts.count)
            }
            var means = [Double](repeating: .nan, count: values.count)
            var deviations = means
            for (row, value) in values.enumerated() where counts[row] > 1 {
                let n = Double(counts[row])
                let distance = value - self.means[row]
                means[row] = self.means[row] - distance / (n - 1)
                guard n > 2 else { continue }
                let deviation = standardDeviations[row]
                let left = deviation * deviation * (n - 1) - distance * distance * n / (n - 1)
                deviations[row] = left.isNaN ? .nan : max(0, left / (n - 2)).squareRoot()
            }
            return Columns(
                uncheckedCounts: counts.map { max(0, $0 - 1) }, means: means, standardDeviations: deviations)
        }
    }

    /// The number of rows of each group.
    public let counts: [Int]
    /// The mean of each group; NaN where it has no rows.
    public let means: [Double]
    /// The sum of the squared distances of each group's values from its mean.
    private let squares: [Double]

    /// The statistics of each group.
    ///
    /// - Parameters:
    ///   - groups: the group of each row, from zero up.
    ///   - values: the number of each row.
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.notFinite`, `LearnError.invalidParameter` for a group below zero
    ///   or so large that the groups between would be far more than the rows.
    public init(groups: [Int], values: [Double]) throws {
        guard groups.count == values.count else {
            throw LearnError.lengthMismatch(what: "groups", count: groups.count, expected: values.count)
        }
        try requireFinite(values, named: "values")
        let highest = groups.max() ?? -1
        for group in groups where group < 0 || highest > 1 << 20 && highest / 64 > groups.count {
            throw LearnError.invalidParameter(
                name: "a group", value: String(group < 0 ? group : highest),
                expected: "a code from zero up, without large gaps")
        }
        var counts = [Int](repeating: 0, count: highest + 1)
        var sums = [Double](repeating: 0, count: highest + 1)
        for (group, value) in zip(groups, values) {
            counts[group] += 1
            sums[group] += value
        }
        let means = zip(sums, counts).map { $0 / Double($1) }
        // The second pass keeps the digits of values far from zero, and the third sum those that the mean lost (Chan,
        // Golub & LeVeque, The American Statistician 37, 1983).
        var squares = [Double](repeating: 0, count: highest + 1)
        var rests = squares
        for (group, value) in zip(groups, values) {
            let distance = value - means[group]
            squares[group] += distance * distance
            rests[group] += distance
        }
        self.counts = counts
        self.means = means
        self.squares = squares.indices.map {
            max(0, squares[$0] - rests[$0] * rests[$0] / Double(max(1, counts[$0])))
        }
    }

    /// The standard deviation of each group, of a sample (n − 1); NaN where it has fewer than two rows.
    public var standardDeviations: [Double] {
        zip(squares, counts).map { $1 > 1 ? ($0 / Double($1 - 1)).squareRoot() : .nan }
    }

    /// What is known of the group of each row. Groups that are not known have a count of zero, and NaN.
    public func applied(to groups: [Int]) -> Columns {
        let deviations = standardDeviations
        return Columns(
            uncheckedCounts: groups.map { counts.indices.contains($0) ? counts[$0] : 0 },
            means: groups.map { means.indices.contains($0) ? means[$0] : .nan },
            standardDeviations: groups.map { deviations.indices.contains($0) ? deviations[$0] : .nan })
    }

    /// For each row, the statistics of the other rows of its group. A row alone in its group has a count of zero, and NaN.
    ///
    /// - Throws: what ``init(groups:values:)`` throws.
    public static func leavingOneOut(groups: [Int], values: [Double]) throws -> Columns {
        let all = try GroupStatistics(groups: groups, values: values)
        var means = [Double](repeating: .nan, count: values.count)
        var deviations = means
        var inexact: [Int] = []
        for (row, (group, value)) in zip(groups, values).enumerated() where all.counts[group] > 1 {
            let n = Double(all.counts[group])
            let distance = value - all.means[group]
            means[row] = all.means[group] - distance / (n - 1)
            guard n > 2 else { continue }
            let left = all.squares[group] - distance * distance * n / (n - 1)
            deviations[row] = max(0, left / (n - 2)).squareRoot()
            // Where one row makes up the spread of its group, rounding is all that is left. That can be so for no more than
            // two rows of a group.
            if left < 1e-4 * all.squares[group] { inexact.append(row) }
        }
        if !inexact.isEmpty {
            let members = RowsByGroup(groups, counts: all.counts)
            for row in inexact {
                let others = members.rows(of: groups[row]).filter { $0 != row }.map { values[$0] }
                let rest = try GroupStatistics(groups: others.map { _ in 0 }, values: others)
                means[row] = rest.means[0]
                deviations[row] = rest.standardDeviations[0]
            }
        }
        return Columns(
            uncheckedCounts: groups.map { all.counts[$0] - 1 }, means: means, standardDeviations: deviations)
    }
}

/// The rows of each group, side by side.
private struct RowsByGroup {
    private let rows: [Int]
    private let starts: [Int]

    init(_ groups: [Int], counts: [Int]) {
        var starts = [0]
        for count in counts { starts.append(starts[starts.count - 1] + count) }
        var rows = [Int](repeating: 0, count: groups.count)
        var next = starts
        for (row, group) in groups.enumerated() {
            rows[next[group]] = row
            next[group] += 1
        }
        self.rows = rows
        self.starts = starts
    }

    func rows(of group: Int) -> ArraySlice<Int> { rows[starts[group]..<starts[group + 1]] }
}
