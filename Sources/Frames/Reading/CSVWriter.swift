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
            try bytes(of: frame).withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                // Not copied, as there may be hundreds of megabytes.
                let data = Data(
                    bytesNoCopy: UnsafeMutableRawPointer(mutating: base), count: bytes.count,
                    deallocator: .none)
                try data.write(to: url, options: .atomic)
            }
        } catch {
            throw .unwritable(file: url.lastPathComponent)
        }
    }

    /// Writes a table to a file as ``write(_:to:)`` does, or makes the path a name of the file that an earlier run has written.
    ///
    /// - Throws: `CSVError.unwritable` or `CSVError.unusableDelimiter`.
    package func writeOrLink(_ frame: DataFrame, to path: String) throws(CSVError) {
        let key = ResultKey("CSVWriter.write", frame, delimiter.text, escapesFormulas)
        try keptFile(under: key, at: path) { (path) throws(CSVError) in try write(frame, to: path) }
    }

    /// Returns the table as text.
    public func text(_ frame: DataFrame) -> String {
        String(decoding: bytes(of: frame), as: UTF8.self)
    }

    private func bytes(of frame: DataFrame) -> [UInt8] {
        let delimiter = Array(self.delimiter.text.utf8)
        var bytes = Array(frame.columns.map { field(of: $0.name) }.joined(separator: delimiter))
        if bytes.isEmpty, frame.columnCount == 1 { bytes = Array("\"\"".utf8) }
        bytes.append(UInt8(ascii: "\n"))
        let writers = frame.columns.map { fieldWriter(for: $0) }
        let parts = Chunks(count: frame.rowCount, size: 1 << 13).map(threadCount: nil) { rows in
            // Column by column, as each has one type.
            lines(of: writers.map { Fields(rows, $0) }, rowCount: rows.count, delimiter)
        }
        bytes.reserveCapacity(parts.reduce(bytes.count) { $0 + $1.count })
        for part in parts { bytes += part }
        return bytes
    }

    /// The fields of some rows of a column, one after the other.
    private struct Fields {
        var bytes: [UInt8] = []
        /// The end of each field in the bytes, behind a zero.
        var ends: [Int] = [0]

        init(_ rows: Range<Int>, _ write: (Range<Int>, inout Fields) -> Void) {
            ends.reserveCapacity(rows.count + 1)
            write(rows, &self)
        }

        mutating func append(_ text: String) {
            var text = text
            text.withUTF8 { bytes.append(contentsOf: $0) }
        }

        /// Ends the field of a row.
        mutating func end() { ends.append(bytes.count) }
    }

    /// Returns rows as lines.
    private func lines(of columns: [Fields], rowCount: Int, _ delimiter: [UInt8]) -> [UInt8] {
        // In a table of one column, an empty field would be an empty line, which readers skip.
        let nothing: [UInt8] = columns.count == 1 ? Array("\"\"".utf8) : []
        let size = columns.reduce(0) { $0 + $1.bytes.count + rowCount * max(1, delimiter.count) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + rowCount)
        for row in 0..<rowCount {
            for column in columns.indices {
                if column > 0 { bytes += delimiter }
                let (start, end) = (columns[column].ends[row], columns[column].ends[row + 1])
                if start == end { bytes += nothing } else { bytes += columns[column].bytes[start..<end] }
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// Returns a function that appends the fields of some rows.
    private func fieldWriter(for column: Column) -> @Sendable (Range<Int>, inout Fields) -> Void {
        func each(
            _ append: @escaping @Sendable (Int, inout Fields) -> Void
        ) -> @Sendable (Range<Int>, inout Fields) -> Void {
            { rows, fields in
                for row in rows {
                    append(row, &fields)
                    fields.end()
                }
            }
        }
        switch column.storage {
        case .integer(let values):
            return each { row, fields in
                if let value = values[row] { fields.append(value.description) }
            }
        case .real(let values):
            return each { row, fields in
                if let value = values[row] { fields.append(value.description) }
            }
        case .boolean(let values):
            return each { row, fields in
                if let value = values[row] { fields.append(value ? "True" : "False") }
            }
        case .text(let text):
            // Each distinct text is quoted once.
            let quoted = text.pool.strings.map(field)
            return each { row, fields in
                if text.codes[row] >= 0 { fields.bytes += quoted[Int(text.codes[row])] }
            }
        case .list:
            return each { row, fields in
                if let value = column[row] { fields.bytes += field(of: value.description) }
            }
        case .timeSpan:
            return each { row, fields in
                if let value = column[row] { fields.bytes += quoted(Array(value.description.utf8)) }
            }
        case .date(let values):
            let isDaily = (0..<column.count).allSatisfy { values[$0]?.isMidnight ?? true }
            return each { row, fields in
                if let value = values[row] {
                    fields.append(isDaily ? value.dateText : value.text(separator: " "))
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
