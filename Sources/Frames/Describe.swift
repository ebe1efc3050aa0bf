import Base
import Numerics

/// The figures that describe a column of numbers.
public struct NumericSummary: Hashable, Sendable {
    /// The number of values that are there.
    public let count: Int
    /// The arithmetic mean.
    public let mean: Double
    /// The standard deviation of a sample.
    public let std: Double
    /// The smallest value.
    public let min: Double
    /// The 25 % quantile.
    public let lowerQuartile: Double
    /// The 50 % quantile.
    public let median: Double
    /// The 75 % quantile.
    public let upperQuartile: Double
    /// The largest value.
    public let max: Double

    /// Describes numbers none of which is a NaN.
    init(_ values: [Double]) {
        let quantiles = Descriptive.quantiles(values, [0, 0.25, 0.5, 0.75, 1])
        count = values.count
        mean = Descriptive.mean(values)
        std = Descriptive.standardDeviation(values)
        min = quantiles[0]
        lowerQuartile = quantiles[1]
        median = quantiles[2]
        upperQuartile = quantiles[3]
        max = quantiles[4]
    }
}

/// The figures that describe a column of anything that has no mean.
public struct CategoricalSummary: Hashable, Sendable {
    /// The number of values that are there.
    public let count: Int
    /// The number of distinct values.
    public let unique: Int
    /// The most frequent value; the first to appear where several are.
    public let top: Value?
    /// How often the most frequent value is there.
    public let frequency: Int

    init(_ column: Column) {
        let groups = RowGroups([column], missing: .dropped)
        let sizes = groups.sizes
        frequency = sizes.max() ?? 0
        count = sizes.reduce(0, +)
        unique = groups.count
        top = sizes.firstIndex(of: frequency).flatMap { column[groups.firstRows[$0]] }
    }
}

extension Column {
    /// Count, mean, standard deviation and quartiles of the numbers that are there.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func numericSummary() throws(FrameError) -> NumericSummary {
        NumericSummary(try presentDoubles(for: "a numeric summary needs numbers"))
    }

    /// Count, number of distinct values, and the most frequent value.
    public func categoricalSummary() -> CategoricalSummary { CategoricalSummary(self) }
}

/// Which columns `describe` describes.
public enum DescribedColumns: Hashable, Sendable {
    /// Numbers and dates; all columns if there are no such.
    case numeric
    /// All columns.
    case all
}

extension DataFrame {
    /// A table of figures about the columns, as pandas' `describe`: a column `statistic`, then a column for each
    /// one described.
    ///
    /// Numbers have count, mean, std, min, 25%, 50%, 75% and max, as floating-point numbers. Text and Booleans have
    /// count, unique, top and freq, dates have all that numbers have but std; as such a column mixes counts with
    /// text or dates, it is given as text. What does not apply is missing.
    public func describe(include: DescribedColumns = .numeric) -> DataFrame {
        let ordinal = columns.filter { $0.isNumeric || $0.type == .date }
        let described = include == .all || ordinal.isEmpty ? columns : ordinal
        let hasCategories = described.contains { $0.type == .text || $0.type == .boolean }
        let hasNumbers = described.contains { $0.isNumeric || $0.type == .date }

        let statistics =
            (described.isEmpty ? [] : ["count"]) + (hasCategories ? ["unique", "top", "freq"] : [])
            + (hasNumbers ? ["mean", "std", "min", "25%", "50%", "75%", "max"] : [])
        let figures = described.map { column in
            switch column.type {
            case .integer, .real: column.describedAsNumbers(statistics)
            case .text, .boolean: column.describedAsCategories(statistics)
            case .date: column.describedAsDates(statistics)
            }
        }
        return DataFrame(unchecked: [Column("statistic", statistics)] + figures)
    }
}

extension Column {
    fileprivate func describedAsNumbers(_ statistics: [String]) -> Column {
        guard let summary = try? numericSummary() else { return self }
        let figures = [
            "count": Double(summary.count), "mean": summary.mean, "std": summary.std, "min": summary.min,
            "25%": summary.lowerQuartile, "50%": summary.median, "75%": summary.upperQuartile,
            "max": summary.max,
        ]
        return Column(name, statistics.map { figures[$0] })
    }

    fileprivate func describedAsCategories(_ statistics: [String]) -> Column {
        let summary = categoricalSummary()
        let figures = [
            "count": summary.count.description, "unique": summary.unique.description,
            "top": summary.top?.description, "freq": summary.top.map { _ in summary.frequency.description },
        ]
        return Column(name, statistics.map { figures[$0] ?? nil })
    }

    /// Dates are described as microseconds, and the figures written as dates again.
    fileprivate func describedAsDates(_ statistics: [String]) -> Column {
        guard case .date(let values) = storage else { return self }
        let summary = NumericSummary(values.optionals.compactMap { $0.map { Double($0.microseconds) } })
        func date(_ microseconds: Double) -> String? {
            microseconds.isNaN ? nil : Timestamp(microseconds: Int(microseconds)).description
        }
        let figures = [
            "count": summary.count.description, "mean": date(summary.mean), "min": date(summary.min),
            "25%": date(summary.lowerQuartile), "50%": date(summary.median),
            "75%": date(summary.upperQuartile),
            "max": date(summary.max),
        ]
        return Column(name, statistics.map { figures[$0] ?? nil })
    }
}
