import Base
import Learn

/// Rows as records of codes, which are ordered as the values: the training rows of trees.
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

    /// Encodes rows, whose columns may be computed on demand, so that no matrix of them is needed.
    ///
    /// - Parameters:
    ///   - maxBins: the maximum number of bins of a numeric column; nil for a bin per distinct value.
    ///   - payloadSize: the number of bytes in a record that hold what its row adds to sums.
    /// - Throws: `LearnError.unsupported` for a column with more categories than trees support, `LearnError.notFinite` for an
    ///   infinity.
    init(_ x: LazyColumns, maxBins: Int?, payloadSize: Int, threadCount: Int?) throws {
        rowCount = x.rowCount
        let threadCount = threads(threadCount, rows: x.rowCount, columns: x.columns.count)
        hasMissing = try x.missingColumns(threadCount: threadCount)
        if let maxBins {
            columns = try BinMapper(x, maxBins: maxBins, roundsToFloat: true, threadCount: threadCount)
                .columns
            hasNearTies = [Bool](repeating: false, count: columns.count)
        } else {
            let ranked = try x.mapColumns(threadCount: threadCount) { column, values in
                rankedValues(values, categories: x.columns[column].categories)
            }
            columns = ranked.map(\.bins)
            hasNearTies = ranked.map(\.hasNearTies)
        }
        let counts = zip(columns, hasMissing).map { $0.count + ($1 ? 1 : 0) }
        let fitsBit = zip(columns, hasMissing).map { !$0.isCategorical && $0.count <= 2 && !$1 }
        layout = RecordLayout(codeCounts: counts, fitsBit: fitsBit, payloadSize: payloadSize)
        records = try layout.records(of: [x], columns, threadCount: threadCount)
    }

    /// The number of codes of a column, including that of missing values.
    func codeCount(of column: Int) -> Int { columns[column].count + (hasMissing[column] ? 1 : 0) }
}

/// A bin for each distinct value of a column, and whether neighbouring values are too close to split between.
private func rankedValues(
    _ values: UnsafeBufferPointer<Double>, categories: [String]?
) -> (bins: ColumnBins, hasNearTies: Bool) {
    if let categories { return (ColumnBins(categoryCount: categories.count), false) }
    let distinct = distinctFloats(values)
    let hasNearTies = zip(distinct, distinct.dropFirst()).contains { $1 <= $0 + featureThreshold }
    return (ColumnBins(distinctValues: distinct.map(Double.init)), hasNearTies)
}

/// Values no further apart than this are equal to scikit-learn's trees (`FEATURE_THRESHOLD`).
let featureThreshold: Float = 1e-7

/// The distinct values of a column, rounded, in ascending order, without missing ones.
private func distinctFloats(_ values: UnsafeBufferPointer<Double>) -> [Float] {
    if let few = fewDistinctFloats(values) { return few }
    var distinct: [Float] = []
    for value in sortedFloats(values) where value != distinct.last { distinct.append(value) }
    return distinct
}

/// The distinct values of a column without sorting all values; nil if there are more than a few hundred.
private func fewDistinctFloats(_ values: UnsafeBufferPointer<Double>) -> [Float]? {
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
