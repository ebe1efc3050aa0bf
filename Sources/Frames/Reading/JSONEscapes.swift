// The escapes of JSON strings (RFC 8259, section 7) that are known to be well-formed.

extension UnsafeBufferPointer<UInt8> {
    /// Returns the UTF-16 code unit of four hexadecimal digits, or nil if they are not.
    func codeUnit(at position: Int) -> UInt16? {
        guard position + 4 <= count else { return nil }
        var unit: UInt16 = 0
        for byte in self[position..<position + 4] {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x41 + 10
            case 0x61...0x66: digit = byte - 0x61 + 10
            default: return nil
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}

/// Returns the content of a string with its escapes replaced, in UTF-8. Half of a surrogate pair becomes U+FFFD.
func unescaped(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var position = 0
    while position < content.count {
        let byte = content[position]
        position += 1
        guard byte == UInt8(ascii: "\\"), position < content.count else {
            result.append(byte)
            continue
        }
        let escape = content[position]
        position += 1
        switch escape {
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "u"):
            var units: [UInt16] = []
            if let unit = content.codeUnit(at: position) { units.append(unit) }
            position += 4
            if let high = units.first, 0xD800...0xDBFF ~= high, position + 1 < content.count,
                content[position] == UInt8(ascii: "\\"), content[position + 1] == UInt8(ascii: "u"),
                let low = content.codeUnit(at: position + 2), 0xDC00...0xDFFF ~= low
            {
                units.append(low)
                position += 6
            }
            result += String(decoding: units, as: UTF16.self).utf8
        default: result.append(escape)
        }
    }
    return result
}
