import Base
import Frames
import Numerics

/// A column that is computed on demand from a column of a matrix, element by element.
struct DerivedColumn: Sendable {
    /// The matrix that it is computed from.
    let matrix: Matrix
    /// The index of the column there.
    let index: Int
    /// The name of the column.
    var name: String
    /// The categories of the column; nil if it holds numbers.
    var categories: [String]?
    /// The operations applied to each element, in order.
    var steps: [ColumnStep] = []

    /// Returns the column with one more operation.
    func adding(_ step: ColumnStep, name: String? = nil, categories: [String]? = nil) -> DerivedColumn {
        var column = self
        column.steps.append(step)
        column.name = name ?? self.name
        column.categories = categories
        return column
    }

    /// Calls `body` with a run of the original values.
    private func withSource<Result>(
        _ rows: Range<Int>, _ body: (UnsafeBufferPointer<Double>) throws -> Result
    ) rethrows -> Result {
        let start = index * matrix.rowCount
        return try matrix.values.withUnsafeBufferPointer {
            try body(UnsafeBufferPointer(rebasing: $0[start + rows.lowerBound..<start + rows.upperBound]))
        }
    }

    /// Computes a run of values.
    ///
    /// - Returns: False if the matrix has an infinity there.
    func write(_ rows: Range<Int>, to result: UnsafeMutablePointer<Double>) -> Bool {
        withSource(rows) { source in
            guard let base = source.baseAddress else { return true }
            guard matrix.categories[index] != nil || isClean(base, 0..<rows.count, allowingNaN: true)
            else {
                return false
            }
            guard let first = steps.first else {
                result.update(from: base, count: rows.count)
                return true
            }
            first.apply(base, result, count: rows.count)
            for step in steps.dropFirst() { step.apply(UnsafePointer(result), result, count: rows.count) }
            return true
        }
    }

    /// Calls `body` with a run of values, which are copied only if there are operations.
    ///
    /// - Returns: nil if the matrix has an infinity there.
    func withRun<Result>(_ rows: Range<Int>, _ body: (UnsafeBufferPointer<Double>) -> Result) -> Result? {
        guard steps.isEmpty else {
            return withUnsafeTemporaryAllocation(of: Double.self, capacity: rows.count) { buffer in
                guard let base = buffer.baseAddress, write(rows, to: base) else { return nil }
                return body(UnsafeBufferPointer(buffer))
            }
        }
        return withSource(rows) { source in
            guard let base = source.baseAddress,
                matrix.categories[index] != nil || isClean(base, 0..<rows.count, allowingNaN: true)
            else { return nil }
            return body(source)
        }
    }

    /// The error for the first infinity of the column in the matrix.
    var infinity: LearnError {
        let row = matrix.column(at: index).firstIndex { $0.isInfinite } ?? index * matrix.rowCount
        return .notFinite(
            row: row - index * matrix.rowCount, column: matrix.columnNames[index],
            value: matrix.values[row])
    }
}

/// Columns that are computed on demand: each from a column of a matrix, a run of values at a time. This fuses
/// chains of transformers: they are fitted and applied without a matrix between two of them.
struct ColumnView: Sendable {
    /// The number of rows.
    let rowCount: Int
    /// The columns.
    let columns: [DerivedColumn]

    /// The names of the columns.
    var columnNames: [String] { columns.map(\.name) }

    /// Creates a list of columns.
    init(rowCount: Int, columns: [DerivedColumn]) {
        self.rowCount = rowCount
        self.columns = columns
    }

    /// Creates the columns of a matrix as they are.
    init(_ x: Matrix) {
        rowCount = x.rowCount
        columns = x.columnNames.indices.map {
            DerivedColumn(matrix: x, index: $0, name: x.columnNames[$0], categories: x.categories[$0])
        }
    }

