import Learn
import Numerics

/// How many columns a split is searched in.
public enum MaxFeatures: Equatable, Sendable {
    /// The square root of the number of columns, rounded down.
    case sqrt
    /// The binary logarithm of the number of columns, rounded down.
    case log2
    /// All columns.
    case all
    /// So many columns; all if there are fewer.
    case count(Int)
    /// A share of the columns, rounded down to a whole number of at least one.
    case share(Double)

    /// The number for so many columns.
    ///
    /// - Throws: `LearnError.invalidParameter` for less than one column or a share that is none.
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
        case .share(let share):
            guard share > 0, share <= 1 else {
                throw LearnError.invalidParameter(
                    name: "maxFeatures", value: "a share of \(share)", expected: "above 0 and at most 1")
            }
            return max(1, Int(share * Double(columnCount)))
        }
    }
}

/// Where trees may cut a column.
public enum TreeSplitter: Equatable, Sendable {
    /// Between any two values: scikit-learn's own trees for the same seed.
    case exact
    /// Between bins: quantiles of columns with more distinct values than bins, else between any two values. Faster,
    /// and as good on all but small data.
    case binned(maxBins: Int = 255)
}

/// A number of threads, if given, is at least one.
func requireThreads(_ threadCount: Int?) throws {
    guard threadCount ?? 1 >= 1 else {
        throw LearnError.invalidParameter(
            name: "threadCount", value: "\(threadCount ?? 1)", expected: "at least 1")
    }
}

extension TreeSplitter {
    /// How many bins a column has at most; nil for one a value.
    ///
    /// - Throws: `LearnError.invalidParameter` for less than two bins or more than a code of 16 bits can tell apart.
    func maxBins() throws -> Int? {
        switch self {
        case .exact: return nil
        case .binned(let maxBins):
            guard maxBins >= 2, maxBins <= 65_535 else {
                throw LearnError.invalidParameter(
                    name: "maxBins", value: String(maxBins), expected: "from 2 to 65,535")
            }
            return maxBins
        }
    }
}

extension Matrix {
    /// What trees ask of what they are fitted on. NaN is a missing value; columns may hold categories.
    func requireUsableByTrees(_ estimator: String) throws {
        try requireRowsAndColumns(for: estimator)
        try requireFinite(allowingNaN: true)
        guard columnCount <= 65_535 else {
            throw LearnError.unsupported("\(estimator) takes at most 65,535 columns, not \(columnCount)")
        }
        guard rowCount < Int(UInt32.max) / 2 else {
            throw LearnError.unsupported("\(estimator) takes at most 2,147,483,646 rows, not \(rowCount)")
        }
    }
}
