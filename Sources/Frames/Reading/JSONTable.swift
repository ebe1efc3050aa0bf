import Base

/// The reading of one file of JSON.
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
        /// The last row, from 1, that has each field.
        var lastRow = [Int](repeating: 0, count: fields.count)
        var row = 0
        while try checked({ () throws(JSONScanner.Problem) in try scanner.nextObject() }) {
            row += 1
            // Rows mostly have their fields in the same order.
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

    /// No column may be asked for twice, and no field.
    private func check() throws(JSONError) {
        var columns: Set<String> = []
        var known: Set<String> = []
        for field in fields {
            guard columns.insert(field.column).inserted, known.insert(field.name).inserted else {
                throw .repeatedRequest(file: file, field: field.name)
            }
        }
    }

    /// Which of the wanted fields a name is; `nil` for one that is not wanted.
    @inline(__always)
    private func index(of name: JSONScanner.Value, _ scanner: JSONScanner, from start: Int) -> Int? {
        scanner.withContent(of: name) { content in
            for offset in names.indices {
                let index = start + offset < names.count ? start + offset : start + offset - names.count
                let wanted = names[index]
                if wanted.count == content.count, wanted.elementsEqual(content) { return index }
            }
            return nil
        }
    }

    @inline(__always)
    private func append(
        _ value: JSONScanner.Value, _ scanner: JSONScanner, to builder: inout ColumnBuilder, _ row: Int,
        _ index: Int
    ) throws(JSONError) {
        if value.kind == .null { return builder.appendMissing() }
        let field = fields[index]
        let suits =
            switch field.type {
            case .integer, .real: value.kind == .number
            case .boolean: value.kind == .boolean
            case .text, .date: value.kind == .string
            }
        guard suits else {
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
        _ value: JSONScanner.Value, _ scanner: JSONScanner, _ row: Int, _ field: JSONReader.Field
    ) -> JSONError {
        let text = scanner.withContent(of: value) { String(decoding: $0.prefix(80), as: UTF8.self) }
        return .invalidValue(
            file: file, row: row, field: field.name, value: value.kind == .string ? "\"\(text)\"" : text,
            type: field.type)
    }

    /// Trouble with the grammar gets the file's name, the line and the column.
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
