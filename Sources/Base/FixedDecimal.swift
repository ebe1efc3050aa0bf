extension Double {
    /// Returns the number in decimal notation with a fixed number of decimals, at most 15, rounded from its exact value
    /// as C's `printf` rounds (halves to even). Numbers from 10^15 on are in their shortest exact notation.
    package func fixed(decimals: Int) -> String {
        let decimals = Swift.min(Swift.max(decimals, 0), 15)
        guard isFinite, magnitude < 1e15 else { return description }
        // magnitude = significand × 2^exponent with a negative exponent, and significand × 10^decimals takes at most
        // 53 + 50 bits, so it is exact until it is rounded.
        let significand = UInt128(significandBitPattern | (isNormal ? 1 << 52 : 0))
        let exponent = Int(exponentBitPattern) - (isNormal ? 1075 : 1074)
        var scale: UInt128 = 1
        for _ in 0..<decimals { scale *= 10 }
        let product = significand * scale
        let rounded: UInt128
        if -exponent >= 128 {
            rounded = 0
        } else {
            let shift = UInt128(-exponent)
            let quotient = product >> shift
            let rest = product - quotient << shift
            let half = (1 as UInt128) << (shift - 1)
            rounded = rest > half || (rest == half && quotient & 1 == 1) ? quotient + 1 : quotient
        }

        var digits = rounded.description
        if digits.utf8.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
        }
        let sign = self.sign == .minus ? "-" : ""
        return decimals == 0
            ? sign + digits : "\(sign)\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
    }
}
