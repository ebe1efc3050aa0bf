import Base

/// A dialect of SQL that queries can be written in.
public enum SQLDialect: String, Hashable, Sendable, CaseIterable {
    /// Spark SQL, from 3.5 on. The session's time zone must be UTC; that integers which overflow are an error, as they are
    /// here, needs its ANSI mode.
    case spark
    /// DuckDB. The session's time zone must be UTC.
    case duckDB
}

extension SQLDialect {
    /// The name of a column or a table as an identifier.
    func identifier(_ name: String) -> String {
        let quote = self == .spark ? "`" : "\""
        return quote
            + name.split(separator: quote, omittingEmptySubsequences: false).joined(separator: quote + quote)
            + quote
    }

    /// The name of a type. A time span is a number of microseconds.
    func name(of type: ColumnType) -> String {
        switch (type, self) {
        case (.integer, _), (.timeSpan, _): "BIGINT"
        case (.real, _): "DOUBLE"
        case (.boolean, _): "BOOLEAN"
        case (.text, .spark): "STRING"
        case (.text, .duckDB): "VARCHAR"
        case (.date, _): "TIMESTAMP"
        case (.list, .spark): "ARRAY<STRING>"
        case (.list, .duckDB): "VARCHAR[]"
        }
    }

    /// A missing value of a type.
    func missing(_ type: ColumnType?) -> String {
        type.map { "CAST(NULL AS \(name(of: $0)))" } ?? "NULL"
    }

    /// A value of a type as a literal of this type.
    func literal(_ value: Value) -> String {
        switch value {
        case .integer(let value): integer(value)
        case .real(let value): real(value)
        case .boolean(let value): value ? "TRUE" : "FALSE"
        case .text(let text): self.text(text)
        case .date(let date): "TIMESTAMP '\(date.text(separator: " "))'"
        case .timeSpan(let span): integer(span.microseconds)
        case .list(let texts):
            if texts.isEmpty {
                "CAST(\(self == .spark ? "array()" : "[]") AS \(name(of: .list(of: .text))))"
            } else {
                self == .spark
                    ? "array(\(texts.map(text).joined(separator: ", ")))"
                    : "[\(texts.map(text).joined(separator: ", "))]"
            }
        }
    }

    /// An integer of 64 bits; a literal without a type would be one of 32 bits.
    private func integer(_ value: Int) -> String {
        switch self {
        case .spark: value == .min ? "(-9223372036854775807L - 1L)" : "\(value)L"
        case .duckDB: value < 0 ? "(\(value))::BIGINT" : "\(value)::BIGINT"
        }
    }

    /// A floating-point number; a literal without an exponent would be a decimal number.
    private func real(_ value: Double) -> String {
        guard value.isFinite else { return "CAST('\(Value.name(ofNonFinite: value))' AS DOUBLE)" }
        let text = value.description
        if text.contains("e") { return text }
        return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "e0"
    }

    /// A text in quotes. Quotes, backslashes and control characters are written as the dialect needs it.
    func text(_ text: String) -> String {
        switch self {
        case .spark: Self.sparkText(text)
        case .duckDB: Self.duckDBText(text)
        }
    }

    private static func sparkText(_ text: String) -> String {
        var result = "'"
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "'": result += "\\'"
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            // What looks like a variable would be replaced by its value.
            case "$" where index + 1 < scalars.count && scalars[index + 1] == "{": result += "\\u0024"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "'"
    }

    private static func duckDBText(_ text: String) -> String {
        // A literal cannot hold the character 0.
        let parts = text.unicodeScalars.split(separator: "\0", omittingEmptySubsequences: false).map { part in
            let isEscaped = part.contains { $0 == "\n" || $0 == "\t" || $0 == "\r" }
            var result = isEscaped ? "e'" : "'"
            for scalar in part {
                switch scalar {
                case "'": result += "''"
                case "\\" where isEscaped: result += "\\\\"
                case "\n": result += "\\n"
                case "\t": result += "\\t"
                case "\r": result += "\\r"
                default: result.unicodeScalars.append(scalar)
                }
            }
            return result + "'"
        }
        return parts.count == 1 ? parts[0] : "(\(parts.joined(separator: " || chr(0) || ")))"
    }
}
