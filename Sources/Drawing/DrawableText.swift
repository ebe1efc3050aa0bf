extension String {
    /// The text with U+FFFD in place of what no font library takes: the zero byte, which would end the text in Pango, and
    /// noncharacters (The Unicode Standard, 23.7), which Cairo takes for broken UTF-8.
    var drawable: String {
        guard unicodeScalars.contains(where: \.isUndrawable) else { return self }
        return unicodeScalars.reduce(into: "") {
            $0.unicodeScalars.append($1.isUndrawable ? "\u{fffd}" : $1)
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isUndrawable: Bool {
        value == 0 || properties.isNoncharacterCodePoint
    }
}
