import Base

// Conversion. A text is read as readers of files do, which is stricter than databases are.

extension SQLExpressions {
    func converted(_ value: SQLFragment, to type: ColumnType, _ unreadable: Unreadable) -> SQLFragment {
        guard let source = value.type else { return value.cast(to: type, dialect) }
        guard source != type else { return value }
        switch (source, type) {
        case (.text, _): return parsed(value.text, as: type, unreadable)
        case (_, .text): return description(of: value, source)
        case (.real, .integer):
            // DuckDB would round.
            let whole = isSpark ? value.text : "trunc(\(value.text))"
            return SQLFragment(
                "\(unreadable == .missing ? "TRY_CAST" : "CAST")(\(whole) AS BIGINT)", type: .integer)
        case (_, .boolean):
            return SQLFragment("\(value.inside(.concatenation)) <> 0", .comparison, type: .boolean)
        default: return SQLFragment("CAST(\(value.text) AS \(dialect.name(of: type)))", type: type)
        }
    }

    /// A text as a value of a type.
    func parsed(_ text: String, as type: ColumnType, _ unreadable: Unreadable) -> SQLFragment {
        let isStrict = unreadable == .missing
        let trimmed =
            isSpark ? "trim(BOTH ' \\t' FROM \(text))" : "trim(\(text), e' \\t')"
        let conversion: String
        let pattern: String
        switch type {
        case .integer:
            conversion = "\(isStrict ? "TRY_CAST" : "CAST")(\(trimmed) AS BIGINT)"
            pattern = "^[ \\t]*[+-]?[0-9]+[ \\t]*$"
        case .real:
            conversion = "\(isStrict ? "TRY_CAST" : "CAST")(\(trimmed) AS DOUBLE)"
            pattern =
                "^[ \\t]*[+-]?(([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?|(?i:inf|infinity))[ \\t]*$"
        case .boolean:
            return SQLFragment(
                "CASE WHEN \(text) IN ('true', 'True', 'TRUE') THEN TRUE WHEN \(text) IN ('false', 'False', 'FALSE') THEN FALSE END",
                type: type)
        case .date:
            let name = isStrict ? "TRY_CAST" : "CAST"
            // With an offset, a time is converted to UTC, the time zone of the session.
            conversion =
                isSpark
                // Spark knows no offset behind minutes.
                ? "\(name)(CASE WHEN substr(\(text), 17, 1) IN ('Z', '+', '-') THEN concat(substr(\(text), 1, 16), ':00', substr(\(text), 17)) ELSE \(text) END AS TIMESTAMP)"
                : "CAST(\(name)(\(text) AS TIMESTAMPTZ) AS TIMESTAMP)"
            let time = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,6}0*)?)?"
            let offset = "(Z|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?)?"
            pattern =
                "^([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{2}-[0-9]{2}([T ]\(time)\(offset))?$"
        case .text, .timeSpan, .list: return SQLFragment(nil, dialect).cast(to: type, dialect)
        }
        guard isStrict else { return SQLFragment(conversion, type: type) }
        let test = isSpark ? "regexp_like" : "regexp_matches"
        return SQLFragment(
            "CASE WHEN \(test)(\(text), \(dialect.text(pattern))) THEN \(conversion) END", type: type)
    }

    /// A value as a text.
    private func description(of value: SQLFragment, _ type: ColumnType) -> SQLFragment {
        switch type {
        case .date: return description(ofDate: value.text)
        case .timeSpan: return description(ofSpan: value)
        case .list: return list(.joinTexts, [value, SQLFragment(.text(", "), dialect)])
        case .real: return description(ofReal: value)
        case .integer, .boolean, .text:
            return SQLFragment("CAST(\(value.text) AS \(dialect.name(of: .text)))", type: .text)
        }
    }

    /// A number as Swift writes it, with an exponent from 2^54 on and below 0.0001.
    private func description(ofReal value: SQLFragment) -> SQLFragment {
        let x = value.text
        let magnitude = "abs(\(x))"
        guard isSpark else {
            // DuckDB writes an exponent from 10^16 on.
            return SQLFragment(
                "CASE WHEN isnan(\(x)) THEN 'nan' WHEN \(magnitude) >= 1e16 AND \(magnitude) <= 18014398509481984e0 THEN CAST(CAST(\(x) AS BIGINT) AS VARCHAR) || '.0' ELSE CAST(\(x) AS VARCHAR) END",
                type: .text)
        }
        let text = "CAST(\(x) AS STRING)"
        let decimal = "CAST(CAST(\(x) AS DECIMAL(38, 21)) AS STRING)"
        let plain = "regexp_replace(regexp_replace(\(decimal), '0+$', ''), '[.]$', '.0')"
        let exponent =
            "regexp_replace(regexp_replace(regexp_replace(replace(\(text), '.0E', 'E'), 'E([0-9])', 'e+$1'), 'E-', 'e-'), 'e([+-])([0-9])$', 'e$10$2')"
        return SQLFragment(
            "CASE WHEN isnan(\(x)) THEN 'nan' WHEN \(magnitude) = \(real(.infinity)) THEN CASE WHEN \(x) > 0 THEN 'inf' ELSE '-inf' END"
                + " WHEN \(x) = 0 OR \(magnitude) BETWEEN 1e-3 AND 9999999e0 THEN \(text)"
                + " WHEN \(magnitude) BETWEEN 1e-4 AND 18014398509481984e0 THEN \(plain) ELSE \(exponent) END",
            type: .text)
    }
}
