/// Copies the code of a Swift file without its comments.
///
/// The scanner knows the places where no comment can begin: string literals of all kinds, regular expressions and names
/// in backticks. An interpolation in a string literal is code again, with comments and literals of its own.
struct SwiftCodeScanner {
    private let text: UnsafeRawBufferPointer
    private var position = 0

    /// The code so far.
    private(set) var code: [UInt8] = []
    /// For each line that has ended, whether it contains code.
    private(set) var isCode: [Bool] = []
    /// For each line that has begun, whether it begins inside a literal.
    private(set) var isContinued = [false]

    /// Whether the current line contains code so far.
    private var isLineCode = false

    init(_ text: UnsafeRawBufferPointer) {
        self.text = text
        code.reserveCapacity(text.count)
    }

    /// Reads the whole text.
    ///
    /// - Returns: whether all comments, literals and interpolations are complete.
    mutating func scan() -> Bool {
        guard scanCode(isInterpolation: false) else { return false }
        endLine(keepsBlank: false)
        return true
    }

    // MARK: Bytes

    private func byte(_ offset: Int = 0) -> UInt8? {
        position + offset < text.count ? text[position + offset] : nil
    }

    private func follows(_ expected: StaticString) -> Bool {
        guard position + expected.utf8CodeUnitCount <= text.count else { return false }
        return expected.withUTF8Buffer { expected in
            expected.indices.allSatisfy { text[position + $0] == expected[$0] }
        }
    }

    /// The number of times that a byte is repeated at the current position.
    private func run(of expected: UInt8) -> Int {
        var count = 0
        while byte(count) == expected { count += 1 }
        return count
    }

    private var isAtLineEnd: Bool { byte().map(\.isLineEnd) ?? true }

    /// Copies bytes that are code.
    private mutating func take(_ count: Int = 1) {
        for _ in 0..<count where position < text.count {
            let next = text[position]
            code.append(next)
            isLineCode = isLineCode || !next.isBlank
            position += 1
        }
    }

    // MARK: Lines

    /// Skips the line end at the current position.
    ///
    /// - Parameter isLiteral: whether it is part of a literal, and therefore kept.
    private mutating func takeLineEnd(isLiteral: Bool) {
        position += follows("\r\n") ? 2 : 1
        if isLiteral { isLineCode = true }
        endLine(keepsBlank: isLiteral)
        isContinued.append(isLiteral)
    }

    private mutating func endLine(keepsBlank: Bool) {
        isCode.append(isLineCode)
        if !keepsBlank {
            while code.last?.isBlank == true { code.removeLast() }
        }
        if isLineCode { code.append(.lineFeed) }
        isLineCode = false
    }

    // MARK: Code

    /// Reads code to the end of the text or of the interpolation.
    private mutating func scanCode(isInterpolation: Bool) -> Bool {
        var depth = 0
        while let next = byte() {
            switch next {
            case .slash:
                guard scanSlash() else { return false }
            case .quote:
                guard scanString(pounds: 0) else { return false }
            case .pound:
                let pounds = run(of: .pound)
                if byte(pounds) == .quote {
                    guard scanString(pounds: pounds) else { return false }
                } else if byte(pounds) == .slash {
                    guard scanExtendedRegex(pounds: pounds) else { return false }
                } else {
                    take(pounds)
                }
            case .backtick:
                guard scanName() else { return false }
            case .open:
                depth += 1
                take()
            case .close:
                depth -= 1
                take()
                if isInterpolation, depth < 0 { return true }
            case .lineFeed, .carriageReturn:
                takeLineEnd(isLiteral: false)
            default:
                takeRun()
            }
        }
        return !isInterpolation
    }

    /// Copies bytes up to the next one that needs attention.
    private mutating func takeRun() {
        let start = position
        while position < text.count, !text[position].isSpecial {
            isLineCode = isLineCode || !text[position].isBlank
            position += 1
        }
        code.append(contentsOf: text[start..<position])
    }

    /// Reads what begins with a slash: a comment, a regular expression, an operator.
    private mutating func scanSlash() -> Bool {
        // After a backslash it can only be part of a regular expression that was not recognised.
        guard position == 0 || text[position - 1] != .backslash else {
            take()
            return true
        }
        switch byte(1) {
        case .slash:
            while !isAtLineEnd { position += 1 }
            return true
        case .star:
            return skipBlockComment()
        default:
            let length = beginsOperand ? regexLength : nil
            take(length ?? 1)
            return true
        }
    }

    /// Skips a block comment and the comments nested in it.
    private mutating func skipBlockComment() -> Bool {
        var depth = 0
        repeat {
            if follows("/*") {
                depth += 1
                position += 2
            } else if follows("*/") {
                depth -= 1
                position += 2
            } else if position >= text.count {
                return false
            } else if isAtLineEnd {
                takeLineEnd(isLiteral: false)
            } else {
                position += 1
            }
        } while depth > 0
        // One blank separates the code before and after it.
        if code.last?.isBlank == true {
            while byte()?.isBlank == true { position += 1 }
        } else if isLineCode {
            code.append(.space)
        }
        return true
    }

