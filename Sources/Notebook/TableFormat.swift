import Frames

/// A format of files that hold one table.
enum TableFormat {
    /// Values with a separator between them.
    case separated(CSVDelimiter)
    /// A JSON array of objects, or JSON Lines.
    case json

    /// The format of a file, by the end of its name.
    ///
    /// - Throws: ``DataError/unknownFormat(_:)``.
    init(ofFile name: String) throws(DataError) {
        var name = name.lowercased()
        if name.hasSuffix(".gz") { name.removeLast(3) }
        switch name.split(separator: ".").last {
        case "csv", "txt": self = .separated(.comma)
        case "tsv", "tab": self = .separated(.tab)
        case "json", "jsonl", "ndjson": self = .json
        default: throw .unknownFormat(name)
        }
    }

    /// Reads a file.
    func read(_ path: String, _ fields: [Field]) throws -> DataFrame {
        switch self {
        case .separated(let delimiter):
            let frame = try CSVReader(delimiter: delimiter, types: fields.types).read(path)
            return try frame.selecting(columns: frame.columnNames.map(fields.reference)).with(fields: fields)
        case .json:
            return try JSONReader(fields.requested).read(path).with(fields: fields)
        }
    }

    /// Starts a query over a file.
    func scan(_ path: String, _ fields: [Field], file: String, line: Int) throws -> Query {
        switch self {
        case .separated(let delimiter):
            Query(
                scanning: try CSVReader(delimiter: delimiter, types: fields.types).source(path),
                fields: fields,
                file: file, line: line)
        case .json:
            try JSONReader(fields.requested).read(path).with(fields: fields).query
        }
    }
}

extension [Field] {
    /// The fields of a JSON file that are read.
    fileprivate var requested: [JSONReader.Field] {
        map { .init($0.source ?? $0.name, $0.type ?? .text, as: $0.name) }
    }

    /// The column of a file under the name of its field.
    fileprivate func reference(_ name: String) -> any ColumnReference {
        first { $0.source == name }.map { col(name).as($0.name) } ?? col(name)
    }

    /// The declared types, by the names of the columns in the file.
    fileprivate var types: [String: ColumnType] {
        Dictionary(
            compactMap { field in field.type.map { (field.source ?? field.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}
