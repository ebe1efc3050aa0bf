extension String {
    /// The text as XML takes it between tags. What no XML document can hold, such as control characters, becomes U+FFFD.
    var xmlEscaped: String {
        var text = ""
        text.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            // Read back, a bare one would be a line feed.
            case "\r": text += "&#13;"
            case "\t", "\n": text.unicodeScalars.append(scalar)
            case "\0"..<" ", "\u{fffe}", "\u{ffff}": text += "\u{fffd}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The text of which this is ``xmlEscaped``.
    var xmlUnescaped: String {
        replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&#13;", with: "\r")
            .replacing("&amp;", with: "&")
    }
}