    /// Returns the named columns, in the order given.
    ///
    /// - Throws: `LearnError.unknownColumn`.
    func selecting(_ names: [String]) throws -> ColumnView {
        let indices = Dictionary(
            columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        return ColumnView(
            rowCount: rowCount,
            columns: try names.map { name in
                guard let index = indices[name] else {
                    throw LearnError.unknownColumn(name, nearest: nearestName(to: name, among: columnNames))
                }
                return columns[index]
            })
    }

    /// Returns the columns changed by `body`, which is given the index of each.
    func mapping(_ body: (Int, DerivedColumn) -> DerivedColumn) -> ColumnView {
        ColumnView(rowCount: rowCount, columns: columns.enumerated().map(body))
    }

    /// Returns the result of `body` for each run of rows of each column, computed on several threads.
    ///
    /// - Parameters:
    ///   - length: the number of rows of a run.
    ///   - body: receives the index of the column and the values of the run.
    /// - Throws: `LearnError.notFinite` for the first infinity.
    func mapRuns<Result: Sendable>(
        length: Int, _ body: @Sendable (Int, UnsafeBufferPointer<Double>) -> Result
    ) throws -> [[Result]] {
        guard rowCount > 0 else { return columns.map { _ in [] } }
        let runs = Chunks(count: rowCount, size: length)
        // Short runs are processed several at a time, so that threads do not fetch work all the time.
        let tasks = Chunks(count: columns.count * runs.chunkCount, size: max(1, 65_536 / length))
        let results = tasks.map(threadCount: threads(nil, rows: rowCount, columns: columns.count)) { task in
            task.map { index in
                columns[index / runs.chunkCount].withRun(runs[index % runs.chunkCount]) {
                    body(index / runs.chunkCount, $0)
                }
            }
        }.flatMap { $0 }
        return try columns.indices.map { column in
            try results[column * runs.chunkCount..<(column + 1) * runs.chunkCount].map {
                guard let result = $0 else { throw columns[column].infinity }
                return result
            }
        }
    }

    /// Returns the result of `body` for each column.
    ///
    /// - Throws: `LearnError.notFinite` for the first infinity.
    func mapColumns<Result: Sendable>(
        _ body: @Sendable (Int, UnsafeBufferPointer<Double>) -> Result
    ) throws -> [Result] {
        try mapRuns(length: rowCount, body).flatMap { $0 }
    }

    /// Returns the columns as a matrix.
    ///
    /// - Throws: `LearnError.notFinite` for an infinity, `LearnError.duplicateColumn` for a name that occurs twice.
    func matrix() throws -> Matrix {
        try requireDistinct(columnNames)
        let chunks = Chunks(count: rowCount, size: 1 << 14)
        var refused: [Int?] = []
        let values = [Double](unsafeUninitializedCapacity: rowCount * columns.count) { buffer, filled in
            filled = rowCount * columns.count
            guard let base = buffer.baseAddress else { return }
            let result = SharedMutablePointer(pointer: base)
            refused = chunks.map(
                threadCount: threads(nil, rows: rowCount, columns: columns.count)
            ) { rows in
                columns.indices.first {
                    !columns[$0].write(rows, to: result.pointer + $0 * rowCount + rows.lowerBound)
                }
            }
        }
        if let column = refused.lazy.compactMap({ $0 }).min() { throw columns[column].infinity }
        return Matrix(
            uncheckedRowCount: rowCount, columnNames: columnNames, categories: columns.map(\.categories),
            values: values)
    }
}

extension ColumnView {
    /// Checks that there are rows and columns.
    func requireRowsAndColumns(for estimator: String) throws {
        guard !columns.isEmpty else { throw LearnError.noColumns(in: "the input of \(estimator)") }
        guard rowCount > 0 else { throw LearnError.noRows(in: "the input of \(estimator)") }
    }

    /// Checks that no column holds categories.
    func requireNumbers(for estimator: String) throws {
        for column in columns where column.categories != nil {
            throw LearnError.categoricalColumn(column.name, estimator: estimator)
        }
    }

    /// Checks that the columns are those that an estimator was fitted on, in that order.
    func requireColumns(_ expected: [String], of estimator: String) throws {
        try Learn.requireColumns(columnNames, expected, of: estimator)
    }
}
