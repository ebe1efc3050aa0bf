/// Sixty-four bytes that are compared at once.
struct ByteBlock {
    /// The number of bytes.
    static let count = 64

    private let bytes: SIMD64<UInt8>

    /// Loads the bytes from an address on, all of which must be readable.
    @inline(__always)
    init(at address: UnsafeRawPointer) {
        self.init(bytes: address.loadUnaligned(as: SIMD64<UInt8>.self))
    }

    private init(bytes: SIMD64<UInt8>) { self.bytes = bytes }

    /// Loads the bytes from a position on; zeros follow after the last byte.
    @inline(__always)
    init(_ base: UnsafeRawPointer, at position: Int, count: Int) {
        if position + Self.count <= count {
            self.init(at: base + position)
        } else {
            var bytes = SIMD64<UInt8>()
            for index in position..<max(position, count) {
                bytes[index - position] = base.load(fromByteOffset: index, as: UInt8.self)
            }
            self.init(bytes: bytes)
        }
    }

    /// A bit for each byte: whether it is equal to another one.
    @inline(__always)
    func bits(equalTo byte: UInt8) -> UInt64 { Self.bits(of: mask(equalTo: byte)) }

    /// A bit for each byte: whether it is equal to one of four others.
    @inline(__always)
    func bits(equalTo a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> UInt64 {
        let first = mask(equalTo: a) .| mask(equalTo: b)
        let second = mask(equalTo: c) .| mask(equalTo: d)
        return Self.bits(of: first .| second)
    }

    /// With its types in full, the comparison becomes an instruction rather than a call.
    @inline(__always)
    private func mask(equalTo byte: UInt8) -> SIMDMask<SIMD64<Int8>> {
        bytes .== SIMD64<UInt8>(repeating: byte)
    }

    @inline(__always)
    private static func bits(of mask: SIMDMask<SIMD64<Int8>>) -> UInt64 {
        let words = unsafeBitCast(mask, to: SIMD8<UInt64>.self)
        var bits: UInt64 = 0
        for index in 0..<8 { bits |= gatheredBits(of: words[index]) &<< UInt64(8 * index) }
        return bits
    }
}

/// Thirty-two bytes of a string of JSON that are compared at once.
struct StringBlock {
    /// The number of bytes.
    static let count = 32

    private let bytes: SIMD32<UInt8>

    /// Loads the bytes from an address on, all of which must be readable.
    @inline(__always)
    init(at address: UnsafeRawPointer) { bytes = address.loadUnaligned(as: SIMD32<UInt8>.self) }

    /// A bit for each byte: whether it ends the string, begins an escape, or may not be in a string.
    @inline(__always)
    var specialBits: UInt32 {
        let quotes: SIMDMask<SIMD32<Int8>> = bytes .== SIMD32<UInt8>(repeating: UInt8(ascii: "\""))
        let backslashes: SIMDMask<SIMD32<Int8>> = bytes .== SIMD32<UInt8>(repeating: UInt8(ascii: "\\"))
        let controls: SIMDMask<SIMD32<Int8>> = bytes .< SIMD32<UInt8>(repeating: 0x20)
        let mask = quotes .| backslashes .| controls
        let words = unsafeBitCast(mask, to: SIMD4<UInt64>.self)
        var bits: UInt64 = 0
        for index in 0..<4 { bits |= gatheredBits(of: words[index]) &<< UInt64(8 * index) }
        return UInt32(truncatingIfNeeded: bits)
    }
}

/// Gathers one bit of each byte of a mask: byte i is reduced to bit i, and a multiplication adds all of them up in the
/// highest byte.
@inline(__always)
private func gatheredBits(of word: UInt64) -> UInt64 {
    ((word & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) &>> 56
}
