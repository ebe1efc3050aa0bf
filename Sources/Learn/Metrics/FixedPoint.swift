extension Double {
    /// The number with so many digits after the point, rounded as C and Python round: by its exact binary value,
    /// halves to even. For numbers whose digits fit into 53 bits; others as they are described.
    func fixedPoint(digits: Int) -> String {
        var power = 1.0
        for _ in 0..<digits { power *= 10 }
        let scaled = magnitude * power
        guard scaled < 4_503_599_627_370_496 else {
            return isFinite ? description : (isNaN ? "nan" : description)
        }
        var whole = scaled.rounded(.down)
        // What the multiplication rounded away decides on which side of a half the number is.
        let lost = (-scaled).addingProduct(magnitude, power)
        let rest = (scaled - whole) - 0.5
        if rest > 0 || rest == 0 && lost > 0
            || rest == 0 && lost == 0 && whole.truncatingRemainder(dividingBy: 2) == 1
        {
            whole += 1
        }
        let text = String(Int(whole))
        let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        let sign = self.sign == .minus ? "-" : ""
        return digits == 0 ? sign + padded : "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits))"
    }
}

extension String {
    /// The text with blanks before it, up to a width.
    func paddedLeft(to width: Int) -> String {
        String(repeating: " ", count: Swift.max(0, width - count)) + self
    }
}
