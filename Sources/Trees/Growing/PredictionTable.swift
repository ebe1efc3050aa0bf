import Learn

/// Sets of rows, encoded as records, that trees predict while they grow.
///
/// The records are partitioned at each split together with those of the training rows, so that all of them have reached
/// a leaf when the tree is complete. The tree need not be stored, nor traversed once more with its nodes scattered over
/// memory.
struct PredictionTable: Sendable {
    /// The number of rows of all sets together.
    let rowCount: Int
    /// For each column, bins bounded by every threshold that it can be split at. Training bins would not do: a value
    /// between two training values might end up on the wrong side of a threshold.
    let columns: [ColumnBins]
    /// Whether the bins of each column are the training bins nevertheless, because these have several values each.
    let hasTrainingBins: [Bool]
    /// The layout of a record: codes according to `columns`, then the index of the row.
    let layout: RecordLayout
    /// The records, row after row, one set after the other.
    let records: [UInt8]

    /// The maximum number of distinct training values of a column. With n values there are about n² / 2 thresholds, one
    /// between each two of them.
    private static let maxDistinctValues = 256

    /// Encodes rows for trees that grow from a table; nil if a column of the table has too many distinct
    /// values, each in a bin of its own.
    ///
    /// - Throws: `LearnError.notFinite` for an infinity.
    init?(_ sets: [LazyColumns], with table: CodedTable, threadCount: Int?) throws {
        let hasFewThresholds = table.columns.allSatisfy {
            ($0.distinctValues?.count ?? 0) <= Self.maxDistinctValues
        }
        guard hasFewThresholds else { return nil }
        rowCount = sets.reduce(0) { $0 + $1.rowCount }
        columns = table.columns.map(\.refinedToThresholds)
        hasTrainingBins = zip(columns, table.columns).map { $0 == $1 }
        let missing = try sets.map { try $0.missingColumns(threadCount: threadCount) }
        let hasMissing = columns.indices.map { column in
            missing.contains { $0[column] }
        }
        let columns = columns
        layout = RecordLayout(
            codeCounts: zip(columns, hasMissing).map { $0.count + ($1 ? 1 : 0) },
            fitsBit: columns.indices.map { column in
                !columns[column].isCategorical && columns[column].count <= 2 && !hasMissing[column]
                    && !table.hasMissing[column]
            }, payloadSize: MemoryLayout<UInt32>.size)
        var records = try layout.records(of: sets, columns, threadCount: threadCount)
        let (rowCount, stride, payload) = (rowCount, layout.stride, layout.payloadOffset)
        records.withUnsafeMutableBytes { records in
            for row in 0..<rowCount {
                records.storeBytes(
                    of: UInt32(truncatingIfNeeded: row), toByteOffset: row * stride + payload, as: UInt32.self
                )
            }
        }
        self.records = records
    }
}

extension ColumnBins {
    /// Bins bounded by all thresholds that a tree can split the column at; see `threshold(between:and:)`.
    fileprivate var refinedToThresholds: ColumnBins {
        guard let values = distinctValues, values.count > 2 else { return self }
        var thresholds = Set<Double>()
        for first in values.indices {
            for second in first + 1..<values.count {
                thresholds.insert(threshold(between: first, and: second))
            }
        }
        return ColumnBins(upperBounds: thresholds.sorted())
    }
}
