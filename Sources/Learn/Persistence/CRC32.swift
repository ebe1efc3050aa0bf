/// The cyclic redundancy check of 32 bits that gzip, PNG and Python's `zlib.crc32` use (ISO 3309; RFC 1952,
/// section 8): polynomial 0xEDB88320, bits reversed.
///
/// Eight bytes at a time, with eight tables (Kounavis & Berry, “Novel table lookup-based algorithms for
/// high-performance CRC generation”, IEEE Transactions on Computers 57, 2008).
enum CRC32 {
    /// The remainder of each byte in each of eight positions.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var remainder = UInt32(byte)
            for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0) }
            tables[byte] = remainder
        }
        for index in 256..<8 * 256 {
            let previous = tables[index - 256]
            tables[index] = previous >> 8 ^ tables[Int(previous & 0xFF)]
        }
        return tables
    }()

    /// Returns the checksum of bytes.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        tables.withUnsafeBufferPointer { tables in
            var remainder = UInt32.max
            var offset = 0
            while offset + 8 <= bytes.count {
                let word =
                    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                    ^ UInt64(remainder)
                var next: UInt32 = 0
                for position in 0..<8 {
                    next ^= tables[(7 - position) * 256 + Int(word >> UInt64(8 * position) & 0xFF)]
                }
                remainder = next
                offset += 8
            }
            for byte in bytes[offset...] {
                remainder = remainder >> 8 ^ tables[Int((remainder ^ UInt32(byte)) & 0xFF)]
            }
            return ~remainder
        }
    }
}
