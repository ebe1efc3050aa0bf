import Base

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Files as tables of Spark, read as the readers here do: declared types, the same missing values, an error for what does not fit.

extension SQLStatement.File {
    /// The statements that make the table: a view of the file with a type for each field, and over it a view with dates parsed,
    /// fields of separated values converted, and the order of the rows.
    ///
    /// - Throws: ``SQLError/unreadableFile(_:_:)`` for a file that Spark would read in another way, or not at all.
    func sparkStatements() throws(SQLError) -> [String] {
        guard let notation = source.notation, let path = source.path else {
            throw .unreadableFile(source.name, "Spark does not read files of this kind")
        }
        let name = source.name
        if name.hasPrefix("_") || name.hasPrefix(".") {
            throw .unreadableFile(name, "Spark takes files whose names begin with _ or . for hidden")
        }
        if Self.isCompressed(path) != name.hasSuffix(".gz") {
            throw .unreadableFile(name, "Spark tells compressed files by .gz at the end of their names")
        }
        let parts =
            switch notation {
            case .json(let reader, let isLines): json(reader, isLines: isLines)
            case .separated(let reader, let names): separated(reader, names)
            }
        let options = [("path", Self.absolute(path)), ("mode", parts.mode)] + parts.options
        let written = options.map { "\($0.0) \(dialect.text($0.1))" }.joined(separator: ", ")
        let fields = parts.fields.map { "\(dialect.identifier($0.name)) \($0.type)" }
        var columns = parts.columns.map { column in
            let name = dialect.identifier(column.name)
            return column.text == name ? name : "\(column.text) AS \(name)"
        }
        if let rowColumn {
            columns.append("monotonically_increasing_id() AS \(dialect.identifier(rowColumn))")
        }
        return [
            """
            CREATE OR REPLACE TEMPORARY VIEW \(self.name)_file (
              \(fields.joined(separator: ",\n  "))
            ) USING \(parts.format) OPTIONS (\(written))
            """,
            """
            CREATE OR REPLACE TEMPORARY VIEW \(self.name) AS
            SELECT
              \(columns.joined(separator: ",\n  "))
            FROM \(self.name)_file\(parts.condition.map { "\nWHERE \($0)" } ?? "")
            """,
        ]
    }

    /// The way in which Spark reads a file.
    private struct Parts {
        var format: String
        /// The mode of the reader for records that do not fit.
        var mode = "FAILFAST"
        /// The condition on records that are rows; nil if all are.
        var condition: String?
        var options: [(String, String)] = []
        /// The fields with their types in SQL.
        var fields: [(name: String, type: String)]
        /// The columns, as expressions over the fields.
        var columns: [(name: String, text: String)]
    }

    private var dialect: SQLDialect { .spark }
    private var expressions: SQLExpressions { SQLExpressions(dialect: .spark, schema: Schema([])) }

    private func json(_ reader: JSONReader, isLines: Bool) -> Parts {
        let names = (source as? JSONSource)?.fieldNames ?? [:]
        var parts = Parts(
            format: "json", options: isLines ? [] : [("multiLine", "true")],
            fields: columns.map { column in
                let isText = column.type == .date || column.type == .timeSpan
                return (names[column.name] ?? column.name, dialect.name(of: isText ? .text : column.type))
            },
            columns: columns.map { column in
                let field = dialect.identifier(names[column.name] ?? column.name)
                guard column.type == .date else { return (column.name, field) }
                let unreadable = reader.brokenLines == .refused ? reader.unreadable : .missing
                return (column.name, expressions.parsed(field, as: .date, unreadable).text)
            })
        if isLines { tolerate(&parts, as: reader) }
        return parts
    }

