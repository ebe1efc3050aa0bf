import Drawing

/// Resolves the links of a report to targets in its PDF.
struct LinkResolver {
    /// The identifiers of the report's headings, figures and tables.
    var identifiers: Set<String>

    /// Returns the target of a Markdown link; `nil` if it has none in the report or ``LinkPolicy`` does not allow it.
    func target(of destination: String) -> PDFDocument.LinkTarget? {
        if destination.hasPrefix("#") {
            let name = Self.encoded(destination.dropFirst())
            return identifiers.first { Self.encoded($0) == name }.map { .destination($0) }
        }
        guard !destination.isEmpty, LinkPolicy.allows(destination) else { return nil }
        return .uri(Self.encoded(destination))
    }

    /// Returns an address in ASCII, as PDF requires: all other bytes are percent-encoded, and existing escapes kept.
    private static func encoded(_ address: some StringProtocol) -> String {
        let digits = Array("0123456789ABCDEF")
        return address.utf8.reduce(into: "") { result, byte in
            if (0x21...0x7e).contains(byte), !"\"<>\\^`{|}'".utf8.contains(byte) {
                result.append(Character(UnicodeScalar(byte)))
            } else {
                result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }
}
