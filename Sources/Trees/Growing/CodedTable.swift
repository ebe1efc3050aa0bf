import Base
import Learn

/// The rows of a matrix with their values as codes that rise with the values, in records: what trees are grown from.
///
/// All trees of a forest share one table. Values count as rounded to `Float`, as they do for scikit-learn's trees.
struct CodedTable: Sendable {
    let rowCount: Int
    /// What the codes of each column stand for.
    let columns: [ColumnBins]
    /// Whether each column has missing values.
    let hasMissing: [Bool]
    /// Columns in which some neighbouring values are so close that scikit-learn does not part them.
    let isTight: [Bool]
    let layout: RecordLayout
    /// The records, row after row, without what rows add to sums.
    let records: [UInt8]

    /// A table of the values of a matrix.
    ///
    /// - Parameters:
    ///   - maxBins: how many bins a column of numbers has at most; each distinct value has its own if nil.
    ///   - payloadSize: how many bytes a record keeps for what a row adds to sums.
    /// - Throws: `LearnError.unsupported` for a column with more categories than can be split.
    init(_ x: Matrix, maxBins: Int?, payloadSize: Int, threadCount: Int?) throws {
        rowCount = x.rowCount
        let threadCount = threads(threadCount, rows: x.rowCount, columns: x.columnCount)
        if let maxBins {
            columns = try BinMapper(x, maxBins: maxBins, roundsToFloat: true, threadCount: threadCount)
                .columns
            isTight = [Bool](repeating: false, count: columns.count)
        } else {
            let ranked = Chunks(count: x.columnCount, size: 1).map(threadCount: threadCount) { column in
                x.rankedValues(ofColumn: column.lowerBound)
            }
            columns = ranked.map(\.bins)
            isTight = ranked.map(\.isTight)
        }
        hasMissing = Chunks(count: x.columnCount, size: 1).map(threadCount: threadCount) { column in
            x.column(at: column.lowerBound).withUnsafeBufferPointer { values in
                // NaN is the only number that differs from itself; without an early way out this is a vector loop.
                var differs = 0
                for value in values { differs += value == value ? 0 : 1 }
                return differs > 0
            }
        }
        let counts = zip(columns, hasMissing).map { $0.count + ($1 ? 1 : 0) }
        let fitsBit = zip(columns, hasMissing).map { !$0.isCategorical && $0.count <= 2 && !$1 }
        layout = RecordLayout(codeCounts: counts, fitsBit: fitsBit, payloadSize: payloadSize)
        records = x.records(columns, layout, threadCount: threadCount)
    }

    /// How many codes a column has, that of a missing value included.
    func codeCount(of column: Int) -> Int { columns[column].count + (hasMissing[column] ? 1 : 0) }
}

extension Matrix {
    /// The distinct values of a column as bins of one value each, and whether some are too close to be parted.
    fileprivate func rankedValues(ofColumn position: Int) -> (bins: ColumnBins, isTight: Bool) {
        if let categories = categories[position] {
            return (ColumnBins(categoryCount: categories.count), false)
        }
        let distinct = distinctFloats(column(at: position))
        let isTight = zip(distinct, distinct.dropFirst()).contains { $1 <= $0 + leastDistance }
        return (ColumnBins(distinctValues: distinct.map(Double.init)), isTight)
    }

    /// The rows as records, without what rows add to sums.
    func records(_ columns: [ColumnBins], _ layout: RecordLayout, threadCount: Int?) -> [UInt8] {
        let finders = columns.map { BinFinder($0) }
        let chunks = Chunks(count: rowCount, size: 2048)
        return [UInt8](unsafeUninitializedCapacity: rowCount * layout.stride) { buffer, filled in
            filled = buffer.count
            buffer.initialize(repeating: 0)
            guard let base = buffer.baseAddress else { return }
            let records = SharedMutablePointer(pointer: base)
            values.withUnsafeBufferPointer { values in
                let values = SharedPointer(values)
                _ = chunks.map(threadCount: threadCount) { rows in
                    withScratch(count: chunks.size) { rounded in
                        var codes = [UInt32](repeating: 0, count: chunks.size)
                        for (column, field) in layout.fields.enumerated() {
                            let source = values.pointer + column * rowCount + rows.lowerBound
                            for index in 0..<rows.count { rounded[index] = Double(Float(source[index])) }
                            finders[column].find(rounded, count: rows.count, into: &codes)
                            field.write(
                                codes, rows.count, to: records.pointer + rows.lowerBound * layout.stride,
                                stride: layout.stride)
                        }
                    }
                }
            }
        }
    }
}

/// Values that are no further apart than this count as one, for scikit-learn's trees.
let leastDistance: Float = 1e-7

/// The distinct values of a column that are not missing, rounded, rising.
private func distinctFloats(_ values: ArraySlice<Double>) -> [Float] {
    if let few = fewDistinctFloats(values) { return few }
    var distinct: [Float] = []
    for value in sortedFloats(values) where value != distinct.last { distinct.append(value) }
    return distinct
}

/// The distinct values of a column if there are not many: found without sorting them all.
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
