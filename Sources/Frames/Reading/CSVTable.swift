import Base

/// The reading of one file of comma-separated values.
///
/// Sendable, as the bytes are only read.
struct CSVTable: @unchecked Sendable {
    private let reader: CSVReader
    private let file: String
    private let bytes: UnsafeBufferPointer<UInt8>
    private let missingNames: MissingNames

    init(_ reader: CSVReader, _ bytes: UnsafeBufferPointer<UInt8>, _ file: String) {
        self.reader = reader
        self.bytes = bytes
        self.file = file
        missingNames = MissingNames(reader.missingNames)
    }

    func read() throws(CSVError) -> DataFrame {
        var scanner = CSVScanner(bytes, delimiter: reader.delimiter, isQuoted: reader.isQuoted)
        let names: [String]
        if let columnNames = reader.columnNames { names = columnNames } else { names = try header(&scanner) }
        try check(names)

        let (types, rowCount, marks) = try inferTypes(scanner, names)
        guard rowCount > 0 else {
            throw reader.columnNames == nil ? .noRows(file: file) : .empty(file: file)
        }
        return try fillColumns(marks, names, types, rowCount)
    }

    /// How many rows there are from one mark to the next.
    private static let markDistance = 1 << 14

    /// Reads the names of the columns.
    private func header(_ scanner: inout CSVScanner) throws(CSVError) -> [String] {
        var names: [String] = []
        while let field = try next(&scanner, column: "\(names.count + 1) of the header") {
            let name = scanner.withContent(of: field) { String(validating: $0, as: UTF8.self) }
            guard let name else {
                throw .invalidUTF8(file: file, line: field.line, column: "\(names.count + 1) of the header")
            }
            names.append(name.isEmpty ? "Unnamed: \(names.count)" : name)
            if field.endsRecord { return names }
        }
        throw .empty(file: file)
    }

    private func check(_ names: [String]) throws(CSVError) {
        var known: Set<String> = []
        for name in names where !known.insert(name).inserted {
            throw .duplicateColumn(file: file, column: name)
        }
        for name in reader.types.keys.sorted() where !known.contains(name) {
            throw .unknownColumn(file: file, column: name, columns: names)
        }
    }

    /// Goes through all rows, checks that they are as long as the header, and finds the types of the columns.
    ///
    /// - Returns: the types; the number of rows; and the scanner as it stood at marks along the way, from the first row on.
    private func inferTypes(
        _ start: CSVScanner, _ names: [String]
    ) throws(CSVError) -> (types: [ColumnType], rowCount: Int, marks: [CSVScanner]) {
        var scanner = start
        var marks = [start]
        let declared = names.map { reader.types[$0] }
        var inferences = names.map { _ in ColumnInference() }
        var rowCount = 0
        var column = 0
        var recordLine = 0
        while let field = try next(&scanner, column: column < names.count ? names[column] : "\(column + 1)") {
            if column == 0 { recordLine = field.line }
            if column < names.count, declared[column] == nil, !inferences[column].isSettled {
                scanner.withContent(of: field) { content in
                    if missingNames.contains(content) {
                        inferences[column].observeMissing()
                    } else {
                        inferences[column].observe(content)
                    }
                }
            }
            column += 1
            guard field.endsRecord else { continue }
            guard column == names.count else {
                throw .wrongFieldCount(file: file, line: recordLine, found: column, expected: names.count)
            }
            rowCount += 1
            column = 0
            if rowCount % Self.markDistance == 0 { marks.append(scanner) }
        }
        return (zip(declared, inferences).map { $0 ?? $1.type }, rowCount, marks)
    }

    /// Goes through all rows again and reads the values, in as many parts as there are cores.
    private func fillColumns(
        _ marks: [CSVScanner], _ names: [String], _ types: [ColumnType], _ rowCount: Int
    ) throws(CSVError) -> DataFrame {
        let partCount = Swift.min(coreCount, marks.count)
        let firstMarks = (0..<partCount).map { $0 * marks.count / partCount }
        let parts = Chunks(count: partCount, size: 1).map(threadCount: nil) { range in
            let part = range.lowerBound
            // The closure may not say what it throws.
            return Result { () throws(CSVError) in
                let firstRow = firstMarks[part] * Self.markDistance
                let end = part + 1 < partCount ? firstMarks[part + 1] * Self.markDistance : rowCount
                return try readRows(from: marks[firstMarks[part]], names, types, rowCount: end - firstRow)
            }
        }
        // What is wrong first in the file is in the first part that fails.
        var columns: [[Column]] = []
        for part in parts { columns.append(try part.get()) }
        let whole = Chunks(count: names.count, size: 1).map(threadCount: nil) { [columns] range in
            Result { () throws(FrameError) in
                try Column.concatenating(columns.map { $0[range.lowerBound] })
            }
        }
        // Columns of one type always go together.
        return DataFrame(unchecked: whole.compactMap { try? $0.get() })
    }

    /// Reads the values of some rows.
    private func readRows(
        from start: CSVScanner, _ names: [String], _ types: [ColumnType], rowCount: Int
    ) throws(CSVError) -> [Column] {
        var scanner = start
        var builders = types.map { ColumnBuilder($0) }
        for column in builders.indices { builders[column].reserveCapacity(rowCount) }
        var column = 0
        var row = 0
        while row < rowCount, let field = try next(&scanner, column: names[column]) {
            try scanner.withContent(of: field) { content throws(CSVError) in
                if missingNames.contains(content) {
                    builders[column].appendMissing()
                    return
                }
                if types[column] == .text, !content.isUTF8 {
                    throw .invalidUTF8(file: file, line: field.line, column: names[column])
                }
                guard builders[column].append(parsing: content) else {
                    throw .invalidValue(
                        file: file, line: field.line, column: names[column],
                        value: String(decoding: content.prefix(80), as: UTF8.self), type: types[column])
                }
            }
            column = field.endsRecord ? 0 : column + 1
            if field.endsRecord { row += 1 }
        }
        return zip(names, builders).map { Column($0, $1.storage) }
    }

    /// The next field; trouble with the grammar gets the names of file and column.
    @inline(__always)
    private func next(
        _ scanner: inout CSVScanner, column: @autoclosure () -> String
    ) throws(CSVError) -> CSVScanner.Field? {
        do {
            return try scanner.next()
        } catch {
            throw switch error {
            case .unclosedQuote(let line): .unclosedQuote(file: file, line: line, column: column())
            case .textAfterQuote(let line): .textAfterQuote(file: file, line: line, column: column())
            case .quoteInField(let line): .quoteInField(file: file, line: line, column: column())
            case .strayCarriageReturn(let line):
                .strayCarriageReturn(file: file, line: line, column: column())
            }
        }
    }
}
