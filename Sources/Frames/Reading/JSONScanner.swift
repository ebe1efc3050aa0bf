import Base

/// Scans the bytes of JSON text by the grammar of RFC 8259 (Bray 2017): an array of objects, or JSON Lines.
///
/// Nothing is built: a field is a range of the bytes, and a nested value is skipped, however deep it is. The grammar is
/// checked everywhere, also in fields that are skipped.
struct JSONScanner {
    /// A value, as a range of the bytes.
    struct Token {
        /// The kind of a value. Several of them make a set.
        struct Kind: OptionSet {
            let rawValue: UInt8
            static let null = Kind(rawValue: 1)
            static let boolean = Kind(rawValue: 2)
            static let number = Kind(rawValue: 4)
            static let string = Kind(rawValue: 8)
            /// An array of nothing but strings.
            static let texts = Kind(rawValue: 16)
            /// An object, or an array of anything else.
            static let nested = Kind(rawValue: 32)
            /// Any but null.
            static let all: Kind = [.boolean, .number, .string, .texts, .nested]
        }

        var kind: Kind
        /// The content, without the quotation marks of a string.
        var range: Range<Int>
        /// Whether the string has escapes.
        var hasEscapes = false
    }

    /// A violation of the grammar.
    struct Problem: Error {
        /// The offset of the byte at which it is.
        var position: Int
        var message: String
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    /// The offset of the next byte.
    var position: Int
    /// Whether the objects are the elements of an array.
    let isArray: Bool
    private var isFirst: Bool

    /// Begins to scan a text.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        isFirst = true
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
        isArray = position < bytes.count && bytes[position] == Self.openingBracket
        if isArray { position += 1 }
    }

