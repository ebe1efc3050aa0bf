/// NumPy's legacy generator: the Mersenne Twister MT19937, seeded and read as `numpy.random.RandomState` does,
/// so that one seed gives the same numbers here and there.
///
/// A value: a copy goes on from the same place on its own.
///
/// Sources: Matsumoto & Nishimura, “Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random
/// number generator”, ACM TOMACS 8 (1998); NumPy's documentation of `RandomState`, whose stream is frozen.
public struct RandomState: Sendable {
    @usableFromInline var key: [UInt32]
    @usableFromInline package var position: Int
    /// The second of the two normal deviates that each draw makes, kept for the next.
    package var spareNormal: Double?

    @usableFromInline static let length = 624
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
    @inlinable
    public mutating func next32() -> UInt32 {
        if position == Self.length { regenerate() }
        position += 1
        return Self.tempered(key[position - 1])
    }

    @inlinable
    @inline(__always)
    static func tempered(_ word: UInt32) -> UInt32 {
        var y = word
        y ^= y >> 11
        y ^= (y << 7) & 0x9D2C_5680
        y ^= (y << 15) & 0xEFC6_0000
        return y ^ (y >> 18)
    }

    /// The next 64 random bits, the first 32 drawn on top.
    @inlinable
    public mutating func next64() -> UInt64 {
        let high = UInt64(next32())
        return high << 32 | UInt64(next32())
    }

    /// The next 624 words, all at once. Each is made of its old self, the one after it and the one 397 further on,
    /// counted round; in runs, so that the places need not be reckoned one by one.
    @usableFromInline mutating func regenerate() {
        key.withUnsafeMutableBufferPointer { key in
            @inline(__always)
            func twist(_ index: Int, next: Int, far: Int) {
                let y = key[index] & 0x8000_0000 | key[next] & 0x7FFF_FFFF
                key[index] = key[far] ^ (y >> 1) ^ (0 &- (y & 1)) & 0x9908_B0DF
            }
            let wrap = Self.length - Self.shift
            for index in 0..<wrap { twist(index, next: index + 1, far: index + Self.shift) }
            for index in wrap..<Self.length - 1 { twist(index, next: index + 1, far: index - wrap) }
            twist(Self.length - 1, next: 0, far: Self.shift - 1)
        }
        position = 0
    }

    /// Gives a function one word of 32 random bits after another, until it wants no more: what ``next32()`` gives, in a
    /// loop without its checks.
    ///
    /// - Parameter body: takes a word and says whether it wants another.
    @inlinable
    @inline(__always)
    package mutating func forEach32(_ body: (UInt32) -> Bool) {
        var isWanted = true
        while isWanted {
            if position == Self.length { regenerate() }
            let start = position
            position = key.withUnsafeBufferPointer { key in
                var index = start
                while isWanted, index < Self.length {
                    isWanted = body(Self.tempered(key[index]))
                    index += 1
                }
                return index
            }
        }
    }
}
