import Base
import Learn
import Numerics

/// Finds the bins of each column.
///
/// A column with no more distinct values than bins gets a bin for each value. Others are cut at quantiles, so that the bins
/// hold roughly equal numbers of rows (Ke et al., “LightGBM: a highly efficient gradient boosting decision tree”, NeurIPS
/// 2017). In large matrices, a sample of the rows determines the bins.
struct BinMapper: Equatable, Sendable {
    /// The bins of each column.
    let columns: [ColumnBins]

    /// The maximum number of rows that bins are found from, the same as in scikit-learn and LightGBM.
    static let sampleSize = 200_000

    /// Finds the bins of columns.
    ///
    /// - Parameters:
    ///   - maxBins: the maximum number of bins of a numeric column.
    ///   - roundsToFloat: whether values are rounded to `Float` first.
    /// - Throws: `LearnError.unsupported` for a column with more categories than bins are allowed, `LearnError.notFinite` for
    ///   an infinity.
    init(_ x: LazyColumns, maxBins: Int, roundsToFloat: Bool = false, threadCount: Int? = nil) throws {
        let rows = Self.sampledRows(of: x.rowCount)
        for column in x.columns {
            guard let categories = column.categories, categories.count > max(maxBins, 255) else { continue }
            throw LearnError.unsupported(
                "column “\(column.name)” has \(categories.count) categories; trees can split at most 255, or as many as there are bins"
            )
        }
        columns = try x.mapColumns(threadCount: threadCount) { column, values in
            if let categories = x.columns[column].categories {
                return ColumnBins(categoryCount: categories.count)
            }
            var sample: [Double] = []
            sample.reserveCapacity(rows?.count ?? values.count)
            if let rows {
                for row in rows where !values[row].isNaN { sample.append(values[row]) }
            } else {
                for value in values where !value.isNaN { sample.append(value) }
            }
            let sorted = roundsToFloat ? sortedFloats(sample).map(Double.init) : sample.radixSorted()
            return Self.bins(ofSorted: sorted, maxBins: maxBins)
        }
    }

    /// The rows that bins are found from; nil for all. Divides the rows into runs of equal length and picks one row of each by
    /// a hash of the run's number, so that periodic data is sampled evenly.
    private static func sampledRows(of count: Int) -> [Int]? {
        guard count > sampleSize else { return nil }
        return (0..<sampleSize).map { run in
            let start = run * count / sampleSize
            let length = (run + 1) * count / sampleSize - start
            // The finalizer of SplitMix64 (Steele, Lea & Flood, OOPSLA 2014).
            var hash = UInt64(run) &* 0x9E37_79B9_7F4A_7C15
            hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
            hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
            hash ^= hash >> 31
            return start + Int(hash % UInt64(length))
        }
    }

    private static func bins(ofSorted values: [Double], maxBins: Int) -> ColumnBins {
        var distinct: [Double] = []
        for value in values where value != distinct.last {
            distinct.append(value)
            if distinct.count > maxBins { break }
        }
        guard distinct.count > maxBins else { return ColumnBins(distinctValues: distinct) }
        // Quantiles by averaging the inverse distribution function, as in scikit-learn's histogram trees.
        var bounds: [Double] = []
        for part in 1..<maxBins {
            let (whole, rest) = (values.count * part).quotientAndRemainder(dividingBy: maxBins)
            let bound = rest == 0 ? (values[whole - 1] + values[whole]) / 2 : values[whole]
            if bound != bounds.last, bound < values[values.count - 1] { bounds.append(bound) }
        }
        return ColumnBins(upperBounds: bounds)
    }
}
