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
    func bits(equalTo byte: UInt8) -> UInt64 { Self.bits(of: bytes .== SIMD64(repeating: byte)) }

    /// A bit for each byte: whether it is equal to one of four others.
    @inline(__always)
    func bits(equalTo a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> UInt64 {
        Self.bits(
            of: (bytes .== SIMD64(repeating: a)) .| (bytes .== SIMD64(repeating: b))
                .| (bytes .== SIMD64(repeating: c)) .| (bytes .== SIMD64(repeating: d)))
    }

    /// Gathers one bit of each byte of a mask, eight bytes at a time: byte i is reduced to bit i, and a multiplication adds
    /// all of them up in the highest byte.
    @inline(__always)
    private static func bits(of mask: SIMDMask<SIMD64<Int8>>) -> UInt64 {
        let words = unsafeBitCast(mask, to: SIMD8<UInt64>.self)
        var bits: UInt64 = 0
        for index in 0..<8 {
            let single = words[index] & 0x8040_2010_0804_0201
            let gathered = (single &* 0x0101_0101_0101_0101) &>> 56
            bits |= gathered &<< UInt64(8 * index)
        }
        return bits
    }
}
