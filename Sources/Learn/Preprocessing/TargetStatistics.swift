/// Count, mean and standard deviation of the target by group, such as a user's ratings, for target encoding:
/// computed from some rows and applied to others, or computed for each row without the row itself.
///
/// A group's mean that includes the very row to be predicted leaks the answer. There are two ways out:
///
///     let known = try TargetStatistics(groups: trainGroups, values: trainRatings)
///     known.applied(to: testGroups)                                     // from training rows only
///     try TargetStatistics.leavingOneOut(groups: groups, values: ratings) // from the group's other rows
public struct TargetStatistics: Sendable {
    /// The statistics of each row's group.
    public struct Columns: Sendable {
        /// The number of rows that the statistics of the group are of.
        public let counts: [Int]
        /// The mean of each row's group; NaN without rows.
        public let means: [Double]
        /// The standard deviation of each row's group, of a sample (n − 1); NaN for fewer than two rows.
        public let standardDeviations: [Double]

        /// Creates columns from given statistics, such as those that came with the data.
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

        /// Returns the statistics without each row's own value, which must be among those that they are of. A
        /// row alone in its group has a count of zero, and NaN.
        ///
        /// Exact up to rounding, which shows if a single row makes up the spread of its group; computed from
        /// the rows themselves, ``TargetStatistics/leavingOneOut(groups:values:)`` is more accurate.
        ///
        /// - Parameter values: the value of each row.
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
    /// The mean of each group; NaN for a group without rows.
    public let means: [Double]
    /// The sum of squared differences of each group's values from its mean.
    private let squares: [Double]

    /// Computes the statistics of each group.
    ///
    /// - Parameters:
    ///   - groups: the group of each row, from zero up.
    ///   - values: the value of each row.
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.notFinite`, `LearnError.invalidParameter` for a
    ///   negative group or one so large that most groups up to it would be empty.
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
        // The second pass keeps the digits of values far from zero, and the third sum those that the mean
        // lost (Chan, Golub & LeVeque, The American Statistician 37, 1983).
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

    /// The standard deviation of each group, of a sample (n − 1); NaN for fewer than two rows.
    public var standardDeviations: [Double] {
        zip(squares, counts).map { $1 > 1 ? ($0 / Double($1 - 1)).squareRoot() : .nan }
    }

    /// Returns the statistics of each row's group. Unknown groups have a count of zero, and NaN.
    public func applied(to groups: [Int]) -> Columns {
        let deviations = standardDeviations
        return Columns(
            uncheckedCounts: groups.map { counts.indices.contains($0) ? counts[$0] : 0 },
            means: groups.map { means.indices.contains($0) ? means[$0] : .nan },
            standardDeviations: groups.map { deviations.indices.contains($0) ? deviations[$0] : .nan })
    }

    /// Returns, for each row, the statistics of the other rows of its group. A row alone in its group has a
    /// count of zero, and NaN.
    ///
    /// - Throws: the errors of ``init(groups:values:)``.
    public static func leavingOneOut(groups: [Int], values: [Double]) throws -> Columns {
        let all = try TargetStatistics(groups: groups, values: values)
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
            // If one row makes up the spread of its group, only rounding errors are left. That is possible
            // for at most two rows of a group.
            if left < 1e-4 * all.squares[group] { inexact.append(row) }
        }
        if !inexact.isEmpty {
            let members = GroupMembers(groups, counts: all.counts)
            for row in inexact {
                let others = members.rows(of: groups[row]).filter { $0 != row }.map { values[$0] }
                let rest = try TargetStatistics(groups: others.map { _ in 0 }, values: others)
                means[row] = rest.means[0]
                deviations[row] = rest.standardDeviations[0]
            }
        }
        return Columns(
            uncheckedCounts: groups.map { all.counts[$0] - 1 }, means: means, standardDeviations: deviations)
    }
}

/// The rows of each group, side by side.
private struct GroupMembers {
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
