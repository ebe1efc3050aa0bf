extension String {
    /// The text escaped for XML content. Characters that are not allowed in XML, such as control characters, become U+FFFD.
    var xmlEscaped: String {
        var text = ""
        text.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            // An unescaped one would be read as a line feed.
            case "\r": text += "&#13;"
            case "\t", "\n": text.unicodeScalars.append(scalar)
            case "\0"..<" ", "\u{fffe}", "\u{ffff}": text += "\u{fffd}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The text whose ``xmlEscaped`` form this is.
    var xmlUnescaped: String {
        replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&#13;", with: "\r")
            .replacing("&amp;", with: "&")
    }
}
