/// A file of objects that is read in chunks: JSON Lines, an array, or objects one after the other.
struct JSONFile: FieldFile {
    let name: String
    /// The names of the fields that columns are made of.
    let names: [String]
    let bytes: FileBytes
    let chunks: any JSONChunks
    /// Whether a field that is none of these is an error.
    private let isComplete: Bool
    private let chunkSize: Int

    /// The fate of values that the type of their field does not take.
    let unreadable: Unreadable
    let format: FieldFormat

    var chunkCount: Int { chunks.count }
    /// Whether the file is taken for JSON Lines.
    var isLines: Bool { chunks.isLines }

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - names: the names of the fields that columns are made of.
    ///   - isLines: whether the file is JSON Lines; nil if that is to be found out from the first object.
    ///   - unreadable: what becomes of values that the type of their field does not take.
    init(
        _ bytes: FileBytes, names: [String], chunkSize: Int, isLines: Bool? = nil,
        unreadable: Unreadable = .refused
    ) throws(JSONError) {
        self.bytes = bytes
        self.unreadable = unreadable
        format = FieldFormat(escapes: .json, unreadable: unreadable)
        self.names = names
        self.chunkSize = chunkSize
        name = bytes.name
        isComplete = false
        if bytes.isUTF16 { throw .utf16(file: bytes.name) }
        let scanner = JSONScanner(bytes.all)
        if scanner.isEmpty { throw .empty(file: bytes.name) }
        chunks =
            isLines ?? Self.hasLines(bytes, scanner)
            ? JSONLineChunks(bytes, size: chunkSize) : JSONObjectChunks(bytes, size: chunkSize)
    }

    /// The file with its objects found by the grammar rather than by lines.
    func inObjects() throws(JSONError) -> JSONFile {
        try JSONFile(bytes, names: names, chunkSize: chunkSize, isLines: false, unreadable: unreadable)
    }

    /// Takes all fields of a file for columns; others are errors.
    init(_ file: JSONFile, allNames: [String]) {
        bytes = file.bytes
        unreadable = file.unreadable
        format = file.format
        chunks = file.chunks
        chunkSize = file.chunkSize
        name = file.name
        names = allNames
        isComplete = true
    }

    /// Whether the first object is alone on its line, and no element of an array.
    private static func hasLines(_ bytes: FileBytes, _ scanner: JSONScanner) -> Bool {
        guard !scanner.isArray else { return false }
        let fields = JSONSplitter.Fields(names: [], kinds: [], known: nil)
        var splitter = JSONSplitter(bytes.all, scanner, isLines: true, fields)
        let nothing = FieldRanges(columns: [], of: 0, rowCount: 1)
        return splitter.split(maximum: 1, into: nothing.targets).count == 1
    }

    // MARK: - Reading

    func rowCount(of chunk: Int) -> Int { chunks.rowCount(of: chunk) }

    func release(_ chunk: Int) { bytes.release(chunks.range(of: chunk)) }

    func read(
        _ chunk: Int, _ columns: [RequestedColumn], with writers: inout [ColumnWriter],
        areMisfits: inout [Bool]
    ) throws(JSONError) {
        defer { release(chunk) }
        let expected = rowCount(of: chunk)
        let kinds = columns.map(kinds)
        // A guess is to be corrected by what does not fit it, also where that would be missing in a column of a known type.
        var formatOfGuesses = format
        formatOfGuesses.unreadable = .refused
        let found = split(chunk, columns.map(\.index), kinds: kinds, maximumRowCount: expected) {
            (batch, wrongKindRow, place) in
            if areMisfits[place] { return nil }
            let isGuessed = if case .guessed = columns[place].origin { true } else { false }
            // A value of another kind counts as missing here.
            var problem = writers[place].append(batch, isGuessed ? formatOfGuesses : format)
            if isGuessed || unreadable == .refused, let wrongKindRow, wrongKindRow < problem?.index ?? .max {
                problem = FieldProblem(kind: .otherKind, index: wrongKindRow)
            }
            if isGuessed, let kind = problem?.kind, kind != .invalidUTF8 || unreadable == .missing {
                areMisfits[place] = true
                return nil
            }
            return problem
        }
        if let value = found.value { throw error(value, columns[value.place], chunk) }
        if let problem = found.problem ?? chunks.problem(behind: chunk) {
            throw error(problem, columns.map(\.index), row: found.rowCount, chunk)
        }
        if found.rowCount != expected {
            try check(before: chunk)
            // Only if the file has been written to meanwhile.
            throw .unreadable(file: name)
        }
    }

