// Floating-point numbers parsed from the bytes of a field, without a string in between.

extension Double {
    /// Parses a number like ``init(parsing:)``.
    ///
    /// - Parameter canReadOn: whether at least 32 bytes can be read from the first one on, which is faster.
    @inline(__always)
    init?(parsing field: UnsafeBufferPointer<UInt8>, canReadOn: Bool) {
        if canReadOn, let short = Self(parsingShort: field) {
            self = short
        } else {
            self.init(parsing: field)
        }
    }

    /// Parses what most numbers look like: a sign, up to seven digits, and after a point up to sixteen more, which make a
    /// number below 2^53. At least 32 bytes must be readable.
    @inline(__always)
    private init?(parsingShort field: UnsafeBufferPointer<UInt8>) {
        guard let first = field.first else { return nil }
        let isNegative = first == UInt8(ascii: "-")
        let start = UnsafeRawPointer(field.baseAddress.unsafelyUnwrapped) + (isNegative ? 1 : 0)
        let count = field.count - (isNegative ? 1 : 0)

        // The point, which is the first zero byte of the difference (Anderson, “Bit twiddling hacks”: haszero).
        let word = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self)) ^ 0x2E2E_2E2E_2E2E_2E2E
        let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
        let point = zeros.trailingZeroBitCount / 8
        var number: UInt64 = 0
        var decimals = 0
        if point < count {
            guard point < 8, count >= 2 else { return nil }
            if point > 0 {
                guard let whole = DigitWord(at: start, count: point) else { return nil }
                number = whole.value
            }
            decimals = count - point - 1
            if decimals > 0 {
                guard decimals <= 16, let fraction = decimalNumber(at: start + (point + 1), count: decimals)
                else { return nil }
                let (scaled, isTooLarge) = number.multipliedReportingOverflow(
                    by: DecimalNumber.wholePower(decimals))
                guard !isTooLarge else { return nil }
                number = scaled &+ fraction
            }
        } else {
            guard 1...16 ~= count, let whole = decimalNumber(at: start, count: count) else { return nil }
            number = whole
        }
        guard number <= 1 << 53 else { return nil }
        let magnitude = Double(number) / DecimalNumber.power(decimals)
        self = isNegative ? -magnitude : magnitude
    }

    /// Parses a number in decimal notation, with optional spaces around it: `12`, `-.5`, `1e5`, `inf`, `-Infinity`. The
    /// result is the double nearest to the text, as from C's `strtod` and Python's `float`.
    ///
    /// - Returns: `nil` if the bytes are anything else, or digits that are beyond all doubles, such as the serial number
    ///   `888E010010`.
    init?(parsing field: UnsafeBufferPointer<UInt8>) {
        let bytes = field.trimmed
        guard let decimal = DecimalNumber(bytes) else {
            guard let infinity = Self.infinity(bytes) else { return nil }
            self = infinity
            return
        }
        if let nearest = decimal.exactQuotient ?? decimal.nearestDouble {
            self = decimal.isNegative ? -nearest : nearest
        } else {
            // The standard library's conversion rounds correctly for any text and ignores the locale.
            self.init(String(decoding: bytes, as: UTF8.self))
        }
        guard isFinite else { return nil }
    }

    /// Whether the bytes are a number in decimal notation.
    static func canParse(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
        let bytes = field.trimmed
        guard let decimal = DecimalNumber(bytes) else { return infinity(bytes) != nil }
        return !decimal.isLarge || Double(parsing: bytes) != nil
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

/// The parts of a decimal number: digits × 10^exponent.
struct DecimalNumber {
    var isNegative = false
    var digits: UInt64 = 0
    var exponent = 0
    /// Whether `digits` holds all significant digits; nineteen always fit, and no more are kept.
    var isComplete = true

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
        isComplete = significantCount <= 19
        exponent = max(0, significantCount - 19) - fractionCount

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
                // Beyond this every number is 0 or infinite, which the standard library decides.
                value = min(value * 10 + Int(digit), 100_000)
                position += 1
            }
            exponent += isExponentNegative ? -value : value
        }
    }

    /// Whether the number may be beyond all doubles, which have up to 309 digits.
    var isLarge: Bool { exponent > 289 }

    /// The number, if it is whole and written with nothing but zeros behind the point, as pandas writes whole numbers beside
    /// missing ones: `3.0`.
    static func wholeNumber(_ field: UnsafeBufferPointer<UInt8>) -> Int? {
        let bytes = field.trimmed
        guard let point = bytes.firstIndex(of: UInt8(ascii: ".")), point > 0, point + 1 < bytes.count,
            bytes[(point + 1)...].allSatisfy({ $0 == UInt8(ascii: "0") })
        else { return nil }
        return Int(parsing: UnsafeBufferPointer(rebasing: bytes[..<point]))
    }

    /// The magnitude, if it is one correctly rounded operation on exact doubles: digits up to 2^53 and powers up to 10^22
    /// (Clinger, "How to Read Floating Point Numbers Accurately", 1990).
    var exactQuotient: Double? {
        guard isComplete else { return nil }
        if exponent == 0 { return Double(digits) }
        guard digits <= 1 << 53, -22...22 ~= exponent else { return nil }
        let power = Self.power(abs(exponent))
        return exponent < 0 ? Double(digits) / power : Double(digits) * power
    }

    /// A power of ten, up to the 22nd, all of which are exact.
    @inline(__always)
    static func power(_ exponent: Int) -> Double { powersOfTen[exponent] }

    /// A power of ten, up to the 19th.
    @inline(__always)
    static func wholePower(_ exponent: Int) -> UInt64 { wholePowersOfTen[exponent] }

    /// The double nearest to the number, unless the algorithm of Eisel and Lemire cannot tell.
    var nearestDouble: Double? {
        guard digits > 0 else { return 0 }
        guard let nearest = Double(digits, timesTenTo: exponent) else { return nil }
        // With digits left out, the number is between two others. If both round to the same, so does it.
        return isComplete || Double(digits + 1, timesTenTo: exponent) == nearest ? nearest : nil
    }

    private static let wholePowersOfTen: [UInt64] = [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
        10_000_000_000_000_000_000,
    ]

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}
