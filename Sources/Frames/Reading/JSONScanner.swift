/// Goes through the bytes of JSON text by the grammar of RFC 8259 (Bray 2017): an array of objects, or objects one after
/// the other, as in files of JSON Lines.
///
/// Nothing is built: a field is a place in the bytes, and a nested value is passed over, however deep it is. The
/// grammar is checked everywhere, also in what nobody asks for.
struct JSONScanner {
    /// A value, as a place in the bytes.
    struct Value {
        enum Kind {
            case null, boolean, number, string
            /// An object or an array.
            case nested
        }

        var kind: Kind
        /// The content; of a string, what is between the quotation marks.
        var range: Range<Int>
        /// Whether there are escapes in the string.
        var hasEscapes = false
    }

    /// A place that is against the grammar, and what is wrong there.
    struct Problem: Error {
        var position: Int
        var message: String
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position = 0
    private var isArray = false
    private var isFirst = true

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        skipSpace()
        if peek == Self.openingBracket {
            isArray = true
            position += 1
        }
    }

    /// Whether there is nothing but blanks.
    var isEmpty: Bool { !isArray && isFirst && position == bytes.count }

    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let comma = UInt8(ascii: ",")
    private static let openingBrace = UInt8(ascii: "{")
    private static let closingBrace = UInt8(ascii: "}")
    private static let openingBracket = UInt8(ascii: "[")
    private static let closingBracket = UInt8(ascii: "]")

    // MARK: Rows and fields

    /// Goes into the next object; `false` where there is none, which is at the end of the text.
    mutating func nextObject() throws(Problem) -> Bool {
        skipSpace()
        if isArray, peek == Self.closingBracket {
            position += 1
            skipSpace()
            guard position == bytes.count else { throw problem("there is text after the end of the array") }
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

    /// The next field of the object, or `nil` at its end.
    mutating func nextField() throws(Problem) -> (name: Value, value: Value)? {
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
        switch peek {
        case Self.openingBrace, Self.openingBracket:
            let start = position
            try skipNested()
            return (name, Value(kind: .nested, range: start..<position))
        default:
            return (name, try scalar())
        }
    }

    /// Gives the content of a value to a function; that of a string without its escapes.
    @inline(__always)
    func withContent<Result, Failure>(
        of value: Value, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let content = UnsafeBufferPointer(rebasing: bytes[value.range])
        guard value.hasEscapes else { return try body(content) }
        return try unescaped(content).withUnsafeBufferPointer(body)
    }

    // MARK: Values

    /// The name of a field and the colon behind it.
    private mutating func fieldName() throws(Problem) -> Value {
        guard peek == Self.quote else { throw unexpected("a field's name in quotation marks") }
        let name = try string()
        skipSpace()
        try expect(UInt8(ascii: ":"), "a colon")
        skipSpace()
        return name
    }

    /// A value that is neither an object nor an array.
    private mutating func scalar() throws(Problem) -> Value {
        switch peek {
        case Self.quote: return try string()
        case UInt8(ascii: "t"): return try literal("true", .boolean)
        case UInt8(ascii: "f"): return try literal("false", .boolean)
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39: return try number()
        default: throw unexpected("a value")
        }
    }

    private mutating func literal(_ name: StaticString, _ kind: Value.Kind) throws(Problem) -> Value {
        let end = position + name.utf8CodeUnitCount
        let letters = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        guard bytes[position..<min(end, bytes.count)].elementsEqual(letters) else {
            throw problem("a word that is none of true, false and null")
        }
        defer { position = end }
        return Value(kind: kind, range: position..<end)
    }

    private mutating func number() throws(Problem) -> Value {
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        if peek == UInt8(ascii: "0") {
            position += 1
            if case 0x30...0x39 = peek { throw problem("a number with a zero before it") }
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
        return Value(kind: .number, range: start..<position)
    }

    private mutating func digits() throws(Problem) {
        guard case 0x30...0x39 = peek else { throw unexpected("a digit") }
        while case 0x30...0x39 = peek { position += 1 }
    }

    /// A string whose escapes are all well-formed.
    private mutating func string() throws(Problem) -> Value {
        let opening = position
        position += 1
        var hasEscapes = false
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Self.quote {
                defer { position += 1 }
                return Value(kind: .string, range: opening + 1..<position, hasEscapes: hasEscapes)
            }
            if byte == Self.backslash {
                hasEscapes = true
                try skipEscape()
            } else if byte < 0x20 {
                throw problem("a line end or another control character within a string")
            } else {
                position += 1
            }
        }
        throw Problem(position: opening, message: "the string that begins here is never closed")
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
            let unit = try codeUnit(from: start)
            guard 0xD800...0xDFFF ~= unit else { return }
            let lone = Problem(position: start, message: "half of a surrogate pair without the other half")
            guard unit < 0xDC00, peek == Self.backslash else { throw lone }
            position += 1
            guard peek == UInt8(ascii: "u") else { throw lone }
            position += 1
            guard 0xDC00...0xDFFF ~= (try codeUnit(from: start)) else { throw lone }
        default:
            throw Problem(position: start, message: "a backslash that begins no escape")
        }
    }

    private mutating func codeUnit(from start: Int) throws(Problem) -> UInt16 {
        guard let unit = bytes.codeUnit(at: position) else {
            throw Problem(position: start, message: "\\u without four hexadecimal digits")
        }
        position += 4
        return unit
    }

    /// Passes over an object or an array. What is open is on a list, so that no depth is too deep.
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

    /// The byte at the position; 0, which the grammar has no use for, at the end.
    @inline(__always)
    private var peek: UInt8 { position < bytes.count ? bytes[position] : 0 }

    @inline(__always)
    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    @inline(__always)
    private mutating func expect(_ byte: UInt8, _ what: @autoclosure () -> String) throws(Problem) {
        guard peek == byte, position < bytes.count else { throw unexpected(what()) }
        position += 1
    }

    private func unexpected(_ expected: String) -> Problem {
        guard position < bytes.count else { return problem("the text ends where \(expected) belongs") }
        let rest = String(decoding: bytes[position..<min(position + 24, bytes.count)], as: UTF8.self)
        return problem("\"\(rest.first.map(String.init) ?? "")\" where \(expected) belongs")
    }

    private func problem(_ message: String) -> Problem { Problem(position: position, message: message) }
}
