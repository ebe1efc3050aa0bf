/// Splits objects into the values of some of their fields.
struct JSONSplitter {
    /// A problem with a row.
    enum Problem: Error {
        /// A violation of the grammar.
        case violation(JSONScanner.Problem)
        /// The object that begins at a byte is not alone on one line.
        case notALine(position: Int)
        /// A field occurs twice.
        case duplicateField(place: Int)
        /// A field is none of those that were found in the first rows.
        case unknownField(name: String)
        /// The row takes more than a gigabyte.
        case tooLong
    }

    /// Rows that were split.
    struct Rows {
        /// The byte that the offsets of their values count from.
        var start: Int
        /// The number of whole rows before the problem, if there is one.
        var count = 0
        /// For each column, the first value that is of another kind than the column holds, and its row.
        var wrongKinds: [(row: Int, token: JSONScanner.Token)?]
        /// The problem with the next row.
        var problem: Problem?
        /// Whether there are no more rows.
        var isAtEnd = false
    }

    /// The names of the fields that are read.
    struct Fields {
        var names: [[UInt8]]
        /// The kinds of values that each column holds.
        var kinds: [JSONScanner.Token.Kind]
        /// All fields that may occur; nil if any may.
        var known: Set<[UInt8]>?
    }

    private(set) var scanner: JSONScanner
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Whether each object must be on a line of its own.
    private let isLines: Bool
    private let fields: Fields
    /// The shapes of rows before.
    private var shapes: [JSONShape] = []
    /// The index of the shape of the last row.
    private var lastShape = 0

