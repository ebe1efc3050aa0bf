// Whole numbers and Booleans parsed from the bytes of a field, without a string in between.

extension Int {
    /// Parses an integer like ``init(parsing:)``.
    ///
    /// - Parameter canReadOn: whether at least 32 bytes can be read from the first one on, which is faster.
    @inline(__always)
    init?(parsing field: UnsafeBufferPointer<UInt8>, canReadOn: Bool) {
        if canReadOn, let first = field.first {
            let isNegative = first == UInt8(ascii: "-")
            let count = field.count - (isNegative ? 1 : 0)
            let start = UnsafeRawPointer(field.baseAddress.unsafelyUnwrapped) + (isNegative ? 1 : 0)
            if 1...16 ~= count, let number = decimalNumber(at: start, count: count) {
                self = isNegative ? -Int(truncatingIfNeeded: number) : Int(truncatingIfNeeded: number)
                return
            }
        }
        self.init(parsing: field)
    }

    /// Parses an integer: an optional sign and decimal digits, with optional spaces around them.
    ///
    /// - Returns: `nil` if the bytes are anything else or the number does not fit.
    init?(parsing field: UnsafeBufferPointer<UInt8>) {
        let bytes = field.trimmed
        var position = 0
        var isNegative = false
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            position = 1
        }
        guard position < bytes.count else { return nil }
        // Eighteen digits cannot overflow; with more, every step is checked. The number is accumulated as a negative
        // one, because the range of these is larger by one.
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
    /// Parses `true`, `True`, `TRUE`, `false`, `False` or `FALSE`, the spellings that pandas accepts.
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

extension UnsafeBufferPointer<UInt8> {
    /// The bytes without spaces and tabs at either end.
    var trimmed: UnsafeBufferPointer<UInt8> {
        func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let first, let last, isSpace(first) || isSpace(last) else { return self }
        var bytes = self[...]
        while let first = bytes.first, isSpace(first) { bytes = bytes.dropFirst() }
        while let last = bytes.last, isSpace(last) { bytes = bytes.dropLast() }
        return UnsafeBufferPointer(rebasing: bytes)
    }

    /// Whether the bytes are well-formed UTF-8.
    var isUTF8: Bool {
        var union: UInt8 = 0
        for byte in self { union |= byte }
        return union < 0x80 || String(validating: self, as: UTF8.self) != nil
    }
}
