import Base

// Texts and lists of texts.

extension SQLExpressions {
    func text(_ function: ScalarFunction, _ arguments: [SQLFragment]) -> SQLFragment {
        let texts = arguments.map { $0.cast(to: .text, dialect) }
        let text = texts[0].text
        switch function {
        case .length: return self.function("length", text, type: .integer).widened(dialect)
        case .lowercased: return self.function("lower", text, type: .text)
        case .uppercased: return self.function("upper", text, type: .text)
        case .trimmed:
            let spaces =
                isSpark
                ? "' \\t\\n\\u000b\\f\\r'".replacing("\\f", with: "\\u000c")
                : "e' \\t\\n\\r' || chr(11) || chr(12)"
            return isSpark
                ? SQLFragment("trim(BOTH \(spaces) FROM \(text))", type: .text)
                : self.function("trim", text, spaces, type: .text)
        case .contains: return self.function("contains", text, texts[1].text, type: .boolean)
        case .startsWith:
            return self.function(isSpark ? "startswith" : "starts_with", text, texts[1].text, type: .boolean)
        case .endsWith:
            return self.function(isSpark ? "endswith" : "ends_with", text, texts[1].text, type: .boolean)
        case .matches(let pattern): return matches(text, pattern.text)
        case .extract(let pattern, let group):
            let expression = dialect.text(pattern.text)
            return SQLFragment(
                "CASE WHEN \(matches(text, pattern.text).text) THEN regexp_extract(\(text), \(expression), \(group)) END",
                type: .text)
        case .replacing: return self.function("replace", text, texts[1].text, texts[2].text, type: .text)
        case .slice(let start, let count):
            return count.map { self.function("substring", text, "\(start + 1)", "\($0)", type: .text) }
                ?? self.function("substring", text, "\(start + 1)", type: .text)
        case .split: return split(text, texts[1])
        case .concatenate:
            return SQLFragment(
                texts.map { $0.inside(.concatenation) }.joined(separator: " || "), .concatenation, type: .text
            )
        default: return SQLFragment(nil, dialect)
        }
    }

    private func matches(_ text: String, _ pattern: String) -> SQLFragment {
        function(isSpark ? "regexp_like" : "regexp_matches", text, dialect.text(pattern), type: .boolean)
    }

    /// The parts of a text. An empty separator separates nothing.
    private func split(_ text: String, _ separator: SQLFragment) -> SQLFragment {
        let type = ColumnType.list(of: .text)
        let whole = isSpark ? "array(\(text))" : "[\(text)]"
        if case .text(let literal)? = separator.literal {
            // The list of a missing text is missing, too.
            if literal.isEmpty {
                return SQLFragment("CASE WHEN \(text) IS NOT NULL THEN \(whole) END", type: type)
            }
            return SQLFragment(
                parts(text, dialect.text(isSpark ? Self.quotedPattern(literal) : literal)), type: type)
        }
        // What Java quotes ends at \E.
        let pattern =
            isSpark
            ? "concat('\\\\Q', replace(\(separator.text), '\\\\E', '\\\\E\\\\\\\\E\\\\Q'), '\\\\E')"
            : separator.text
        return SQLFragment(
            "CASE WHEN \(text) IS NULL OR \(separator.text) IS NULL THEN NULL WHEN \(separator.text) = '' THEN \(whole) ELSE \(parts(text, pattern)) END",
            type: type)
    }

    private func parts(_ text: String, _ separator: String) -> String {
        isSpark ? "split(\(text), \(separator), -1)" : "string_split(\(text), \(separator))"
    }

    /// A text as a regular expression that matches it alone.
    private static func quotedPattern(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { pattern, scalar in
            if "\\^$.|?*+()[]{}".unicodeScalars.contains(scalar) { pattern += "\\" }
            pattern.unicodeScalars.append(scalar)
        }
    }

    // MARK: Lists

    func list(_ function: ScalarFunction, _ arguments: [SQLFragment]) -> SQLFragment {
        let type = ColumnType.list(of: .text)
        let list = arguments[0].cast(to: type, dialect).text
        switch function {
        case .listCount:
            return self.function(isSpark ? "array_size" : "len", list, type: .integer).widened(dialect)
        case .listContains:
            return self.function(
                isSpark ? "array_contains" : "list_contains", list,
                arguments[1].cast(to: .text, dialect).text,
                type: .boolean)
        case .intersection:
            let other = arguments[1].cast(to: type, dialect).text
            if isSpark { return self.function("array_intersect", list, other, type: type) }
            // DuckDB's intersection has no order.
            let test = "list_contains(\(other), element) AND list_position(\(list), element) = place"
            return SQLFragment(
                "CASE WHEN \(other) IS NOT NULL THEN list_filter(\(list), lambda element, place: \(test)) END",
                type: type)
        case .listElement(let index):
            guard index >= 0 else { return SQLFragment(nil, dialect).cast(to: .text, dialect) }
            if isSpark { return self.function("get", list, "\(index)", type: .text) }
            return SQLFragment("list_extract(\(list), \(index + 1))", type: .text)
        case .joinTexts:
            return self.function(
                isSpark ? "array_join" : "array_to_string", list, arguments[1].cast(to: .text, dialect).text,
                type: .text)
        default: return SQLFragment(nil, dialect)
        }
    }
}

extension SQLFragment {
    /// Returns a fragment whose values Spark has as integers of 32 bits.
    func widened(_ dialect: SQLDialect) -> SQLFragment {
        dialect == .spark ? SQLFragment("CAST(\(text) AS BIGINT)", type: type) : self
    }
}
