import Base
import FoundationEssentials

// Tables on their way to Spark and back: a line of JSON for each row, with columns called c0, c1 and so on. Dates and time spans
// are numbers of microseconds, and what is missing is left out.

extension DataFrame {
    /// The rows as Spark reads them.
    ///
    /// - Parameter hasRowNumbers: whether a last column numbers the rows from 0.
    func sparkLines(hasRowNumbers: Bool) -> [UInt8] {
        let writers = columns.map(Self.sparkWriter)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rowCount * columnCount * 16)
        for row in 0..<rowCount {
            bytes.append(UInt8(ascii: "{"))
            var isFirst = true
            func begin(_ index: Int) {
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                bytes += "\"c\(index)\":".utf8
            }
            for (index, column) in columns.enumerated() where !column.isMissing(row) {
                begin(index)
                writers[index](row, &bytes)
            }
            if hasRowNumbers {
                begin(columnCount)
                bytes += row.description.utf8
            }
            bytes += "}\n".utf8
        }
        return bytes
    }

    /// Returns a function that appends the value of a row, which is present.
    private static func sparkWriter(_ column: Column) -> (Int, inout [UInt8]) -> Void {
        switch column.storage {
        case .integer(let values): return { $1 += values.values[$0].description.utf8 }
        case .real(let values):
            return { row, bytes in
                let value = values.values[row]
                let text =
                    value.isFinite
                    ? value.description
                    : value.isNaN ? "\"NaN\"" : value < 0 ? "\"-Infinity\"" : "\"Infinity\""
                bytes += text.utf8
            }
        case .boolean(let values): return { $1 += (values.values[$0] ? "true" : "false").utf8 }
        case .date(let values): return { $1 += values.values[$0].microseconds.description.utf8 }
        case .timeSpan(let values): return { $1 += values.values[$0].microseconds.description.utf8 }
        case .text(let text):
            // Each distinct text is quoted once.
            let quoted = text.pool.strings.map(sparkText)
            return { $1 += quoted[Int(text.codes[$0])] }
        case .list(let lists):
            return { row, bytes in
                bytes.append(UInt8(ascii: "["))
                for (index, text) in (lists[row] ?? []).enumerated() {
                    if index > 0 { bytes.append(UInt8(ascii: ",")) }
                    bytes += sparkText(text)
                }
                bytes.append(UInt8(ascii: "]"))
            }
        }
    }

    private static func sparkText(_ text: String) -> [UInt8] {
        var bytes = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
        return bytes
    }

    /// The schema of these rows in SQL, and the statement that makes the table of them under its own names.
    func sparkView(_ name: String, rowColumn: String?) -> (schema: String, statement: String) {
        let dialect = SQLDialect.spark
        var fields: [String] = []
        var outputs: [String] = []
        for (index, column) in columns.enumerated() {
            let isDate = column.type == .date
            fields.append("c\(index) \(dialect.name(of: isDate ? .integer : column.type))")
            let value = isDate ? "timestamp_micros(c\(index))" : "c\(index)"
            outputs.append("\(value) AS \(dialect.identifier(column.name))")
        }
        if let rowColumn {
            fields.append("c\(columnCount) BIGINT")
            outputs.append("c\(columnCount) AS \(dialect.identifier(rowColumn))")
        }
        return (
            fields.joined(separator: ", "),
            "CREATE OR REPLACE TEMPORARY VIEW \(name) AS SELECT \(outputs.joined(separator: ", ")) FROM \(name)_rows"
        )
    }
}

extension Schema {
    /// The columns of a result as expressions of Spark, under the names that ``DataFrame/fromSpark(_:_:rowCount:)`` reads. JSON has no NaN
    /// and no infinities, so these are in a column of their own.
    var sparkOutputs: [String] {
        columns.enumerated().flatMap { index, column -> [String] in
            let name = SQLDialect.spark.identifier(column.name)
            switch column.type {
            case .date: return ["unix_micros(\(name)) AS c\(index)"]
            case .real:
                let isOdd = "isnan(\(name)) OR abs(\(name)) = double('Infinity')"
                return [
                    "CASE WHEN \(isOdd) THEN NULL ELSE \(name) END AS c\(index)",
                    "CASE WHEN \(isOdd) THEN CAST(\(name) AS STRING) END AS n\(index)",
                ]
            default: return ["\(name) AS c\(index)"]
            }
        }
    }

}

extension DataFrame {
    /// Reads the rows of a result.
    ///
    /// - Throws: `JSONError` if the file does not hold them.
    static func fromSpark(_ path: String, _ schema: Schema, rowCount: Int) throws -> DataFrame {
        let columns = schema.columns
        guard rowCount > 0 else {
            return DataFrame(unchecked: columns.map { Column($0.name, .missing($0.type, count: 0)) })
        }
        let fields = columns.enumerated().flatMap { index, column -> [JSONReader.Field] in
            switch column.type {
            case .date, .timeSpan: [.init("c\(index)", .integer)]
            case .real: [.init("c\(index)", .real), .init("n\(index)", .text)]
            default: [.init("c\(index)", column.type)]
            }
        }
        let rows = try JSONReader(fields).read(path)
        return DataFrame(
            unchecked: try columns.enumerated().map { index, column in
                let values = try rows["c\(index)"]
                switch (column.type, values.storage) {
                case (.date, .integer(let numbers)):
                    let dates = (0..<numbers.count).map { numbers[$0].map(Timestamp.init(microseconds:)) }
                    return Column(column.name, dates)
                case (.timeSpan, .integer(let numbers)):
                    let spans = (0..<numbers.count).map { numbers[$0].map(TimeSpan.init(microseconds:)) }
                    return Column(column.name, spans)
                case (.real, .real(let numbers)):
                    guard case .text(let names) = try rows["n\(index)"].storage,
                        names.codes.contains(where: { $0 >= 0 })
                    else { return values.renamed(column.name) }
                    let whole = (0..<numbers.count).map { row in
                        names[row].map { Double($0) ?? .nan } ?? numbers[row]
                    }
                    return Column(column.name, whole)
                default: return values.renamed(column.name)
                }
            })
    }
}
