/// NumPy's legacy generator: the Mersenne Twister MT19937, seeded and read as `numpy.random.RandomState` does,
/// so that one seed gives the same numbers here and there.
///
/// A value: a copy goes on from the same place on its own.
///
/// Sources: Matsumoto & Nishimura, “Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random
/// number generator”, ACM TOMACS 8 (1998); NumPy's documentation of `RandomState`, whose stream is frozen.
public struct RandomState: Sendable {
    private var key: [UInt32]
    private var position: Int
    /// The second of the two normal deviates that each draw makes, kept for the next.
    var spareNormal: Double?

    private static let length = 624
    private static let shift = 397

    /// A generator that starts from a seed.
    public init(seed: UInt32) {
        key = [UInt32](repeating: seed, count: Self.length)
        for index in 1..<Self.length {
            let previous = key[index - 1]
            key[index] = 1_812_433_253 &* (previous ^ (previous >> 30)) &+ UInt32(index)
        }
        position = Self.length
    }

    /// The next 32 random bits.
    public mutating func next32() -> UInt32 {
        if position == Self.length { regenerate() }
        var y = key[position]
        position += 1
        y ^= y >> 11
        y ^= (y << 7) & 0x9D2C_5680
        y ^= (y << 15) & 0xEFC6_0000
        return y ^ (y >> 18)
    }

    /// The next 64 random bits, the first 32 drawn on top.
    public mutating func next64() -> UInt64 {
        let high = UInt64(next32())
        return high << 32 | UInt64(next32())
    }

    /// The next 624 words, all at once.
    private mutating func regenerate() {
        key.withUnsafeMutableBufferPointer { key in
            for index in 0..<Self.length {
                let y = key[index] & 0x8000_0000 | key[(index + 1) % Self.length] & 0x7FFF_FFFF
                key[index] =
                    key[(index + Self.shift) % Self.length] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_B0DF)
            }
        }
        position = 0
    }
}