    /// Goes on to scan a text behind one of its objects.
    ///
    /// - Parameter isFirst: whether there is no object before.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int, isArray: Bool, isFirst: Bool) {
        self.bytes = bytes
        self.position = position
        self.isArray = isArray
        self.isFirst = isFirst
    }

    /// Whether the text is empty but for white space.
    var isEmpty: Bool { !isArray && isFirst && position == bytes.count }

    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let comma = UInt8(ascii: ",")
    private static let openingBrace = UInt8(ascii: "{")
    private static let closingBrace = UInt8(ascii: "}")
    private static let openingBracket = UInt8(ascii: "[")
    private static let closingBracket = UInt8(ascii: "]")

    // MARK: Rows and fields

    /// Moves into the next object; returns `false` at the end of the text.
    mutating func nextObject() throws(Problem) -> Bool {
        skipSpace()
        if isArray, peek == Self.closingBracket {
            position += 1
            skipSpace()
            guard position == bytes.count else { throw problem("text after the end of the array") }
            return false
        }
        if !isArray, position == bytes.count { return false }
        if isArray, !isFirst {
            try expect(Self.comma, "a comma or the end of the array")
            skipSpace()
        }
        try expect(Self.openingBrace, "an object")
        isFirst = false
        isAtFirstField = true
        return true
    }

    private var isAtFirstField = false

    /// Returns the next field of the object, or `nil` at its end.
    mutating func nextField() throws(Problem) -> (name: Token, value: Token)? {
        skipSpace()
        if peek == Self.closingBrace {
            position += 1
            return nil
        }
        if !isAtFirstField {
            try expect(Self.comma, "a comma or the end of the object")
            skipSpace()
        }
        isAtFirstField = false
        let name = try fieldName()
        return (name, try value())
    }

    /// Scans the line after an object: white space and the line's end. Returns `false` if there is anything else.
    mutating func endLine() -> Bool {
        while position < bytes.count {
            let byte = bytes[position]
            guard Self.isSpace(byte) else { return false }
            position += 1
            if byte == UInt8(ascii: "\n") { return true }
        }
        return true
    }

    /// Calls a function with the content of a value, in which the escapes of a string are replaced.
    @inline(__always)
    func withContent<Result, Failure>(
        of value: Token, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let content = UnsafeBufferPointer(rebasing: bytes[value.range])
        guard value.hasEscapes else { return try body(content) }
        return try unescaped(content).withUnsafeBufferPointer(body)
    }

    // MARK: Values

    /// Scans any value.
    mutating func value() throws(Problem) -> Token {
        let start = position
        switch peek {
        case Self.openingBracket:
            if skipTexts() { return Token(kind: .texts, range: start..<position) }
            position = start
            try skipNested()
            return Token(kind: .nested, range: start..<position)
        case Self.openingBrace:
            try skipNested()
            return Token(kind: .nested, range: start..<position)
        default:
            return try scalar()
        }
    }

    /// Scans the name of a field and the colon after it.
    private mutating func fieldName() throws(Problem) -> Token {
        guard peek == Self.quote else { throw unexpected("a field's name in quotation marks") }
        let name = try string()
        skipSpace()
        try expect(UInt8(ascii: ":"), "a colon")
        skipSpace()
        return name
    }

    /// Scans a value that is neither an object nor an array.
    private mutating func scalar() throws(Problem) -> Token {
        switch peek {
        case Self.quote: return try string()
        case UInt8(ascii: "t"): return try literal("true", .boolean)
        case UInt8(ascii: "f"): return try literal("false", .boolean)
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39: return try number()
        default: throw unexpected("a value")
        }
    }

    private mutating func literal(_ name: StaticString, _ kind: Token.Kind) throws(Problem) -> Token {
        let end = position + name.utf8CodeUnitCount
        let letters = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        guard bytes[position..<min(end, bytes.count)].elementsEqual(letters) else {
            throw problem("a literal other than true, false and null")
        }
        defer { position = end }
        return Token(kind: kind, range: position..<end)
    }

    private mutating func number() throws(Problem) -> Token {
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        if peek == UInt8(ascii: "0") {
            position += 1
            if case 0x30...0x39 = peek { throw problem("a number with a leading zero") }
        } else {
            try digits()
        }
        if peek == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if peek | 0x20 == UInt8(ascii: "e") {
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return Token(kind: .number, range: start..<position)
    }

    private mutating func digits() throws(Problem) {
        guard case 0x30...0x39 = peek else { throw unexpected("a digit") }
        while case 0x30...0x39 = peek { position += 1 }
    }

    /// Scans a string, and checks that its escapes are well-formed.
    private mutating func string() throws(Problem) -> Token {
        let opening = position
        position += 1
        var hasEscapes = false
        while position < bytes.count {
            skipPlainBytes()
            guard position < bytes.count else { break }
            let byte = bytes[position]
            if byte == Self.quote {
                defer { position += 1 }
                return Token(kind: .string, range: opening + 1..<position, hasEscapes: hasEscapes)
            }
            if byte == Self.backslash {
                hasEscapes = true
                try skipEscape()
            } else if byte < 0x20 {
                throw problem("a line break or another control character in a string")
            } else {
                position += 1
            }
        }
        throw Problem(position: opening, message: "the string that begins here is never closed")
    }

    /// Moves to the next byte of a string that may be special, or to the end.
    @inline(__always)
    private mutating func skipPlainBytes() {
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
        while position + StringBlock.count <= bytes.count {
            let bits = StringBlock(at: base + position).specialBits
            guard bits == 0 else {
                position += bits.trailingZeroBitCount
                return
            }
            position += StringBlock.count
        }
        while position < bytes.count, bytes[position] >= 0x20, bytes[position] != Self.quote,
            bytes[position] != Self.backslash
        {
            position += 1
        }
    }

    private mutating func skipEscape() throws(Problem) {
        let start = position
        position += 1
        switch peek {
        case Self.quote, Self.backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            position += 1
            try skipCodeUnit(from: start)
        default:
            throw Problem(position: start, message: "an invalid escape")
        }
    }

    /// Skips a code unit. Half of a surrogate pair will do, as the grammar has it: it is what is left of an emoji where a text was
    /// cut, and is read as U+FFFD.
    private mutating func skipCodeUnit(from start: Int) throws(Problem) {
        guard bytes.codeUnit(at: position) != nil else {
            throw Problem(position: start, message: "\\u without four hexadecimal digits")
        }
        position += 4
    }

    /// Skips an array if it consists of strings only, and returns whether it does.
    private mutating func skipTexts() -> Bool {
        position += 1
        skipSpace()
        if peek == Self.closingBracket {
            position += 1
            return true
        }
        while peek == Self.quote, (try? string()) != nil {
            skipSpace()
            let byte = peek
            position += 1
            if byte == Self.closingBracket { return true }
            guard byte == Self.comma else { return false }
            skipSpace()
        }
        return false
    }

    /// Skips an object or an array, without recursion, so that no depth is too deep.
    private mutating func skipNested() throws(Problem) {
        var closers: [UInt8] = []
        values: while true {
            switch peek {
            case Self.openingBrace:
                position += 1
                closers.append(Self.closingBrace)
                skipSpace()
                if peek != Self.closingBrace {
                    _ = try fieldName()
                    continue values
                }
            case Self.openingBracket:
                position += 1
                closers.append(Self.closingBracket)
                skipSpace()
                if peek != Self.closingBracket { continue values }
            default:
                _ = try scalar()
            }
            while let closer = closers.last {
                skipSpace()
                if peek == closer {
                    position += 1
                    closers.removeLast()
                    continue
                }
                let isObject = closer == Self.closingBrace
                try expect(Self.comma, "a comma or the end of the \(isObject ? "object" : "array")")
                skipSpace()
                if isObject { _ = try fieldName() }
                continue values
            }
            return
        }
    }

    // MARK: Bytes

    /// The next byte; 0, which the grammar does not use, at the end.
    @inline(__always)
    private var peek: UInt8 { position < bytes.count ? bytes[position] : 0 }

    @inline(__always)
    private mutating func skipSpace() {
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    }

    @inline(__always)
    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    @inline(__always)
    private mutating func expect(_ byte: UInt8, _ what: @autoclosure () -> String) throws(Problem) {
        guard peek == byte, position < bytes.count else { throw unexpected(what()) }
        position += 1
    }

    private func unexpected(_ expected: String) -> Problem {
        guard position < bytes.count else { return problem("the text ends where \(expected) is expected") }
        let rest = String(decoding: bytes[position..<min(position + 24, bytes.count)], as: UTF8.self)
        return problem("\"\(rest.first.map { String($0).inOneLine } ?? "")\" where \(expected) is expected")
    }

    private func problem(_ message: String) -> Problem { Problem(position: position, message: message) }
}
