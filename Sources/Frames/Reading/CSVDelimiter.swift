/// The delimiter of the fields of a file: one character or several.
public struct CSVDelimiter: Codable, Hashable, Sendable {
    /// The characters.
    public let text: String

    /// Creates a delimiter of one character or several.
    public init(_ text: String) { self.text = text }

    /// A comma, as in RFC 4180.
    public static let comma = CSVDelimiter(",")
    /// A semicolon, common in locales in which the comma is the decimal separator.
    public static let semicolon = CSVDelimiter(";")
    /// A tab.
    public static let tab = CSVDelimiter("\t")
    /// A vertical bar.
    public static let bar = CSVDelimiter("|")
    /// Two colons, as in the files of MovieLens.
    public static let doubleColon = CSVDelimiter("::")

    /// The bytes in an encoding; nil if a field could not be told from what parts it from the next.
    func bytes(in encoding: CSVReader.Encoding) -> [UInt8]? {
        guard !text.isEmpty, !text.utf8.contains(where: { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
            return nil
        }
        if encoding == .utf8 { return Array(text.utf8) }
        let bytes = text.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
        return bytes.count == text.unicodeScalars.count ? bytes : nil
    }
}

extension CSVDelimiter: ExpressibleByStringLiteral {
    /// Creates a delimiter of one character or several.
    public init(stringLiteral text: String) { self.init(text) }
}
