/// The notation of the fields of a file.
struct FieldFormat: Sendable {
    /// The notation of characters that would end a field.
    enum Escapes {
        /// Quotation marks are doubled.
        case doubledQuotes
        /// As in JSON.
        case json
    }

    /// The fields that stand for missing values.
    var missingNames = MissingNames([])
    /// Whether every byte is a code point, rather than texts UTF-8.
    var isLatin1 = false
    var escapes = Escapes.doubledQuotes
    /// The separator of the elements of lists; empty where lists are arrays of JSON.
    var listSeparator: [UInt8] = []
    /// The fate of fields that are not values of their column's type.
    var unreadable = Unreadable.refused

    /// The content of a field in UTF-8, if that differs from its bytes.
    @inline(__always)
    func decoded(_ bytes: UnsafeBufferPointer<UInt8>, _ field: FieldRange) -> [UInt8]? {
        if !field.hasEscapes, !isLatin1 { return nil }
        return decoded(bytes, hasEscapes: field.hasEscapes)
    }

    @inline(never)
    private func decoded(_ bytes: UnsafeBufferPointer<UInt8>, hasEscapes: Bool) -> [UInt8]? {
        if escapes == .json { return unescaped(bytes) }
        guard isLatin1, bytes.contains(where: { $0 >= 0x80 }) else {
            return hasEscapes ? Self.undoubled(bytes) : nil
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 { text.append(byte) } else { text += [0xC0 | byte >> 6, 0x80 | byte & 0x3F] }
        }
        return hasEscapes ? text.withUnsafeBufferPointer(Self.undoubled) : text
    }

    private static func undoubled(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var isSecond = false
        for byte in bytes {
            isSecond = byte == UInt8(ascii: "\"") && !isSecond
            if !isSecond || byte != UInt8(ascii: "\"") { text.append(byte) }
        }
        return text
    }

    /// Calls a function with the content of a field.
    @inline(__always)
    func withContent<Result>(
        _ field: FieldRange, of batch: FieldBatch, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        let bytes = batch.bytes(field)
        if let decoded = decoded(bytes, field) { return decoded.withUnsafeBufferPointer(body) }
        return body(bytes)
    }
}
