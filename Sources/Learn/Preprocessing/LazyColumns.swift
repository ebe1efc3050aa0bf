import Base

/// Columns that are computed on demand: each from a column of a matrix, a run of values at a time. This fuses
/// chains of transformers: they are fitted and applied without a matrix between two of them.
package struct LazyColumns: Sendable {
    /// The number of rows.
    package let rowCount: Int
    /// The columns.
    package let columns: [LazyColumn]
    /// The matrix of which these are all columns as they are; nil if one is computed.
    let wholeMatrix: Matrix?

    /// The names of the columns.
    package var columnNames: [String] { columns.map(\.name) }

    /// Creates a list of columns.
    init(rowCount: Int, columns: [LazyColumn]) {
        self.rowCount = rowCount
        self.columns = columns
        wholeMatrix = nil
    }

    /// Creates the columns of a matrix as they are.
    package init(_ x: Matrix) {
        rowCount = x.rowCount
        wholeMatrix = x
        columns = x.columnNames.indices.map {
            LazyColumn(matrix: x, index: $0, name: x.columnNames[$0], categories: x.categories[$0])
        }
    }

    /// Returns the named columns, in the order given.
    ///
    /// - Throws: `LearnError.unknownColumn`.
    func selecting(_ names: [String]) throws -> LazyColumns {
        let indices = Dictionary(
            columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        return LazyColumns(
            rowCount: rowCount,
            columns: try names.map { name in
                guard let index = indices[name] else {
                    throw LearnError.unknownColumn(name, nearest: nearestName(to: name, among: columnNames))
                }
                return columns[index]
            })
    }

    /// Returns the columns changed by `body`, which is given the index of each.
    func mapping(_ body: (Int, LazyColumn) -> LazyColumn) -> LazyColumns {
        LazyColumns(rowCount: rowCount, columns: columns.enumerated().map(body))
    }

    /// Returns the result of `body` for each run of rows of each column, computed on several threads.
    ///
    /// - Parameters:
    ///   - length: the number of rows of a run.
    ///   - threadCount: the maximum number of threads; nil for all cores.
    ///   - body: receives the index of the column and the values of the run.
    /// - Throws: `LearnError.notFinite` for the first infinity.
    func mapRuns<Result: Sendable>(
        length: Int, threadCount: Int? = nil,
        _ body: @Sendable (Int, UnsafeBufferPointer<Double>) -> Result
    ) throws -> [[Result]] {
        guard rowCount > 0 else { return columns.map { _ in [] } }
        let runs = Chunks(count: rowCount, size: length)
        // Short runs are processed several at a time, so that threads do not fetch work all the time.
        let tasks = Chunks(count: columns.count * runs.chunkCount, size: max(1, 65_536 / length))
        let threadCount = threads(threadCount, rows: rowCount, columns: columns.count)
        let results = tasks.map(threadCount: threadCount) { task in
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
    package func mapColumns<Result: Sendable>(
        threadCount: Int? = nil, _ body: @Sendable (Int, UnsafeBufferPointer<Double>) -> Result
    ) throws -> [Result] {
        try mapRuns(length: rowCount, threadCount: threadCount, body).flatMap { $0 }
    }

    /// Returns the columns as a matrix.
    ///
    /// - Throws: `LearnError.notFinite` for an infinity, `LearnError.duplicateColumn` for a name that occurs twice.
    package func matrix() throws -> Matrix {
        try requireDistinct(columnNames)
        return try matrix(of: rowRuns)
    }

    /// The rows in runs that threads share.
    private var rowRuns: [Range<Int>] {
        let chunks = Chunks(count: rowCount, size: 1 << 14)
        return (0..<chunks.chunkCount).map { chunks[$0] }
    }

    /// Returns the rows of some runs, one after the other, as a matrix.
    ///
    /// - Throws: `LearnError.notFinite` for an infinity.
    func matrix(of runs: [Range<Int>]) throws -> Matrix {
        var starts: [Int] = []
        var count = 0
        for run in runs {
            starts.append(count)
            count += run.count
        }
        var refused: [Int?] = []
        let values = [Double](unsafeUninitializedCapacity: count * columns.count) {
            [starts, count] buffer, filled in
            filled = count * columns.count
            guard let base = buffer.baseAddress else { return }
            let result = SharedMutablePointer(pointer: base)
            refused = Chunks(count: runs.count, size: 1).map(
                threadCount: threads(nil, rows: count, columns: columns.count)
            ) { index in
                columns.indices.first {
                    let target = result.pointer + $0 * count + starts[index.lowerBound]
                    return !columns[$0].write(runs[index.lowerBound], to: target)
                }
            }
        }
        if let column = refused.lazy.compactMap({ $0 }).min() { throw columns[column].infinity }
        return Matrix(
            uncheckedRowCount: count, columnNames: columnNames, categories: columns.map(\.categories),
            values: values)
    }
}

extension LazyColumns {
    /// Checks that there are rows and columns.
    package func requireRowsAndColumns(for estimator: String) throws {
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

    /// Throws for the first number, column by column, that is infinite or NaN.
    func requireFinite() throws {
        let found = try mapColumns { _, values in
            guard let base = values.baseAddress, !isClean(base, 0..<values.count, allowingNaN: false) else {
                return nil as Int?
            }
            return values.firstIndex { !$0.isFinite }
        }
        for (column, row) in found.enumerated() {
            if let row { throw columns[column].error(at: row) }
        }
    }

    /// Returns whether each column has missing values.
    ///
    /// - Throws: `LearnError.notFinite` for the first infinity, whether it was there or an operation led to it.
    package func missingColumns(threadCount: Int? = nil) throws -> [Bool] {
        guard rowCount > 0 else { return columns.map { _ in false } }
        return try mapColumns(threadCount: threadCount) {
            _, values -> (isMissing: Bool, infinite: Int?) in
            guard let base = values.baseAddress else { return (false, nil) }
            guard isClean(base, 0..<values.count, allowingNaN: true) else {
                return (false, values.firstIndex { $0.isInfinite })
            }
            return (!isClean(base, 0..<values.count, allowingNaN: false), nil)
        }.enumerated().map { column, found in
            guard let row = found.infinite else { return found.isMissing }
            throw columns[column].error(at: row)
        }
    }
}
