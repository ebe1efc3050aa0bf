import Base

/// A file of separated values that is read in chunks.
struct CSVFile: FieldFile {
    let name: String
    /// The names of all columns, in order.
    let names: [String]
    /// The indices of the columns without a name in the header.
    let namelessColumns: Set<Int>
    private let bytes: FileBytes
    private let delimiter: [UInt8]
    private let isQuoted: Bool
    private let format: FieldFormat
    private let chunks: CSVChunks

    var chunkCount: Int { chunks.count }

    /// The size of the file as a number of chunks, of which the last one may be small.
    var sizeInChunks: Double { Double(bytes.count) / Double(chunks.size) }

    /// Reads the header of a file, or takes the names that the reader has.
    init(_ reader: CSVReader, _ bytes: FileBytes) throws(CSVError) {
        self.bytes = bytes
        name = bytes.name
        isQuoted = reader.isQuoted
        guard let delimiter = reader.delimiter.bytes(in: reader.encoding) else {
            throw .unusableDelimiter(file: bytes.name, delimiter: reader.delimiter.text)
        }
        self.delimiter = delimiter
        format = FieldFormat(
            missingNames: MissingNames(reader.missingNames), isLatin1: reader.encoding == .latin1,
            listSeparator: Array(reader.listSeparator.utf8))
        // In Latin-1, these bytes are letters.
        let start = try Self.startOfTable(bytes, reader, delimiter)
        if let columnNames = reader.columnNames {
            names = columnNames
            namelessColumns = []
            chunks = CSVChunks(bytes, from: start, size: reader.chunkSize, isQuoted: isQuoted)
        } else {
            let header = try Self.header(bytes, from: start, delimiter, isQuoted: isQuoted, format)
            if header.names.count == 1, let found = Self.otherDelimiter(bytes, start..<header.end) {
                throw .otherDelimiter(file: bytes.name, header: header.names[0], delimiter: found)
            }
            (names, namelessColumns) = Self.completed(header.names)
            chunks = CSVChunks(bytes, from: header.end, size: reader.chunkSize, isQuoted: isQuoted)
        }
        var known: Set<String> = []
        for column in names where !known.insert(column).inserted {
            throw .duplicateColumn(file: name, column: column)
        }
    }

    /// Reads the names of the columns, and returns the byte behind them.
    private static func header(
        _ bytes: FileBytes, from start: Int, _ delimiter: [UInt8], isQuoted: Bool, _ format: FieldFormat
    ) throws(CSVError) -> (names: [String], end: Int) {
        // The number of fields is guessed first.
        var count = 64
        while true {
            var scanner = CSVScanner(bytes, from: start, delimiter: delimiter, isQuoted: isQuoted)
            let ranges = FieldRanges(columns: Array(0..<count), of: count, rowCount: 1)
            let records = scanner.split(
                before: bytes.count, maximum: 1, columnCount: count, into: ranges.targets)
            if let problem = records.problem {
                guard case .wrongFieldCount(let found, _) = problem.kind else {
                    if problem.kind == .textAfterQuote,
                        let found = Self.delimiter(UnicodeScalar(bytes[problem.position]))
                    {
                        let line = bytes[start..<bytes.end(ofLineAt: start)]
                        let header = String(decoding: line.prefix(80), as: UTF8.self)
                        throw .otherDelimiter(
                            file: bytes.name, header: header.trimmingWhitespace, delimiter: found)
                    }
                    throw CSVError(problem, in: bytes) { "\($0 + 1) of the header" }
                }
                count = found
                continue
            }
            guard records.count == 1 else { throw .empty(file: bytes.name) }
            var names: [String] = []
            for column in 0..<count {
                let batch = ranges.batch(of: column, rows: 1, bytes, from: records.start)
                let field = batch.fields[0]
                let name = format.withContent(field, of: batch) { String(validating: $0, as: UTF8.self) }
                guard let name else {
                    throw .invalidUTF8(
                        file: bytes.name, line: bytes.line(of: records.start + field.offset),
                        column: "\(column + 1) of the header")
                }
                names.append(name)
            }
            return (names, scanner.position)
        }
    }

    // MARK: - Reading

    func rowCount(of chunk: Int) -> Int { chunks.recordCount(of: chunk) }

    func release(_ chunk: Int) { bytes.release(chunks.range(of: chunk)) }

    func read(
        _ chunk: Int, _ columns: [RequestedColumn], with writers: inout [ColumnWriter],
        areMisfits: inout [Bool]
    ) throws(CSVError) {
        defer { release(chunk) }
        let expected = rowCount(of: chunk)
        let found = split(chunk, columns.map(\.index), maximumRowCount: expected) { (batch, column) in
            if areMisfits[column] { return nil }
            guard let problem = writers[column].append(batch, format) else { return nil }
            if problem.kind == .unsuitable, case .guessed = columns[column].origin {
                areMisfits[column] = true
                return nil
            }
            return problem
        }
        if let (problem, place) = found.problem { throw error(problem, columns[place]) }
        if let violation = found.violation { throw error(violation) }
        if found.rowCount != expected {
            try check(before: chunk)
            // Only if the file has been written to meanwhile.
            throw .unreadable(file: name)
        }
    }

