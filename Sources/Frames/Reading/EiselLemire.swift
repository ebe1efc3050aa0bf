// The conversion of decimal numbers to the nearest double by M. Eisel and D. Lemire (Lemire, "Number Parsing at a Gigabyte
// per Second", Software: Practice and Experience 51, 2021). The product of the digits and the first 128 bits of the power
// of ten, which is that of five but for a shift, nearly always tells the 53 bits of the double.

extension Double {
    /// Returns the double nearest to `digits` × 10^`exponent`, halves to even; nil if the algorithm cannot tell.
    init?(_ digits: UInt64, timesTenTo exponent: Int) {
        guard digits > 0, exponent >= PowerOfFive.exponents.lowerBound else {
            self = 0
            return
        }
        guard exponent <= PowerOfFive.exponents.upperBound else {
            self = .infinity
            return
        }
        let shift = digits.leadingZeroBitCount
        let normalized = digits << UInt64(shift)
        let power = PowerOfFive.all[exponent - PowerOfFive.exponents.lowerBound]
        var (high, low) = normalized.multipliedFullWidth(by: power.high)
        // The lower half of the power matters if it may carry into the bits that are kept.
        if high & 0x1FF == 0x1FF {
            let carried = normalized.multipliedFullWidth(by: power.low).high
            let (sum, isOverflow) = low.addingReportingOverflow(carried)
            low = sum
            if isOverflow { high += 1 }
        }
        // Between these exponents the power is exact, or so close that its error does not reach so far.
        if low == .max, !(-27...55 ~= exponent) { return nil }

        // The 53 bits and one more to round by, from the highest bit on, which is one of two.
        let upperBit = Int(high >> 63)
        var significand = high >> UInt64(upperBit + 9)
        // 217706 / 2^16 is log2(10), as far as these exponents need it.
        var biased = (217_706 * exponent) >> 16 + 63 + upperBit - shift + 1023
        if biased <= 0 {
            guard biased > -63 else {
                self = 0
                return
            }
            significand >>= UInt64(1 - biased)
            significand = (significand + significand & 1) >> 1
            // Rounding up may have made the smallest normal number of a subnormal one.
            self.init(bitPattern: significand)
            return
        }
        // Exactly between two doubles: rounding up would be to the odd one. Only small powers divide so evenly.
        if low <= 1, -4...23 ~= exponent, significand & 3 == 1, significand << UInt64(upperBit + 9) == high {
            significand &= ~1
        }
        significand = (significand + significand & 1) >> 1
        if significand == 1 << 53 {
            significand = 1 << 52
            biased += 1
        }
        self =
            biased >= 2047 ? .infinity : Double(bitPattern: UInt64(biased) << 52 | significand & ~(1 << 52))
    }
}

/// The first 128 bits of a power of five, the highest of which is one.
struct PowerOfFive {
    var high: UInt64
    var low: UInt64

    /// The exponents of ten beyond which every number of 64 bits is zero or infinite.
    static let exponents = -342...308

    /// The powers with these exponents: rounded down, but the reciprocals that are the only ones to round up as the paper
    /// needs them.
    static let all: [PowerOfFive] = {
        var reciprocals: [PowerOfFive] = []
        var powers: [PowerOfFive] = []
        var power: [UInt64] = [1]
        for exponent in 0...342 {
            if exponent <= 308 { powers.append(leadingBits(of: power)) }
            if exponent > 0 {
                var reciprocal = reciprocalBits(of: power)
                if exponent <= 27 { reciprocal += 1 }
                reciprocals.append(PowerOfFive(bits: reciprocal))
            }
            var carry: UInt64 = 0
            for index in power.indices {
                let product = power[index].multipliedFullWidth(by: 5)
                let (sum, isOverflow) = product.low.addingReportingOverflow(carry)
                power[index] = sum
                carry = product.high + (isOverflow ? 1 : 0)
            }
            if carry > 0 { power.append(carry) }
        }
        return reciprocals.reversed() + powers
    }()

    private init(bits: UInt128) {
        high = UInt64(truncatingIfNeeded: bits >> 64)
        low = UInt64(truncatingIfNeeded: bits)
    }

    /// The first 128 bits of a number, which is given by its words, the lowest first.
    private static func leadingBits(of number: [UInt64]) -> PowerOfFive {
        let words = [0, 0] + number
        let top = words.count - 1
        let shift = UInt128(words[top].leadingZeroBitCount)
        let leading = UInt128(words[top]) << 64 | UInt128(words[top - 1])
        let next = UInt128(words[top - 2]) << 64
        return PowerOfFive(bits: shift == 0 ? leading : leading << shift | next >> (128 - shift))
    }

    /// The first 128 bits of the reciprocal of a number greater than one, by long division.
    private static func reciprocalBits(of number: [UInt64]) -> UInt128 {
        // The remainder begins as the largest power of two below the number.
        var remainder = [UInt64](repeating: 0, count: number.count + 1)
        let divisor = number + [0]
        let last = number.count - 1
        remainder[last] = 1 << UInt64(63 - number[last].leadingZeroBitCount)
        var quotient: UInt128 = 0
        for _ in 0..<128 {
            for index in remainder.indices.reversed() {
                remainder[index] = remainder[index] << 1 | (index > 0 ? remainder[index - 1] >> 63 : 0)
            }
            quotient <<= 1
            guard !remainder.reversed().lexicographicallyPrecedes(divisor.reversed()) else { continue }
            quotient |= 1
            var borrow: UInt64 = 0
            for index in remainder.indices {
                let (first, isBelow) = remainder[index].subtractingReportingOverflow(divisor[index])
                let (second, isBelowThen) = first.subtractingReportingOverflow(borrow)
                remainder[index] = second
                borrow = isBelow || isBelowThen ? 1 : 0
            }
        }
        return quotient
    }
}
