import FoundationEssentials

/// Writes tables as comma-separated values, by RFC 4180, with line feeds as line ends.
///
/// A field is quoted only if it holds the delimiter, a quotation mark or a line end. Floating-point numbers are the
/// shortest text that reads back to the same number, and whole ones keep their `.0`; Booleans are `True` and `False`;
/// a missing value is nothing, in a table of one column `""`. This is what pandas' `to_csv(index=False)` writes.
public struct CSVWriter: Sendable {
    /// What separates the fields.
    public var delimiter: CSVDelimiter

    /// Makes a writer.
    public init(delimiter: CSVDelimiter = .comma) {
        self.delimiter = delimiter
    }

    /// Writes a table to a file: beside its place first, then renamed into it.
    ///
    /// - Throws: `CSVError.unwritable`.
    public func write(_ frame: DataFrame, to path: String) throws(CSVError) {
        let url = URL(filePath: path)
        do {
            try Data(bytes(of: frame)).write(to: url, options: .atomic)
        } catch {
            throw .unwritable(file: url.lastPathComponent)
        }
    }

    /// The table as text.
    public func text(_ frame: DataFrame) -> String {
        String(decoding: bytes(of: frame), as: UTF8.self)
    }

    private func bytes(of frame: DataFrame) -> [UInt8] {
        let fields = frame.columns.map { self.fields(of: $0) }
        // In a table of one column nothing at all would be an empty line, which readers skip.
        let missing: [UInt8] = frame.columnCount == 1 ? Array("\"\"".utf8) : []
        var bytes: [UInt8] = []
        func endField(_ column: Int) {
            if column + 1 < fields.count { bytes += delimiter.bytes } else { bytes.append(UInt8(ascii: "\n")) }
        }
        for (position, column) in frame.columns.enumerated() {
            bytes += quoted(Array(column.name.utf8))
            endField(position)
        }
        for row in 0..<frame.rowCount {
            for (column, field) in fields.enumerated() {
                let content = field(row)
                bytes += content.isEmpty ? missing : content
                endField(column)
            }
        }
        return bytes
    }

    /// The fields of a column, by row.
    private func fields(of column: Column) -> (Int) -> [UInt8] {
        switch column.storage {
        case .text(let text):
            // Each distinct text is quoted once.
            let fields = text.pool.strings.map { quoted(Array($0.utf8)) }
            return { text.codes[$0] < 0 ? [] : fields[Int(text.codes[$0])] }
        case .date(let values):
            let isDaily = (0..<column.count).allSatisfy { values[$0]?.isMidnight ?? true }
            return { row in
                Array((values[row].map { isDaily ? $0.dateText : $0.text(separator: " ") } ?? "").utf8)
            }
        case .boolean(let values):
            return { Array((values[$0].map { $0 ? "True" : "False" } ?? "").utf8) }
        case .integer, .real:
            return { Array((column[$0]?.description ?? "").utf8) }
        }
    }

    private func quoted(_ field: [UInt8]) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        let needsQuotes = field.contains {
            $0 == quote || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") || $0 == delimiter.bytes[0]
        }
        guard needsQuotes else { return field }
        return [quote] + field.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    }
}
