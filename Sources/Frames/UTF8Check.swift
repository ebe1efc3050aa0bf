extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are well-formed UTF-8.
    var isUTF8: Bool {
        var union: UInt8 = 0
        for byte in self { union |= byte }
        return union < 0x80 || String(validating: self, as: UTF8.self) != nil
    }
}
