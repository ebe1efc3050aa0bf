import Base
import Learn

/// The rows of a matrix as records of codes, which are ordered as the values: the training rows of trees.
///
/// All trees of a forest share one table. Values are rounded to `Float`, as in scikit-learn's trees.
struct CodedTable: Sendable {
    let rowCount: Int
    /// The bins of each column, whose indices are the codes.
    let columns: [ColumnBins]
    /// Whether each column has missing values.
    let hasMissing: [Bool]
    /// Whether neighbouring values of a column are so close that scikit-learn does not split between them.
    let hasNearTies: [Bool]
    /// The layout of a record.
    let layout: RecordLayout
    /// The records, row after row, with payloads of zero.
    let records: [UInt8]

    /// Encodes the rows of a matrix.
    ///
    /// - Parameters:
    ///   - maxBins: the maximum number of bins of a numeric column; nil for a bin per distinct value.
    ///   - payloadSize: the number of bytes in a record that hold what its row adds to sums.
    /// - Throws: `LearnError.unsupported` for a column with more categories than trees support.
    init(_ x: Matrix, maxBins: Int?, payloadSize: Int, threadCount: Int?) throws {
        rowCount = x.rowCount
        let threadCount = threads(threadCount, rows: x.rowCount, columns: x.columnCount)
        if let maxBins {
            columns = try BinMapper(x, maxBins: maxBins, roundsToFloat: true, threadCount: threadCount)
                .columns
            hasNearTies = [Bool](repeating: false, count: columns.count)
        } else {
            let ranked = Chunks(count: x.columnCount, size: 1).map(threadCount: threadCount) { column in
                x.rankedValues(ofColumn: column.lowerBound)
            }
            columns = ranked.map(\.bins)
            hasNearTies = ranked.map(\.hasNearTies)
        }
        hasMissing = Chunks(count: x.columnCount, size: 1).map(threadCount: threadCount) { column in
            x.column(at: column.lowerBound).withUnsafeBufferPointer { values in
                // Only NaN differs from itself. Without an early exit this is a vectorized loop.
                var differs = 0
                for value in values { differs += value == value ? 0 : 1 }
                return differs > 0
            }
        }
        let counts = zip(columns, hasMissing).map { $0.count + ($1 ? 1 : 0) }
        let fitsBit = zip(columns, hasMissing).map { !$0.isCategorical && $0.count <= 2 && !$1 }
        layout = RecordLayout(codeCounts: counts, fitsBit: fitsBit, payloadSize: payloadSize)
        records = layout.records(of: [x], columns, threadCount: threadCount)
    }

    /// The number of codes of a column, including that of missing values.
    func codeCount(of column: Int) -> Int { columns[column].count + (hasMissing[column] ? 1 : 0) }
}

extension Matrix {
    /// A bin for each distinct value of a column, and whether neighbouring values are too close to split between.
    fileprivate func rankedValues(ofColumn index: Int) -> (bins: ColumnBins, hasNearTies: Bool) {
        if let categories = categories[index] {
            return (ColumnBins(categoryCount: categories.count), false)
        }
        let distinct = distinctFloats(column(at: index))
        let hasNearTies = zip(distinct, distinct.dropFirst()).contains { $1 <= $0 + featureThreshold }
        return (ColumnBins(distinctValues: distinct.map(Double.init)), hasNearTies)
    }
}

/// Values no further apart than this are equal to scikit-learn's trees (`FEATURE_THRESHOLD`).
let featureThreshold: Float = 1e-7

/// The distinct values of a column, rounded, in ascending order, without missing ones.
private func distinctFloats(_ values: ArraySlice<Double>) -> [Float] {
    if let few = fewDistinctFloats(values) { return few }
    var distinct: [Float] = []
    for value in sortedFloats(values) where value != distinct.last { distinct.append(value) }
    return distinct
}

/// The distinct values of a column without sorting all values; nil if there are more than a few hundred.
private func fewDistinctFloats(_ values: ArraySlice<Double>) -> [Float]? {
    let size = 1 << 10
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: size) { table in
        table.initialize(repeating: .nan)
        var count = 0
        for value in values where !value.isNaN {
            let key = roundedToFloat(value)
            // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
            var place = Int((key.bitPattern &* 2_654_435_769) >> 22)
            while table[place] != key {
                guard table[place].isNaN else {
                    place = (place + 1) % size
                    continue
                }
                guard count < size / 4 else { return nil }
                table[place] = key
                count += 1
            }
        }
        return table.filter { !$0.isNaN }.sorted()
    }
}