    /// Has lines and values that cannot be read left out as a reader does. Spark keeps the text of such a line in a field of its
    /// own, and makes the values missing that do not fit, all of them where the line is no object.
    private func tolerate(_ parts: inout Parts, as reader: JSONReader) {
        guard reader.unreadable == .missing || reader.brokenLines != .refused else { return }
        let broken = "_weft_broken"
        parts.mode = "PERMISSIVE"
        parts.options.append(("columnNameOfCorruptRecord", broken))
        let fields = parts.fields.map { dialect.identifier($0.name) }
        parts.fields.append((broken, dialect.name(of: .text)))
        var isWhole = "\(dialect.identifier(broken)) IS NULL"
        if reader.unreadable == .missing {
            isWhole = "(\(([isWhole] + fields.map { "\($0) IS NOT NULL" }).joined(separator: " OR ")))"
        } else {
            for (column, field) in zip(columns, fields) where column.type == .date {
                let value = expressions.parsed(field, as: .date, .missing).text
                isWhole += " AND (\(field) IS NULL OR \(value) IS NOT NULL)"
            }
        }
        parts.condition =
            reader.brokenLines == .refused
            ? "assert_true(\(isWhole), \(dialect.text("\(source.name) has a line that is no JSON object"))) IS NULL"
            : isWhole
    }

    /// Every field is read as a text, which becomes a value here: so that all names of missing values are known, and numbers
    /// may stand among spaces.
    private func separated(_ reader: CSVReader, _ names: [String]) -> Parts {
        var options = [
            ("header", reader.columnNames == nil ? "true" : "false"), ("sep", reader.delimiter.text),
            ("quote", reader.isQuoted ? "\"" : ""), ("escape", reader.isQuoted ? "\"" : "\\"),
            ("emptyValue", ""),
        ]
        // A field in quotation marks may hold line feeds, so such a file is read by one task.
        if reader.isQuoted { options.append(("multiLine", "true")) }
        if reader.encoding == .latin1 { options.append(("encoding", "ISO-8859-1")) }
        // Spark reads an empty field as missing.
        let isMissing = reader.missingNames.filter { !$0.isEmpty }.map(dialect.text)
        let hasEmpty = reader.missingNames.contains("")
        return Parts(
            format: "csv", options: options, fields: names.map { ($0, dialect.name(of: .text)) },
            columns: columns.map { column in
                let name = dialect.identifier(column.name)
                let field = hasEmpty ? "nullif(\(name), '')" : "coalesce(\(name), '')"
                let present =
                    isMissing.isEmpty
                    ? field
                    : "CASE WHEN \(name) IN (\(isMissing.joined(separator: ", "))) THEN NULL ELSE \(field) END"
                return (column.name, value(present, as: column.type, reader))
            })
    }

    private func value(_ text: String, as type: ColumnType, _ reader: CSVReader) -> String {
        switch type {
        case .text: return text
        case .list:
            let separator = dialect.text("\\Q\(reader.listSeparator)\\E")
            return
                "transform(array(\(text)), x -> CASE WHEN x = '' THEN CAST(array() AS ARRAY<STRING>) ELSE split(x, \(separator)) END)[0]"
        case .boolean:
            return
                "CAST(CASE \(text) WHEN 'True' THEN 'true' WHEN 'TRUE' THEN 'true' WHEN 'False' THEN 'false' WHEN 'FALSE' THEN 'false' ELSE \(text) END AS BOOLEAN)"
        case .timeSpan: return "CAST(\(text) AS BIGINT)"
        case .integer, .real, .date: return expressions.parsed(text, as: type, .refused).text
        }
    }

    /// Whether a file begins as one that is compressed with gzip does.
    private static func isCompressed(_ path: String) -> Bool {
        guard let file = fopen(path, "r") else { return false }
        defer { fclose(file) }
        return getc(file) == 0x1F && getc(file) == 0x8B
    }

    /// The path from the root, with what would be a pattern of names escaped.
    private static func absolute(_ path: String) -> String {
        var whole = path
        if !path.hasPrefix("/"), let folder = getcwd(nil, 0) {
            whole = String(cString: folder) + "/" + path
            free(folder)
        }
        return "file:" + whole.map { "*?[]{}\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
