import Base
import Frames
import Numerics

/// A column that is made of a column of a matrix, number by number.
struct DerivedColumn: Sendable {
    /// The matrix it is made of.
    let matrix: Matrix
    /// The position of the column there.
    let position: Int
    /// Its name.
    var name: String
    /// Its categories; nil if it holds numbers.
    var categories: [String]?
    /// What is done to each number, in order.
    var steps: [ColumnStep] = []

    /// The column with something more done to it.
    func adding(_ step: ColumnStep, name: String? = nil, categories: [String]? = nil) -> DerivedColumn {
        var column = self
        column.steps.append(step)
        column.name = name ?? self.name
        column.categories = categories
        return column
    }

    /// Calls `body` with where the column's own numbers are.
    private func withSource<Result>(
        _ rows: Range<Int>, _ body: (UnsafeBufferPointer<Double>) throws -> Result
    ) rethrows -> Result {
        let start = position * matrix.rowCount
        return try matrix.values.withUnsafeBufferPointer {
            try body(UnsafeBufferPointer(rebasing: $0[start + rows.lowerBound..<start + rows.upperBound]))
        }
    }

    /// Writes a run of its numbers.
    ///
    /// - Returns: false if the matrix holds an infinity there.
    func write(_ rows: Range<Int>, to result: UnsafeMutablePointer<Double>) -> Bool {
        withSource(rows) { source in
            guard let base = source.baseAddress else { return true }
            guard matrix.categories[position] != nil || isClean(base, 0..<rows.count, allowingNaN: true)
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

    /// Calls `body` with a run of its numbers, which are copied only if something is done to them.
    ///
    /// - Returns: nil if the matrix holds an infinity there.
    func withRun<Result>(_ rows: Range<Int>, _ body: (UnsafeBufferPointer<Double>) -> Result) -> Result? {
        guard steps.isEmpty else {
            return withUnsafeTemporaryAllocation(of: Double.self, capacity: rows.count) { buffer in
                guard let base = buffer.baseAddress, write(rows, to: base) else { return nil }
                return body(UnsafeBufferPointer(buffer))
            }
        }
        return withSource(rows) { source in
            guard let base = source.baseAddress,
                matrix.categories[position] != nil || isClean(base, 0..<rows.count, allowingNaN: true)
            else { return nil }
            return body(source)
        }
    }

    /// The error of the first infinity in the matrix.
    var infinity: LearnError {
        let row = matrix.column(at: position).firstIndex { $0.isInfinite } ?? position * matrix.rowCount
        return .notFinite(
            row: row - position * matrix.rowCount, column: matrix.columnNames[position],
            value: matrix.values[row])
    }
}

/// Columns that are not there yet: each is made of a column of a matrix when its numbers are asked for, a run at a
/// time. So a chain of transformers is fitted, and applied, without a matrix between two of them.
struct ColumnView: Sendable {
    /// How many rows.
    let rowCount: Int
    /// The columns.
    let columns: [DerivedColumn]

    var columnNames: [String] { columns.map(\.name) }

    init(rowCount: Int, columns: [DerivedColumn]) {
        self.rowCount = rowCount
        self.columns = columns
    }

    /// The columns of a matrix as they are.
    init(_ x: Matrix) {
        rowCount = x.rowCount
        columns = x.columnNames.indices.map {
            DerivedColumn(matrix: x, position: $0, name: x.columnNames[$0], categories: x.categories[$0])
        }
    }

    /// The named columns, in that order.
    ///
    /// - Throws: `LearnError.unknownColumn`.
    func selecting(_ names: [String]) throws -> ColumnView {
        let positions = Dictionary(
            columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        return ColumnView(
            rowCount: rowCount,
            columns: try names.map { name in
                guard let position = positions[name] else {
                    throw LearnError.unknownColumn(name, nearest: nearestName(to: name, among: columnNames))
                }
                return columns[position]
            })
    }

    /// The columns with something done to each, given its position.
    func mapping(_ body: (Int, DerivedColumn) -> DerivedColumn) -> ColumnView {
        ColumnView(rowCount: rowCount, columns: columns.enumerated().map(body))
    }

    /// The result of `body` for each run of rows of each column, worked on by several threads.
    ///
    /// - Parameters:
    ///   - length: how many rows a run has.
    ///   - body: is given the position of the column and the run's numbers.
    /// - Throws: `LearnError.notFinite` for the first infinity.
    func mapRuns<Result: Sendable>(
        length: Int, _ body: @Sendable (Int, UnsafeBufferPointer<Double>) -> Result
    ) throws -> [[Result]] {
        guard rowCount > 0 else { return columns.map { _ in [] } }
        let runs = Chunks(count: rowCount, size: length)
        // Short runs are done several at a time, so that a thread does not ask for work all the time.
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

    /// The result of `body` for each column.
    ///
    /// - Throws: `LearnError.notFinite` for the first infinity.
    func mapColumns<Result: Sendable>(
        _ body: @Sendable (Int, UnsafeBufferPointer<Double>) -> Result
    ) throws -> [Result] {
        try mapRuns(length: rowCount, body).flatMap { $0 }
    }

    /// The columns as a matrix.
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
    /// There must be something to learn from.
    func requireRowsAndColumns(for estimator: String) throws {
        guard !columns.isEmpty else { throw LearnError.noColumns(in: "what \(estimator) is given") }
        guard rowCount > 0 else { throw LearnError.noRows(in: "what \(estimator) is given") }
    }

    /// No column may hold categories.
    func requireNumbers(for estimator: String) throws {
        for column in columns where column.categories != nil {
            throw LearnError.categoricalColumn(column.name, estimator: estimator)
        }
    }

    /// The columns must be those that an estimator was fitted on, in that order.
    func requireColumns(_ expected: [String], of estimator: String) throws {
        try Learn.requireColumns(columnNames, expected, of: estimator)
    }
}
