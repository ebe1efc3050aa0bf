/// Rows of comma-separated values, written field by field straight into bytes.
///
/// Fields are quoted where RFC 4180 needs it; a line ends with a line feed. A missing value is an empty field.
struct CSVText {
    private(set) var bytes: [UInt8] = []
    private var isAtLineStart = true

    /// A text with its header.
    ///
    /// - Parameter capacity: about how many bytes there will be.
    init(columns: [String], capacity: Int) {
        bytes.reserveCapacity(capacity)
        for column in columns { append(column) }
        endRow()
    }

    /// Adds a field to the row.
    mutating func append(_ text: String?) {
        separate()
        guard let text else { return }
        guard text.utf8.contains(where: Self.needsQuotes) else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        let quote = UInt8(ascii: "\"")
        bytes.append(quote)
        for byte in text.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    /// Adds a field to the row.
    mutating func append(_ number: Int?) {
        separate()
        if let number { bytes.append(contentsOf: String(number).utf8) }
    }

    /// Ends the row.
    mutating func endRow() {
        bytes.append(UInt8(ascii: "\n"))
        isAtLineStart = true
    }

    private mutating func separate() {
        if !isAtLineStart { bytes.append(UInt8(ascii: ",")) }
        isAtLineStart = false
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
        default: false
        }
    }
}
