// Numbers and Booleans from the bytes of a field, without a string in between.

extension Int {
    /// Reads a whole number: an optional sign and decimal digits, with spaces around it or not.
    ///
    /// - Returns: `nil` where the bytes are anything else or the number does not fit.
    init?(parsing field: UnsafeBufferPointer<UInt8>) {
        let bytes = field.trimmed
        var position = 0
        var isNegative = false
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            position = 1
        }
        guard position < bytes.count else { return nil }
        // Eighteen digits cannot overflow; then every step is checked. Negative numbers reach one further, so the
        // number is built below zero.
        var value = 0
        if bytes.count - position <= 18 {
            while position < bytes.count {
                let digit = bytes[position] &- 0x30
                guard digit < 10 else { return nil }
                value = value &* 10 &- Int(digit)
                position += 1
            }
        } else {
            while position < bytes.count {
                let digit = bytes[position] &- 0x30
                guard digit < 10 else { return nil }
                let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
                let (next, underflow) = tenfold.subtractingReportingOverflow(Int(digit))
                guard !overflow, !underflow else { return nil }
                value = next
                position += 1
            }
        }
        if !isNegative {
            guard value != .min else { return nil }
            value = -value
        }
        self = value
    }
}

extension Bool {
    /// Reads `true`, `True`, `TRUE`, `false`, `False` or `FALSE`, the spellings that pandas knows.
    init?(parsing bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.elementsEqual("true".utf8) || bytes.elementsEqual("True".utf8)
            || bytes.elementsEqual("TRUE".utf8)
        {
            self = true
        } else if bytes.elementsEqual("false".utf8) || bytes.elementsEqual("False".utf8)
            || bytes.elementsEqual("FALSE".utf8)
        {
            self = false
        } else {
            return nil
        }
    }
}

extension Double {
    /// Reads a number in decimal notation, with spaces around it or not: `12`, `-.5`, `1e5`, `inf`, `-Infinity`.
    /// The result is the double nearest to the text, as C's `strtod` and Python's `float` give it.
    ///
    /// - Returns: `nil` where the bytes are anything else.
    init?(parsing field: UnsafeBufferPointer<UInt8>) {
        let bytes = field.trimmed
        guard let decimal = DecimalNumber(bytes) else {
            guard let infinity = Self.infinity(bytes) else { return nil }
            self = infinity
            return
        }
        if let exact = decimal.exactQuotient {
            self = decimal.isNegative ? -exact : exact
        } else {
            // The library's conversion rounds correctly for any text, and knows of no locale.
            self.init(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// Whether the bytes are a number in decimal notation, of whatever size.
    static func canParse(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
        let bytes = field.trimmed
        return DecimalNumber(bytes) != nil || infinity(bytes) != nil
    }

    private static func infinity(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        var name = bytes[...]
        var sign = 1.0
        if let first = name.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            if first == UInt8(ascii: "-") { sign = -1 }
            name = name.dropFirst()
        }
        let lowercased = name.lazy.map { $0 | 0x20 }
        guard lowercased.elementsEqual("inf".utf8) || lowercased.elementsEqual("infinity".utf8) else {
            return nil
        }
        return sign * .infinity
    }
}

/// A decimal number taken apart: digits × 10^exponent.
private struct DecimalNumber {
    var isNegative = false
    var digits: UInt64 = 0
    var exponent = 0
    /// Whether `digits` holds all digits: nineteen always fit.
    var isWhole = true

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var position = 0
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            position = 1
        }
        var digitCount = 0
        var fractionCount = 0
        var significantCount = 0
        var isFraction = false
        scan: while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case 0x30...0x39:
                digitCount += 1
                if isFraction { fractionCount += 1 }
                if significantCount > 0 || byte != 0x30 { significantCount += 1 }
                if significantCount <= 19 { digits = digits &* 10 &+ UInt64(byte - 0x30) }
            case UInt8(ascii: "."):
                guard !isFraction else { return nil }
                isFraction = true
            default: break scan
            }
            position += 1
        }
        guard digitCount > 0 else { return nil }
        isWhole = significantCount <= 19
        exponent = -fractionCount

        if position < bytes.count {
            guard bytes[position] | 0x20 == UInt8(ascii: "e") else { return nil }
            position += 1
            var isExponentNegative = false
            if position < bytes.count,
                bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
            {
                isExponentNegative = bytes[position] == UInt8(ascii: "-")
                position += 1
            }
            guard position < bytes.count else { return nil }
            var value = 0
            while position < bytes.count {
                let digit = bytes[position] &- 0x30
                guard digit < 10 else { return nil }
                // Beyond this every double is 0 or infinite; the library decides.
                value = min(value * 10 + Int(digit), 100_000)
                position += 1
            }
            exponent += isExponentNegative ? -value : value
        }
    }

    /// The magnitude, if it takes one correctly rounded operation on numbers that doubles hold exactly: at most
    /// 2^53, and at most 10^22 (Clinger, "How to Read Floating Point Numbers Accurately", 1990).
    var exactQuotient: Double? {
        guard isWhole else { return nil }
        if exponent == 0 { return Double(digits) }
        guard digits <= 1 << 53, -22...22 ~= exponent else { return nil }
        let power = Self.powersOfTen[abs(exponent)]
        return exponent < 0 ? Double(digits) / power : Double(digits) * power
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}

extension UnsafeBufferPointer<UInt8> {
    /// The bytes without spaces and tabs at either end.
    fileprivate var trimmed: UnsafeBufferPointer<UInt8> {
        func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let first, let last, isSpace(first) || isSpace(last) else { return self }
        var bytes = self[...]
        while let first = bytes.first, isSpace(first) { bytes = bytes.dropFirst() }
        while let last = bytes.last, isSpace(last) { bytes = bytes.dropLast() }
        return UnsafeBufferPointer(rebasing: bytes)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are well-formed UTF-8.
    var isUTF8: Bool {
        var union: UInt8 = 0
        for byte in self { union |= byte }
        return union < 0x80 || String(validating: self, as: UTF8.self) != nil
    }
}
