extension String {
    /// The text in one line: line breaks and other control characters, which names and values of a file may hold, are written as
    /// in Swift.
    package var inOneLine: String {
        func breaks(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{2028}"
                || scalar == "\u{2029}"
        }
        guard unicodeScalars.contains(where: breaks) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if breaks(scalar) {
                text += scalar.escaped(asASCII: true)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }
}