    func infer(
        _ chunk: Int, _ columns: [Int], into inferences: inout [ColumnInference], maximumRowCount: Int
    ) throws(JSONError) -> Int {
        let kinds = columns.map { _ in JSONScanner.Token.Kind.all }
        let found = split(chunk, columns, kinds: kinds, maximumRowCount: maximumRowCount) {
            (batch, _, place) in
            inferences[place].observe(json: batch, format)
            return nil
        }
        // A value in the rows before may be the first error that is found by reading them.
        if found.rowCount == 0, let problem = found.problem ?? chunks.problem(behind: chunk) {
            throw error(problem, columns, row: 0, chunk)
        }
        return found.rowCount
    }

    /// Returns the names of all fields in the first rows of a chunk, in order of first appearance, and the number of rows.
    func fieldNames(_ chunk: Int, maximumRowCount: Int) -> (names: [String], rowCount: Int) {
        var known: Set<String> = []
        var names: [String] = []
        var scanner = chunks.scanner(of: chunk)
        let expected = min(rowCount(of: chunk), maximumRowCount)
        var rowCount = 0
        // Problems are found again when the rows are read.
        while rowCount < expected, (try? scanner.nextObject()) == true {
            while let (name, _) = try? scanner.nextField() {
                let name = scanner.withContent(of: name) { String(decoding: $0, as: UTF8.self) }
                if known.insert(name).inserted { names.append(name) }
            }
            rowCount += 1
        }
        return (names, rowCount)
    }

    /// Looks for violations of the grammar in all chunks before one.
    ///
    /// - Throws: The first violation.
    func check(before end: Int) throws(JSONError) {
        for chunk in 0..<end {
            let found = split(chunk, [], kinds: []) { (_, _, _) in nil }
            if let problem = found.problem ?? chunks.problem(behind: chunk) {
                throw error(problem, [], row: found.rowCount, chunk)
            }
            release(chunk)
        }
    }

    /// The kinds of values that a column takes.
    func kinds(of column: RequestedColumn) -> JSONScanner.Token.Kind {
        switch column.type {
        case .text where column.holdsDigits: .number
        case .text where unreadable == .missing: [.string, .number, .boolean]
        case .integer, .real: .number
        case .boolean: .boolean
        case .text, .date: .string
        case .list: .texts
        case .timeSpan: []
        }
    }

    // MARK: - Splitting

    /// A value that is not what its column holds.
    private struct WrongValue {
        /// The row in the chunk, from 0.
        var row: Int
        /// The place of the column among those that were asked for.
        var place: Int
        var kind: FieldProblem.Kind
        /// The value, or its beginning, as it is in the file.
        var token: JSONScanner.Token
    }

    /// The findings in a chunk: rows, and the first problem if there is one.
    private struct Splitting {
        /// The number of rows up to the problem; those of the whole batch if it is one with a value.
        var rowCount = 0
        var value: WrongValue?
        var problem: JSONSplitter.Problem?
    }

