extension String {
    /// The text, which is a path, percent-encoded for the address of a link.
    var percentEncodedPath: String {
        utf8.reduce(into: "") { result, byte in
            let scalar = UnicodeScalar(byte)
            if scalar.isASCII,
                Character(scalar).isLetter || Character(scalar).isNumber
                    || "-._~/".unicodeScalars.contains(scalar)
            {
                result.unicodeScalars.append(scalar)
            } else {
                result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}
