import Base
import Numerics

/// Summary statistics of a column of numbers. Missing values are left out.
public struct NumericSummary: Hashable, Sendable {
    /// The number of values.
    public let count: Int
    /// The arithmetic mean.
    public let mean: Double
    /// The sample standard deviation.
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

    /// Describes numbers, none of which may be NaN.
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

/// Summary statistics of a column of values without a mean. Missing values are left out.
public struct CategoricalSummary: Hashable, Sendable {
    /// The number of values.
    public let count: Int
    /// The number of distinct values.
    public let unique: Int
    /// The most frequent value, the first of equally frequent ones.
    public let top: Value?
    /// The count of the most frequent value.
    public let frequency: Int

    init(_ column: Column) {
        let groups = RowGroups([column], missing: .dropped)
        let sizes = groups.sizes
        frequency = sizes.max() ?? 0
        count = sizes.reduce(0, +)
        unique = groups.count
        top = sizes.firstIndex(of: frequency).flatMap { column[Int(groups.firstRows[$0])] }
    }
}

extension Column {
    /// Returns count, mean, standard deviation and quartiles of the numbers.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func numericSummary() throws(FrameError) -> NumericSummary {
        NumericSummary(try presentDoubles(for: "a numeric summary needs numbers"))
    }

    /// Returns the count, the number of distinct values and the most frequent value.
    public func categoricalSummary() -> CategoricalSummary { CategoricalSummary(self) }
}

/// The columns that `describe` describes.
public enum DescribedColumns: Hashable, Sendable {
    /// Columns of numbers and of dates; all columns if there are none. Identifiers are left out.
    case numeric
    /// All columns but identifiers.
    case all
}

extension DataFrame {
    /// Returns a table of summary statistics, as pandas' `describe`: a column `statistic`, then a column for each described
    /// column.
    ///
    /// Numbers have count, mean, std, min, 25%, 50%, 75% and max, as floating-point numbers. All others but dates have count,
    /// unique, top and freq; dates have the statistics of numbers except std. As these mix counts with texts or dates, they
    /// are given as text. Statistics that do not apply are missing. Identifiers are left out.
    public func describe(include: DescribedColumns = .numeric) -> DataFrame {
        let columns = columns.filter { declarations[$0.name]?.role != .identifier }
        let ordinal = columns.filter { $0.isNumeric || $0.type == .date }
        let described = include == .all || ordinal.isEmpty ? columns : ordinal
        let hasCategories = described.contains { !$0.isNumeric && $0.type != .date }
        let hasNumbers = described.contains { $0.isNumeric || $0.type == .date }

        let statistics =
            (described.isEmpty ? [] : ["count"]) + (hasCategories ? ["unique", "top", "freq"] : [])
            + (hasNumbers ? ["mean", "std", "min", "25%", "50%", "75%", "max"] : [])
        let summaries = described.map { column in
            switch column.type {
            case .integer, .real: column.describedAsNumbers(statistics)
            case .text, .boolean: column.describedAsCategories(statistics)
            case .date: column.describedAsDates(statistics)
            case .timeSpan, .list: column.describedAsCategories(statistics)
            }
        }
        return DataFrame(unchecked: [Column("statistic", statistics)] + summaries).declaring(
            declarations.mapValues { Field($0.name, label: $0.label, unit: $0.unit) })
    }
}

extension Column {
    fileprivate func describedAsNumbers(_ statistics: [String]) -> Column {
        guard let summary = try? numericSummary() else { return self }
        let values = [
            "count": Double(summary.count), "mean": summary.mean, "std": summary.std, "min": summary.min,
            "25%": summary.lowerQuartile, "50%": summary.median, "75%": summary.upperQuartile,
            "max": summary.max,
        ]
        return Column(name, statistics.map { values[$0] })
    }

    fileprivate func describedAsCategories(_ statistics: [String]) -> Column {
        let summary = categoricalSummary()
        let values = [
            "count": summary.count.description, "unique": summary.unique.description,
            "top": summary.top?.description, "freq": summary.top.map { _ in summary.frequency.description },
        ]
        return Column(name, statistics.map { values[$0] ?? nil })
    }

    /// Statistics of dates are those of their microseconds, as dates.
    fileprivate func describedAsDates(_ statistics: [String]) -> Column {
        guard case .date(let dates) = storage else { return self }
        let summary = NumericSummary(dates.optionals.compactMap { $0.map { Double($0.microseconds) } })
        func date(_ microseconds: Double) -> String? {
            microseconds.isNaN ? nil : Timestamp(microseconds: Int(microseconds)).description
        }
        let values = [
            "count": summary.count.description, "mean": date(summary.mean), "min": date(summary.min),
            "25%": date(summary.lowerQuartile), "50%": date(summary.median),
            "75%": date(summary.upperQuartile),
            "max": date(summary.max),
        ]
        return Column(name, statistics.map { values[$0] ?? nil })
    }
}