    /// Splits the rows of a chunk up to the first problem, and hands on the values of some columns in batches.
    ///
    /// - Parameter read: reads the values of a column, which is given by its place in `columns`, and returns the first
    ///   problem. It is given the first row with a value of another kind than the column holds.
    private func split(
        _ chunk: Int, _ columns: [Int], kinds: [JSONScanner.Token.Kind], maximumRowCount: Int = .max,
        read: (FieldBatch, _ wrongKindRow: Int?, _ place: Int) -> FieldProblem?
    ) -> Splitting {
        let fields = JSONSplitter.Fields(
            names: columns.map { Array(names[$0].utf8) }, kinds: kinds,
            known: isComplete ? Set(names.map { Array($0.utf8) }) : nil)
        var splitter = JSONSplitter(
            bytes.all, chunks.scanner(of: chunk), isLines: chunks.isLines, fields)
        // What is split is still in the cache of the processor when it is parsed.
        let batchSize = max(16, min(1024, 4096 / max(columns.count, 1)))
        let ranges = FieldRanges(columns: Array(columns.indices), of: columns.count, rowCount: batchSize)
        let expected = min(rowCount(of: chunk), maximumRowCount)
        var found = Splitting()
        while found.rowCount < expected {
            let rows = splitter.split(
                maximum: min(batchSize, expected - found.rowCount), into: ranges.targets)
            for place in columns.indices where rows.count > 0 {
                let batch = ranges.batch(of: place, rows: rows.count, bytes, from: rows.start)
                let wrongKind = rows.wrongKinds[place].flatMap { $0.row < rows.count ? $0 : nil }
                guard let problem = read(batch, wrongKind?.row, place) else { continue }
                var token = wrongKind?.token
                if problem.kind != .otherKind { token = self.token(batch.fields[problem.index], rows.start) }
                guard let token else { continue }
                let value = WrongValue(
                    row: found.rowCount + problem.index, place: place, kind: problem.kind, token: token)
                let isFirst = found.value.map { first in
                    (value.row, token.range.lowerBound) < (first.row, first.token.range.lowerBound)
                }
                if isFirst ?? true { found.value = value }
            }
            found.rowCount += rows.count
            found.problem = rows.problem
            if found.value != nil || rows.problem != nil || rows.isAtEnd { break }
        }
        return found
    }

    /// The value of a field.
    private func token(_ field: FieldRange, _ start: Int) -> JSONScanner.Token {
        let first = start + field.offset
        return JSONScanner.Token(
            kind: bytes[first - 1] == UInt8(ascii: "\"") ? .string : .number,
            range: first..<first + field.length,
            hasEscapes: field.hasEscapes)
    }

    // MARK: - Errors

    private func error(_ value: WrongValue, _ requested: RequestedColumn, _ chunk: Int) -> JSONError {
        let row = row(value.row, chunk)
        let field = names[requested.index]
        if value.kind == .invalidUTF8 { return .invalidUTF8(file: name, row: row, field: field) }
        if !value.token.kind.isDisjoint(with: [.nested, .texts]) {
            return requested.type == .list(of: .text)
                ? .invalidValue(
                    file: name, row: row, field: field, value: "an array of other values",
                    type: requested.type)
                : .nestedValue(file: name, row: row, field: field)
        }
        let content = UnsafeBufferPointer(rebasing: bytes[value.token.range].prefix(400))
        let text = String(
            decoding: (value.token.hasEscapes ? unescaped(content) : Array(content)).prefix(80), as: UTF8.self
        )
        let shown = value.token.kind == .string ? "\"\(text)\"" : text
        if case .inferred(let rowCount) = requested.origin {
            return .unexpectedValue(
                file: name, row: row, field: field, value: shown, type: requested.type, rowCount: rowCount)
        }
        return .invalidValue(file: name, row: row, field: field, value: shown, type: requested.type)
    }

    private func error(
        _ problem: JSONSplitter.Problem, _ columns: [Int], row: Int, _ chunk: Int
    ) -> JSONError {
        switch problem {
        case .violation(let violation):
            let position = violation.position
            let lineStart = bytes[0..<position].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
            return .invalid(
                file: name, line: bytes.line(of: position), column: position - lineStart + 1,
                problem: violation.message)
        case .notALine(let position):
            return .notALine(file: name, line: bytes.line(of: position))
        case .duplicateField(let place):
            return .duplicateField(file: name, row: self.row(row, chunk), field: names[columns[place]])
        case .unknownField(let field):
            return .unknownField(file: name, row: self.row(row, chunk), field: field)
        case .tooLong:
            return .rowTooLong(file: name, row: self.row(row, chunk))
        }
    }

    /// The number of a row in the file, from 1.
    private func row(_ row: Int, _ chunk: Int) -> Int {
        (0..<chunk).reduce(row + 1) { $0 + rowCount(of: $1) }
    }
}
