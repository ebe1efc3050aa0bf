import Base

/// Reads the table of one file of JSON.
struct JSONTable {
    private let fields: [JSONReader.Field]
    private let names: [[UInt8]]
    private let file: String
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ reader: JSONReader, _ bytes: UnsafeBufferPointer<UInt8>, _ file: String) {
        fields = reader.fields
        names = reader.fields.map { Array($0.name.utf8) }
        self.bytes = bytes
        self.file = file
    }

    func read() throws(JSONError) -> DataFrame {
        try check()
        var scanner = JSONScanner(bytes)
        if scanner.isEmpty { throw .empty(file: file) }
        var builders = fields.map { ColumnBuilder($0.type) }
        /// The last row, from 1, in which each field occurred.
        var lastRow = [Int](repeating: 0, count: fields.count)
        var row = 0
        while try checked({ () throws(JSONScanner.Problem) in try scanner.nextObject() }) {
            row += 1
            // Most rows have their fields in the same order.
            var expected = 0
            while let field = try checked({ () throws(JSONScanner.Problem) in try scanner.nextField() }) {
                guard let index = index(of: field.name, scanner, from: expected) else { continue }
                expected = index + 1
                guard lastRow[index] != row else {
                    throw .duplicateField(file: file, row: row, field: fields[index].name)
                }
                lastRow[index] = row
                try append(field.value, scanner, to: &builders[index], row, index)
            }
            for index in fields.indices where lastRow[index] != row { builders[index].appendMissing() }
        }
        guard row > 0 else { throw .noRows(file: file) }
        return DataFrame(unchecked: zip(fields, builders).map { Column($0.column, $1.storage) })
    }

    /// Checks that no column and no field is requested twice.
    private func check() throws(JSONError) {
        var columns: Set<String> = []
        var known: Set<String> = []
        for field in fields {
            guard columns.insert(field.column).inserted, known.insert(field.name).inserted else {
                throw .repeatedRequest(file: file, field: field.name)
            }
        }
    }

    /// Returns the index of the requested field of a name; `nil` for any other field.
    @inline(__always)
    private func index(of name: JSONScanner.Token, _ scanner: JSONScanner, from start: Int) -> Int? {
        scanner.withContent(of: name) { content in
            for offset in names.indices {
                let index = start + offset < names.count ? start + offset : start + offset - names.count
                let requested = names[index]
                if requested.count == content.count, requested.elementsEqual(content) { return index }
            }
            return nil
        }
    }

    @inline(__always)
    private func append(
        _ value: JSONScanner.Token, _ scanner: JSONScanner, to builder: inout ColumnBuilder, _ row: Int,
        _ index: Int
    ) throws(JSONError) {
        if value.kind == .null { return builder.appendMissing() }
        let field = fields[index]
        let isOfType =
            switch field.type {
            case .integer, .real: value.kind == .number
            case .boolean: value.kind == .boolean
            case .text, .date: value.kind == .string
            case .timeSpan, .list: false
            }
        guard isOfType else {
            guard value.kind != .nested else {
                throw .nestedValue(file: file, row: row, field: field.name)
            }
            throw invalid(value, scanner, row, field)
        }
        let isAppended = try scanner.withContent(of: value) { content throws(JSONError) in
            guard value.kind != .string || content.isUTF8 else {
                throw .invalidUTF8(file: file, row: row, field: field.name)
            }
            return builder.append(parsing: content)
        }
        if !isAppended { throw invalid(value, scanner, row, field) }
    }

    private func invalid(
        _ value: JSONScanner.Token, _ scanner: JSONScanner, _ row: Int, _ field: JSONReader.Field
    ) -> JSONError {
        let text = scanner.withContent(of: value) { String(decoding: $0.prefix(80), as: UTF8.self) }
        return .invalidValue(
            file: file, row: row, field: field.name, value: value.kind == .string ? "\"\(text)\"" : text,
            type: field.type)
    }

    /// Calls a function of the scanner. Violations of the grammar are thrown with file, line and column.
    @inline(__always)
    private func checked<Result>(
        _ body: () throws(JSONScanner.Problem) -> Result
    ) throws(JSONError) -> Result {
        do {
            return try body()
        } catch {
            let before = bytes[..<error.position]
            let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
            throw .invalid(
                file: file, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
                column: error.position - lineStart + 1, problem: error.message)
        }
    }
}