    /// The largest number of shapes. Rows that differ in more ways are scanned byte by byte.
    private static let shapeLimit = 8

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ scanner: JSONScanner, isLines: Bool, _ fields: Fields) {
        self.bytes = bytes
        self.scanner = scanner
        self.isLines = isLines
        self.fields = fields
    }

    /// Splits the next rows.
    ///
    /// - Parameters:
    ///   - maximum: the largest number of rows.
    ///   - columns: for each column, where the ranges of its values are written, one for each row.
    mutating func split(
        maximum: Int, into columns: UnsafePointer<UnsafeMutablePointer<FieldRange>>
    ) -> Rows {
        var rows = Rows(
            start: scanner.position, wrongKinds: Array(repeating: nil, count: fields.names.count))
        while rows.count < maximum {
            let before = scanner
            do throws(Problem) {
                guard try checked({ () throws(JSONScanner.Problem) in try scanner.nextObject() }) else {
                    rows.isAtEnd = true
                    break
                }
                let start = scanner.position
                if try !splitByShapes(&rows, columns) {
                    scanner.position = start
                    try splitByGrammar(&rows, columns)
                }
                if isLines, !scanner.endLine() { throw .notALine(position: start - 1) }
                if scanner.position - rows.start > FieldRange.limit {
                    if rows.count == 0 { throw .tooLong }
                    // The row is the first of the next batch.
                    scanner = before
                    break
                }
            } catch {
                rows.problem = error
                break
            }
            rows.count += 1
        }
        return rows
    }

    /// Splits the line that begins at a byte, whatever was before.
    mutating func split(
        lineAt position: Int, into columns: UnsafePointer<UnsafeMutablePointer<FieldRange>>
    ) -> Rows {
        scanner = JSONScanner(bytes, from: position, isArray: false, isFirst: false)
        return split(maximum: 1, into: columns)
    }

    // MARK: - Rows of a known shape

    /// Splits a row if it has the same bytes around its values as one before, and returns whether it has.
    @inline(__always)
    private mutating func splitByShapes(
        _ rows: inout Rows, _ columns: UnsafePointer<UnsafeMutablePointer<FieldRange>>
    ) throws(Problem) -> Bool {
        let start = scanner.position
        for _ in shapes.indices {
            if try split(by: shapes[lastShape], &rows, columns) { return true }
            scanner.position = start
            lastShape = lastShape + 1 == shapes.count ? 0 : lastShape + 1
        }
        return false
    }

    @inline(__always)
    private mutating func split(
        by shape: JSONShape, _ rows: inout Rows, _ columns: UnsafePointer<UnsafeMutablePointer<FieldRange>>
    ) throws(Problem) -> Bool {
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return false }
        var position = scanner.position
        for index in 0..<shape.count {
            guard let length = shape.match(index, at: base + position, readableCount: bytes.count - position)
            else { return false }
            position += length
            let token: JSONScanner.Token
            if let plain = Self.plainValue(base, at: position, bytes.count) {
                token = plain
                position = plain.range.upperBound + (plain.kind == .string ? 1 : 0)
            } else {
                scanner.position = position
                // A row with other white space is not of this shape; whether it is JSON, the grammar tells.
                guard let other = try? scanner.value(), !hasLineBreak(other) else { return false }
                token = other
                position = scanner.position
            }
            let column = shape.columns[index]
            if column >= 0 { write(token, column, &rows, columns) }
        }
        guard
            let length = shape.match(shape.count, at: base + position, readableCount: bytes.count - position)
        else { return false }
        scanner.position = position + length
        for column in shape.absent { columns[column][rows.count] = .missing }
        return true
    }

    /// Scans a value if it is a string without escapes, a number without an exponent, true, false or null, and far enough
    /// from the end of the file.
    @inline(__always)
    private static func plainValue(_ base: UnsafeRawPointer, at start: Int, _ count: Int) -> JSONScanner
        .Token?
    {
        guard start + 1 + StringBlock.count <= count else { return nil }
        func byte(_ position: Int) -> UInt8 { base.load(fromByteOffset: position, as: UInt8.self) }
        func isDigit(_ position: Int) -> Bool { byte(position) &- 0x30 < 10 }
        switch byte(start) {
        case UInt8(ascii: "\""):
            var block = start + 1
            while block + StringBlock.count <= count {
                let bits = StringBlock(at: base + block).specialBits
                if bits != 0 {
                    let end = block + bits.trailingZeroBitCount
                    return byte(end) == UInt8(ascii: "\"")
                        ? JSONScanner.Token(kind: .string, range: start + 1..<end) : nil
                }
                block += StringBlock.count
            }
            return nil
        case UInt8(ascii: "-"), 0x30...0x39:
            // Longer numbers might not end in the bytes that can be read.
            let limit = start + StringBlock.count
            var end = byte(start) == UInt8(ascii: "-") ? start + 1 : start
            guard isDigit(end), byte(end) != 0x30 || !isDigit(end + 1) else { return nil }
            while end < limit, isDigit(end) { end += 1 }
            if byte(end) == UInt8(ascii: ".") {
                guard end < limit, isDigit(end + 1) else { return nil }
                end += 1
                while end < limit, isDigit(end) { end += 1 }
            }
            guard end < limit, byte(end) | 0x20 != UInt8(ascii: "e") else { return nil }
            return JSONScanner.Token(kind: .number, range: start..<end)
        default:
            switch UInt32(bigEndian: (base + start).loadUnaligned(as: UInt32.self)) {
            case 0x7472_7565: return JSONScanner.Token(kind: .boolean, range: start..<start + 4)
            case 0x6661_6C73 where byte(start + 4) == UInt8(ascii: "e"):
                return JSONScanner.Token(kind: .boolean, range: start..<start + 5)
            case 0x6E75_6C6C: return JSONScanner.Token(kind: .null, range: start..<start + 4)
            default: return nil
            }
        }
    }

    // MARK: - Other rows

    /// Splits a row by the grammar, and keeps its shape.
    private mutating func splitByGrammar(
        _ rows: inout Rows, _ columns: UnsafePointer<UnsafeMutablePointer<FieldRange>>
    ) throws(Problem) {
        let start = scanner.position
        var values: [Range<Int>] = []
        var places: [Int] = []
        var expected = 0
        while let (name, value) = try checked({ () throws(JSONScanner.Problem) in try scanner.nextField() }) {
            let place = try place(of: name, from: expected)
            if let place {
                guard !places.contains(place) else { throw .duplicateField(place: place) }
                expected = place + 1
                write(value, place, &rows, columns)
            }
            places.append(place ?? -1)
            let quotes = value.kind == .string ? 1 : 0
            values.append(value.range.lowerBound - quotes..<value.range.upperBound + quotes)
        }
        if isLines, bytes[start..<scanner.position].contains(UInt8(ascii: "\n")) {
            throw .notALine(position: start - 1)
        }
        let shape = JSONShape(
            bytes, from: start, values, to: scanner.position, columns: places, of: fields.names.count)
        for column in shape.absent { columns[column][rows.count] = .missing }
        if shapes.count < Self.shapeLimit {
            lastShape = shapes.count
            shapes.append(shape)
        } else {
            shapes[lastShape] = shape
        }
    }

    /// Returns the place of the field of a name among those that are read; nil for any other field.
    private func place(of name: JSONScanner.Token, from start: Int) throws(Problem) -> Int? {
        try scanner.withContent(of: name) { content throws(Problem) in
            for offset in fields.names.indices {
                let place = (start + offset) % fields.names.count
                let requested = fields.names[place]
                if requested.count == content.count, requested.elementsEqual(content) { return place }
            }
            if let known = fields.known, !known.contains(Array(content)) {
                throw .unknownField(name: String(decoding: content, as: UTF8.self))
            }
            return nil
        }
    }

    // MARK: - Values

    /// Writes where the value of a column is.
    @inline(__always)
    private func write(
        _ token: JSONScanner.Token, _ column: Int, _ rows: inout Rows,
        _ columns: UnsafePointer<UnsafeMutablePointer<FieldRange>>
    ) {
        var range = FieldRange.missing
        if fields.kinds[column].contains(token.kind) {
            range = FieldRange(
                start: token.range.lowerBound - rows.start, length: token.range.count,
                hasEscapes: token.hasEscapes)
        } else if token.kind != .null, rows.wrongKinds[column] == nil {
            rows.wrongKinds[column] = (rows.count, token)
        }
        columns[column][rows.count] = range
    }

    /// Whether a value goes on on another line, where it must not.
    private func hasLineBreak(_ token: JSONScanner.Token) -> Bool {
        isLines && !token.kind.isDisjoint(with: [.texts, .nested])
            && bytes[token.range].contains(UInt8(ascii: "\n"))
    }

    @inline(__always)
    private func checked<Result>(
        _ body: () throws(JSONScanner.Problem) -> Result
    ) throws(Problem) -> Result {
        do {
            return try body()
        } catch {
            throw .violation(error)
        }
    }
}
