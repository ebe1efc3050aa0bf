/// What separates the fields of a file.
public struct CSVDelimiter: Hashable, Sendable {
    let bytes: [UInt8]

    /// A comma, as RFC 4180 has it.
    public static let comma = CSVDelimiter(bytes: Array(",".utf8))
    /// A semicolon, common where the comma is the decimal sign.
    public static let semicolon = CSVDelimiter(bytes: Array(";".utf8))
    /// A tabulator.
    public static let tab = CSVDelimiter(bytes: Array("\t".utf8))
    /// A vertical bar.
    public static let bar = CSVDelimiter(bytes: Array("|".utf8))
    /// Two colons, as in the files of MovieLens.
    public static let doubleColon = CSVDelimiter(bytes: Array("::".utf8))
}

/// Cuts the bytes of a file into fields by the grammar of RFC 4180 (Shafranovich 2005).
///
/// Beyond the grammar, a line may end with a line feed alone, and lines without anything are skipped. A copy goes on from the
/// same place on its own; it is Sendable, as the bytes are only read.
struct CSVScanner: @unchecked Sendable {
    /// A field, as a place in the bytes.
    struct Field {
        /// The content, without the quotation marks around it.
        var range: Range<Int>
        /// The line that the field begins on, from 1.
        var line: Int
        /// Whether this is the last field of its record.
        var endsRecord = false
        /// Whether quotation marks in the content are doubled.
        var hasDoubledQuotes = false
    }

    /// What is against the grammar.
    enum Problem: Error {
        case unclosedQuote(line: Int)
        case textAfterQuote(line: Int)
        case quoteInField(line: Int)
        case strayCarriageReturn(line: Int)
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let delimiter: UInt8
    /// What follows the first byte of the delimiter.
    private let delimiterRest: ArraySlice<UInt8>
    private let isQuoted: Bool
    /// No byte above this one means anything to the scanner.
    private let highestSpecial: UInt8
    private var position = 0
    private var line = 1
    private var isAtRecordStart = true

    /// - Parameter isQuoted: Whether quotation marks quote; if not, they are characters like others.
    init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: CSVDelimiter, isQuoted: Bool) {
        self.bytes = bytes
        self.delimiter = delimiter.bytes[0]
        delimiterRest = delimiter.bytes.dropFirst()
        self.isQuoted = isQuoted
        highestSpecial = max(Self.quote, delimiter.bytes[0])
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// The next field, or `nil` at the end of the file.
    mutating func next() throws(Problem) -> Field? {
        if isAtRecordStart {
            skipEmptyLines()
            if position == bytes.count { return nil }
        }
        if isQuoted, position < bytes.count, bytes[position] == Self.quote { return try quotedField() }

        let start = position
        skipPlainBytes()
        while position < bytes.count {
            let byte = bytes[position]
            if let length = try separator(byte) {
                return field(start..<position, line, separatorLength: length)
            }
            if byte == Self.quote, isQuoted { throw .quoteInField(line: line) }
            position += 1
            skipPlainBytes()
        }
        return lastField(start..<position, line)
    }

    /// Gives a field's content to a function, doubled quotation marks made single.
    @inline(__always)
    func withContent<Result, Failure>(
        of field: Field, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let content = UnsafeBufferPointer(rebasing: bytes[field.range])
        guard field.hasDoubledQuotes else { return try body(content) }
        var unescaped: [UInt8] = []
        unescaped.reserveCapacity(content.count)
        var isSecond = false
        for byte in content {
            isSecond = byte == Self.quote && !isSecond
            if !isSecond || byte != Self.quote { unescaped.append(byte) }
        }
        return try unescaped.withUnsafeBufferPointer(body)
    }

    /// Moves on to the next byte that may mean something to the scanner, or to the end; eight bytes at a time where it
    /// can.
    @inline(__always)
    private mutating func skipPlainBytes() {
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
        let ones: UInt64 = 0x0101_0101_0101_0101
        while position + 8 <= bytes.count {
            let word = UInt64(
                littleEndian: (base + position).loadUnaligned(as: UInt64.self))
            // The top bit of each byte up to the highest special one (Anderson, “Bit twiddling hacks”: hasless).
            // Borrows may set bits above the lowest of them, never below.
            let special = (word &- ones &* UInt64(highestSpecial + 1)) & ~word & (ones << 7)
            guard special == 0 else {
                position += special.trailingZeroBitCount / 8
                return
            }
            position += 8
        }
        while position < bytes.count, bytes[position] > highestSpecial { position += 1 }
    }

    private mutating func quotedField() throws(Problem) -> Field {
        let opening = line
        position += 1
        let start = position
        var hasDoubledQuotes = false
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Self.lineFeed { line += 1 }
            guard byte == Self.quote else {
                position += 1
                continue
            }
            if position + 1 < bytes.count, bytes[position + 1] == Self.quote {
                hasDoubledQuotes = true
                position += 2
                continue
            }

            let range = start..<position
            position += 1
            var field: Field
            if position == bytes.count {
                field = lastField(range, opening)
            } else if let length = try separator(bytes[position]) {
                field = self.field(range, opening, separatorLength: length)
            } else {
                throw .textAfterQuote(line: line)
            }
            field.hasDoubledQuotes = hasDoubledQuotes
            return field
        }
        throw .unclosedQuote(line: opening)
    }

    /// The length of the delimiter or line end that begins with the byte at the position, or `nil` if none does.
    @inline(__always)
    private func separator(_ byte: UInt8) throws(Problem) -> Int? {
        switch byte {
        case delimiter:
            return delimiterRest.isEmpty || bytes[(position + 1)...].starts(with: delimiterRest)
                ? delimiterRest.count + 1 : nil
        case Self.lineFeed:
            return 1
        case Self.carriageReturn:
            guard position + 1 < bytes.count, bytes[position + 1] == Self.lineFeed else {
                throw .strayCarriageReturn(line: line)
            }
            return 2
        default:
            return nil
        }
    }

    /// A field, and the position moved behind the delimiter or line end that follows it.
    @inline(__always)
    private mutating func field(_ range: Range<Int>, _ line: Int, separatorLength: Int) -> Field {
        isAtRecordStart = bytes[position] != delimiter
        position += separatorLength
        if isAtRecordStart { self.line += 1 }
        return Field(range: range, line: line, endsRecord: isAtRecordStart)
    }

    private mutating func lastField(_ range: Range<Int>, _ line: Int) -> Field {
        isAtRecordStart = true
        return Field(range: range, line: line, endsRecord: true)
    }

    private mutating func skipEmptyLines() {
        while position < bytes.count {
            if bytes[position] == Self.lineFeed {
                position += 1
            } else if bytes[position] == Self.carriageReturn, position + 1 < bytes.count,
                bytes[position + 1] == Self.lineFeed
            {
                position += 2
            } else {
                return
            }
            line += 1
        }
    }
}
