import Base
import FoundationEssentials

/// Writes tables as comma-separated values (RFC 4180), with line feeds as line ends.
///
/// As pandas' `to_csv(index=False)` does: a field is quoted only if it contains the delimiter, a quotation mark or a line
/// end; a floating-point number is the shortest text that parses to the same number, and an integral one keeps its `.0`;
/// Booleans are `True` and `False`; a missing value is empty, or `""` in a table of one column. NaN, which is no missing value
/// here, is `nan`.
public struct CSVWriter: Sendable {
    /// The delimiter of the fields.
    public var delimiter: CSVDelimiter
    /// Whether texts and column names that a spreadsheet would take for formulas, because they begin with `=`, `+`, `-`, `@`, a
    /// tab or a carriage return, get an apostrophe in front (OWASP, “CSV injection”). A reader then finds it in the text.
    public var escapesFormulas: Bool

    /// Creates a writer.
    public init(delimiter: CSVDelimiter = .comma, escapesFormulas: Bool = false) {
        self.delimiter = delimiter
        self.escapesFormulas = escapesFormulas
    }

    /// Writes a table to a file, which it replaces atomically.
    ///
    /// - Throws: `CSVError.unwritable` or `CSVError.unusableDelimiter`.
    public func write(_ frame: DataFrame, to path: String) throws(CSVError) {
        let url = URL(filePath: path)
        guard delimiter.bytes(in: .utf8) != nil else {
            throw .unusableDelimiter(file: url.lastPathComponent, delimiter: delimiter.text)
        }
        do {
            try Data(bytes(of: frame)).write(to: url, options: .atomic)
        } catch {
            throw .unwritable(file: url.lastPathComponent)
        }
    }

    /// Returns the table as text.
    public func text(_ frame: DataFrame) -> String {
        String(decoding: bytes(of: frame), as: UTF8.self)
    }

    private func bytes(of frame: DataFrame) -> [UInt8] {
        let fieldWriters = frame.columns.map { fieldWriter(for: $0) }
        // In a table of one column, an empty field would be an empty line, which readers skip.
        let nothing: [UInt8] = frame.columnCount == 1 ? Array("\"\"".utf8) : []
        @Sendable func addLine(to bytes: inout [UInt8], _ addField: (Int, inout [UInt8]) -> Void) {
            for column in 0..<frame.columnCount {
                if column > 0 { bytes += delimiter.text.utf8 }
                let start = bytes.count
                addField(column, &bytes)
                if bytes.count == start { bytes += nothing }
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        var bytes: [UInt8] = []
        addLine(to: &bytes) { column, bytes in bytes += field(of: frame.columns[column].name) }
        let parts = Chunks(count: frame.rowCount, size: 1 << 14).map(threadCount: nil) { rows in
            var bytes: [UInt8] = []
            for row in rows {
                addLine(to: &bytes) { column, bytes in fieldWriters[column](row, &bytes) }
            }
            return bytes
        }
        bytes.reserveCapacity(parts.reduce(bytes.count) { $0 + $1.count })
        for part in parts { bytes += part }
        return bytes
    }

    /// Returns a function that appends the field of a row to the bytes.
    private func fieldWriter(for column: Column) -> @Sendable (Int, inout [UInt8]) -> Void {
        switch column.storage {
        case .integer(let values):
            return { row, bytes in
                if let value = values[row] { bytes += value.description.utf8 }
            }
        case .real(let values):
            return { row, bytes in
                if let value = values[row] { bytes += value.description.utf8 }
            }
        case .boolean(let values):
            return { row, bytes in
                if let value = values[row] { bytes += (value ? "True" : "False").utf8 }
            }
        case .text(let text):
            // Each distinct text is quoted once.
            let fields = text.pool.strings.map(field)
            return { row, bytes in
                if text.codes[row] >= 0 { bytes += fields[Int(text.codes[row])] }
            }
        case .list:
            return { row, bytes in
                if let value = column[row] { bytes += field(of: value.description) }
            }
        case .timeSpan:
            return { row, bytes in
                if let value = column[row] { bytes += quoted(Array(value.description.utf8)) }
            }
        case .date(let values):
            let isDaily = (0..<column.count).allSatisfy { values[$0]?.isMidnight ?? true }
            return { row, bytes in
                if let value = values[row] {
                    bytes += (isDaily ? value.dateText : value.text(separator: " ")).utf8
                }
            }
        }
    }

    private func field(of text: String) -> [UInt8] {
        let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
        return quoted(escapesFormulas && isFormula ? [UInt8(ascii: "'")] + text.utf8 : Array(text.utf8))
    }

    private func quoted(_ field: [UInt8]) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        let needsQuotes = field.contains {
            $0 == quote || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
                || $0 == delimiter.text.utf8.first
        }
        guard needsQuotes else { return field }
        return [quote] + field.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    }
}
