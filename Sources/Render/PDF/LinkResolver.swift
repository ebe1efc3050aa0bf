import Drawing

/// Tells where the links of a report lead.
struct LinkResolver {
    /// The identifiers that the report defines: headings, figures, tables.
    var identifiers: Set<String>

    /// Where a Markdown link leads; `nil` where it leads nowhere, or where ``LinkPolicy`` does not allow
    /// it to lead.
    func target(of destination: String) -> PDFDocument.LinkTarget? {
        if destination.hasPrefix("#") {
            let name = Self.encoded(destination.dropFirst())
            return identifiers.first { Self.encoded($0) == name }.map { .destination($0) }
        }
        guard !destination.isEmpty, LinkPolicy.allows(destination) else { return nil }
        return .uri(Self.encoded(destination))
    }

    /// An address in a PDF is ASCII: everything else is written as `%XX`, unless it is already.
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