    /// Whether an operand may begin at the current position: at the beginning of a line, or after a blank, an opening
    /// parenthesis or a separator. This is how the compiler distinguishes a regular expression from a division.
    private var beginsOperand: Bool {
        guard position > 0 else { return true }
        switch text[position - 1] {
        case .space, .tab, .lineFeed, .carriageReturn, .open: return true
        case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"),
            UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "|"):
            return true
        default: return false
        }
    }

    /// The length of the regular expression at the current position: up to the next slash on the line that is not
    /// escaped. It has no unbalanced closing parenthesis, because `reduce(1, /)` passes an operator.
    private var regexLength: Int? {
        guard let first = byte(1), !first.isBlank else { return nil }
        var offset = 1
        var depth = 0
        while let next = byte(offset), !next.isLineEnd, depth >= 0 {
            switch next {
            case .slash: return offset + 1
            case .backslash: offset += 1
            case .open: depth += 1
            case .close: depth -= 1
            default: break
            }
            offset += 1
        }
        return nil
    }

    /// Reads a regular expression between `#/` and `/#`, which may span lines.
    private mutating func scanExtendedRegex(pounds: Int) -> Bool {
        take(pounds + 1)
        while let next = byte() {
            if next.isLineEnd {
                takeLineEnd(isLiteral: true)
            } else if next == .backslash {
                take()
                if !isAtLineEnd { take() }
            } else {
                take()
                if next == .slash, run(of: .pound) >= pounds {
                    take(pounds)
                    return true
                }
            }
        }
        return false
    }

    /// Reads a name in backticks.
    private mutating func scanName() -> Bool {
        take()
        while !isAtLineEnd {
            let isEnd = byte() == .backtick
            take()
            if isEnd { return true }
        }
        return false
    }

    // MARK: Literals

    /// Reads a string literal with its interpolations.
    ///
    /// - Parameter pounds: the number of `#` before its opening quote, in its escapes and after its closing quote.
    private mutating func scanString(pounds: Int) -> Bool {
        take(pounds)
        let isMultiline = opensMultilineString(pounds: pounds)
        let quotes = isMultiline ? 3 : 1
        take(quotes)
        while let next = byte() {
            if next.isLineEnd {
                guard isMultiline else { return false }
                takeLineEnd(isLiteral: true)
            } else if next == .quote, run(of: .quote) >= quotes, hasPounds(pounds, at: quotes) {
                take(quotes + pounds)
                return true
            } else if next == .backslash, hasPounds(pounds, at: 1) {
                take(1 + pounds)
                if byte() == .open {
                    take()
                    guard scanCode(isInterpolation: true) else { return false }
                } else if !isAtLineEnd {
                    take()
                }
            } else {
                take()
            }
        }
        return false
    }

    /// Whether the quote at the current position is the first of three that open a multi-line literal. `#"""#` is a quote
    /// in a single-line literal.
    private func opensMultilineString(pounds: Int) -> Bool {
        guard run(of: .quote) >= 3 else { return false }
        var offset = 3
        while pounds > 0, let next = byte(offset), !next.isLineEnd {
            if next == .quote, hasPounds(pounds, at: offset + 1) { return false }
            offset += 1
        }
        return pounds == 0 || !hasPounds(pounds, at: 3)
    }

    private func hasPounds(_ count: Int, at offset: Int) -> Bool {
        (0..<count).allSatisfy { byte(offset + $0) == .pound }
    }
}

extension UInt8 {
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
    fileprivate static let space = UInt8(ascii: " ")
    fileprivate static let tab = UInt8(ascii: "\t")
    fileprivate static let slash = UInt8(ascii: "/")
    fileprivate static let star = UInt8(ascii: "*")
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let pound = UInt8(ascii: "#")
    fileprivate static let backtick = UInt8(ascii: "`")
    fileprivate static let backslash = UInt8(ascii: "\\")
    fileprivate static let open = UInt8(ascii: "(")
    fileprivate static let close = UInt8(ascii: ")")

    fileprivate var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
    fileprivate var isBlank: Bool { self == .space || self == .tab }

    /// Whether a line, a comment, a literal or an interpolation may begin or end with the byte.
    fileprivate var isSpecial: Bool {
        // All of these but the backtick are below 64, so that a mask of bits tells.
        self < 64 ? Self.special & (1 << UInt64(self)) != 0 : self == .backtick
    }

    private static let special = [lineFeed, carriageReturn, slash, quote, pound, open, close].reduce(
        UInt64(0)
    ) {
        $0 | 1 << UInt64($1)
    }
}
