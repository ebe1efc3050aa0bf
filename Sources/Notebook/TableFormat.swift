import Frames

/// A format of files that hold one table.
enum TableFormat {
    /// Values with a separator between them, and the texts that stand for missing ones.
    case separated(CSVDelimiter, missing: [String])
    /// A JSON array of objects, or JSON Lines, and what becomes of lines and values that can't be read.
    case json(BrokenLines, Unreadable)

    /// The format of a file, by the end of its name.
    ///
    /// - Parameter missing: the texts that stand for missing values; `nil` for the usual ones.
    /// - Throws: ``DataError/unknownFormat(_:)``, ``DataError/onlyOfJSON(_:)`` for separated values whose broken lines are
    ///   to be skipped, or ``DataError/onlyOfSeparated(_:)`` for JSON with names of missing values.
    init(
        ofFile name: String, _ brokenLines: BrokenLines = .refused, _ unreadable: Unreadable = .refused,
        missing: [String]? = nil
    ) throws(DataError) {
        let file = name
        var name = name.lowercased()
        if name.hasSuffix(".gz") { name.removeLast(3) }
        switch name.split(separator: ".").last {
        case "csv", "txt": self = .separated(.comma, missing: missing ?? CSVReader.defaultMissingNames)
        case "tsv", "tab": self = .separated(.tab, missing: missing ?? CSVReader.defaultMissingNames)
        case "json", "jsonl", "ndjson": self = .json(brokenLines, unreadable)
        default: throw .unknownFormat(name)
        }
        if case .separated = self, brokenLines != .refused || unreadable != .refused {
            throw .onlyOfJSON(file)
        }
        if case .json = self, missing != nil { throw .onlyOfSeparated(file) }
    }

    /// Reads a file.
    func read(_ path: String, _ fields: [Field]) throws -> DataFrame {
        switch self {
        case .separated(let delimiter, let missing):
            let reader = CSVReader(delimiter: delimiter, types: fields.types, missingNames: missing)
            let frame = try reader.read(path)
            return try frame.selecting(columns: frame.columnNames.map(fields.reference)).with(fields: fields)
        case .json(let brokenLines, let unreadable):
            return try Self.jsonReader(path, fields, brokenLines, unreadable).read(path).with(
                fields: fields.asRead)
        }
    }

    /// The reader of a JSON file: of some fields, or of all if there are none. Types that are not declared are inferred from the
    /// first rows.
    private static func jsonReader(
        _ path: String, _ fields: [Field], _ brokenLines: BrokenLines, _ unreadable: Unreadable
    ) throws -> JSONReader {
        let reader = JSONReader(brokenLines: brokenLines, unreadable: unreadable)
        guard !fields.isEmpty else { return reader }
        let inferred = fields.contains { $0.type == nil } ? try reader.source(path).schema : []
        return JSONReader(
            fields.map { field in
                let source = field.source ?? field.name
                let type = field.type ?? inferred.first { $0.name == source }?.type
                return JSONReader.Field(source, type ?? .text, as: field.name)
            }, brokenLines: brokenLines, unreadable: unreadable)
    }

    /// Starts a query over a file.
    func scan(_ path: String, _ fields: [Field], file: String, line: Int) throws -> Query {
        switch self {
        case .separated(let delimiter, let missing):
            Query(
                scanning: try CSVReader(delimiter: delimiter, types: fields.types, missingNames: missing)
                    .source(path),
                fields: fields,
                file: file, line: line)
        case .json(let brokenLines, let unreadable):
            Query(
                scanning: try Self.jsonReader(path, fields, brokenLines, unreadable).source(path),
                fields: fields.asRead, file: file, line: line)
        }
    }
}

extension [Field] {
    /// The fields of columns that have their names already.
    fileprivate var asRead: [Field] {
        map { field in
            var field = field
            field.source = nil
            return field
        }
    }

    /// The column of a file under the name of its field.
    func reference(_ name: String) -> any ColumnReference {
        first { $0.source == name }.map { col(name).as($0.name) } ?? col(name)
    }

    /// The declared types, by the names of the columns in the file.
    var types: [String: ColumnType] {
        Dictionary(
            compactMap { field in field.type.map { (field.source ?? field.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}