    func infer(
        _ chunk: Int, _ columns: [Int], into inferences: inout [ColumnInference], maximumRowCount: Int
    ) throws(CSVError) -> Int {
        let found = split(chunk, columns, maximumRowCount: maximumRowCount) { (batch, column) in
            inferences[column].observe(batch, format)
            return nil
        }
        // A value in the rows before may be the first error that is found by reading them.
        if let violation = found.violation, found.rowCount == 0 { throw error(violation) }
        return found.rowCount
    }

    /// Looks for violations of the grammar in all chunks before one.
    ///
    /// - Throws: The first violation.
    func check(before end: Int) throws(CSVError) {
        for chunk in 0..<end {
            let found = split(chunk, []) { (_, _) in nil }
            if let violation = found.violation { throw error(violation) }
            release(chunk)
        }
    }

    // MARK: - Splitting

    /// A field that is not what its column holds.
    private struct UnsuitableField {
        var kind: FieldProblem.Kind
        var position: Int
        /// The beginning of the content.
        var value: String
    }

    /// The findings in a chunk: rows, and the first problem if there is one.
    private struct Splitting {
        /// The number of rows up to the end of the batch with the problem.
        var rowCount = 0
        /// A problem with a column, which is given by its place among those that were asked for.
        var problem: (field: UnsuitableField, place: Int)?
        /// A violation of the grammar.
        var violation: CSVScanner.Problem?
    }

    /// Splits the records of a chunk up to the first problem, and hands on the fields of some columns in batches.
    ///
    /// - Parameter read: reads the fields of a column, which is given by its place in `columns`, and returns the first
    ///   problem.
    private func split(
        _ chunk: Int, _ columns: [Int], maximumRowCount: Int = .max,
        read: (FieldBatch, _ place: Int) -> FieldProblem?
    ) -> Splitting {
        // What is split is still in the cache of the processor when it is parsed.
        let batchSize = max(16, min(1024, 8192 / max(columns.count, 1)))
        let ranges = FieldRanges(columns: columns, of: names.count, rowCount: batchSize)
        var scanner = CSVScanner(
            bytes, from: chunks.start(of: chunk), delimiter: delimiter, isQuoted: isQuoted)
        let limit = chunks.range(of: chunk).upperBound
        var found = Splitting()
        while scanner.position < limit, found.rowCount < maximumRowCount {
            let records = scanner.split(
                before: limit, maximum: min(batchSize, maximumRowCount - found.rowCount),
                columnCount: names.count, into: ranges.targets)
            found.rowCount += records.count
            var first: (problem: FieldProblem, place: Int)?
            for place in columns.indices where records.count > 0 {
                let batch = ranges.batch(of: place, rows: records.count, bytes, from: records.start)
                guard let problem = read(batch, place) else { continue }
                let isFirst = first.map { first in
                    (problem.index, columns[place]) < (first.problem.index, columns[first.place])
                }
                if isFirst ?? true { first = (problem, place) }
            }
            if let (problem, place) = first {
                let batch = ranges.batch(of: place, rows: records.count, bytes, from: records.start)
                let field = batch.fields[problem.index]
                let value = format.withContent(field, of: batch) {
                    String(decoding: $0.prefix(80), as: UTF8.self)
                }
                found.problem = (
                    UnsuitableField(kind: problem.kind, position: records.start + field.offset, value: value),
                    place
                )
                return found
            }
            found.violation = records.problem
            if records.problem != nil { return found }
        }
        return found
    }

    // MARK: - Errors

    private func error(_ field: UnsuitableField, _ requested: RequestedColumn) -> CSVError {
        let line = bytes.line(of: field.position)
        let column = names[requested.index]
        if field.kind == .invalidUTF8 { return .invalidUTF8(file: name, line: line, column: column) }
        if case .inferred(let rowCount) = requested.origin {
            return .unexpectedValue(
                file: name, line: line, column: column, value: field.value, type: requested.type,
                rowCount: rowCount)
        }
        return .invalidValue(file: name, line: line, column: column, value: field.value, type: requested.type)
    }

    private func error(_ violation: CSVScanner.Problem) -> CSVError {
        CSVError(violation, in: bytes) { names.indices.contains($0) ? names[$0] : "\($0 + 1)" }
    }
}

extension CSVError {
    /// Describes a violation of the grammar.
    ///
    /// - Parameter column: returns the name for the column of an index.
    fileprivate init(_ problem: CSVScanner.Problem, in bytes: FileBytes, column: (Int) -> String) {
        let file = bytes.name
        let line = bytes.line(of: problem.position)
        let column = column(problem.column)
        self =
            switch problem.kind {
            case .unclosedQuote: .unclosedQuote(file: file, line: line, column: column)
            case .textAfterQuote: .textAfterQuote(file: file, line: line, column: column)
            case .quoteInField: .quoteInField(file: file, line: line, column: column)
            case .strayCarriageReturn: .strayCarriageReturn(file: file, line: line, column: column)
            case .wrongFieldCount(let found, let expected):
                .wrongFieldCount(file: file, line: line, found: found, expected: expected)
            case .recordTooLong: .recordTooLong(file: file, line: line)
            }
    }
}
