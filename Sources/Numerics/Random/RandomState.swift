/// NumPy's legacy generator: the Mersenne Twister MT19937, seeded and sampled as `numpy.random.RandomState` does, so that
/// a seed gives the same numbers in both.
///
/// A generator is a value: a copy continues from the same state independently.
///
/// Sources: Matsumoto & Nishimura, “Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random
/// number generator”, ACM TOMACS 8 (1998); NumPy's documentation of `RandomState`, whose stream is frozen.
public struct RandomState: Sendable {
    @usableFromInline var key: [UInt32]
    /// The number of words of the state that were consumed.
    @usableFromInline package var position: Int
    /// The second of the two normal deviates that each draw yields, kept for the next draw.
    package var spareNormal: Double?

    @usableFromInline static let length = 624
    private static let shift = 397

    /// Creates a generator from a seed.
    public init(seed: UInt32) {
        key = [UInt32](repeating: seed, count: Self.length)
        for index in 1..<Self.length {
            let previous = key[index - 1]
            key[index] = 1_812_433_253 &* (previous ^ (previous >> 30)) &+ UInt32(index)
        }
        position = Self.length
    }

    /// Draws 32 random bits.
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

    /// Draws 64 random bits, the upper half first.
    @inlinable
    public mutating func next64() -> UInt64 {
        let high = UInt64(next32())
        return high << 32 | UInt64(next32())
    }

    /// Generates the next 624 words. Each is computed from its old value, the word after it and the word 397 further on,
    /// cyclically; in runs, so that no index needs a modulo.
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

    /// Calls a function with one word of 32 random bits after another: those of ``next32()``, in a loop without its checks.
    ///
    /// - Parameter body: a function that takes a word and returns whether it needs another one.
    @inlinable
    @inline(__always)
    package mutating func forEach32(_ body: (UInt32) -> Bool) {
        var needsMore = true
        while needsMore {
            if position == Self.length { regenerate() }
            let start = position
            position = key.withUnsafeBufferPointer { key in
                var index = start
                while needsMore, index < Self.length {
                    needsMore = body(Self.tempered(key[index]))
                    index += 1
                }
                return index
            }
        }
    }
}
