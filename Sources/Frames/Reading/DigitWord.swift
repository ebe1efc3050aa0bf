/// Up to eight decimal digits that are parsed at once, as the bytes of a word.
struct DigitWord {
    /// The digits as numbers from 0 to 9, the last one in the highest byte, zeros before the first one.
    private let digits: UInt64

    /// Loads eight bytes, of which the first `count`, from 1 to 8, are to be digits.
    @inline(__always)
    init?(at address: UnsafeRawPointer, count: Int) {
        let word = UInt64(littleEndian: address.loadUnaligned(as: UInt64.self)) ^ 0x3030_3030_3030_3030
        digits = word &<< UInt64(64 - 8 * count)
        // Digits are numbers below 10 now. Adding 118 sets the top bit of any byte from 10 on, unless it is set.
        guard ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080 == 0 else { return nil }
    }

    /// The number that the digits stand for: neighbours are joined into pairs, these into fours, and these into one number.
    @inline(__always)
    var value: UInt64 {
        let pairs = (digits &* (10 << 8 + 1)) &>> 8 & 0x00FF_00FF_00FF_00FF
        let fours = (pairs &* (100 << 16 + 1)) &>> 16 & 0x0000_FFFF_0000_FFFF
        return (fours &* (10000 << 32 + 1)) &>> 32
    }
}

/// The number that up to sixteen decimal digits stand for; nil if a byte is no digit. Sixteen bytes must be readable.
@inline(__always)
func decimalNumber(at address: UnsafeRawPointer, count: Int) -> UInt64? {
    if count <= 8 { return DigitWord(at: address, count: count)?.value }
    guard let high = DigitWord(at: address, count: count - 8),
        let low = DigitWord(at: address + (count - 8), count: 8)
    else { return nil }
    return high.value &* 100_000_000 &+ low.value
}
