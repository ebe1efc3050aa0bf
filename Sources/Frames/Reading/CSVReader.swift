import Base

/// Reads tables from files of separated values (RFC 4180), which may be compressed with gzip.
///
/// The first record is the header. Rows with more or fewer fields than the header are an error, and so are files without
/// rows and repeated column names. A column without a name is called `Unnamed: 3` after its index, as in pandas; the last ones are
/// left out if they have no values either. A field of spaces is text; spaces around a number are ignored.
///
/// Types that are not declared are inferred from all values of a column: it holds integers if all values are, some may be
/// missing; floating-point numbers if all values are numbers, or if all are missing; Booleans or dates if all values are;
/// text otherwise. Lists are declared.
///
/// The file is mapped into memory and read in one pass, in chunks on all cores; the fields of other columns than those
/// that are asked for are not parsed. The result does not depend on the number of cores, and an error is the first one.
public struct CSVReader: Encodable, Sendable {
    /// The delimiter of the fields.
    public var delimiter: CSVDelimiter
    /// Whether fields may be quoted; if not, quotation marks are ordinary characters.
    public var isQuoted: Bool
    /// The names of the columns of a file without a header; `nil` if it has one.
    public var columnNames: [String]?
    /// The names of the columns to read, in order; `nil` for all.
    public var columns: [String]?
    /// The declared types of columns, by name. A value of another type is an error; a missing value is not.
    public var types: [String: ColumnType]
    /// The fields that stand for a missing value, quoted or not.
    public var missingNames: [String]
    /// The separator of the elements of a list, in the fields of columns that are declared to hold lists: `Action|Comedy`. A field
    /// without any text is an empty list, unless it is missing.
    public var listSeparator: String
    /// The encoding of the text.
    public var encoding: Encoding
    /// The maximum number of threads; `nil` for all cores.
    var threadCount: Int?
    /// The number of bytes of a chunk.
    var chunkSize = 4 << 20

    /// The encoding of a file.
    public enum Encoding: Codable, Hashable, Sendable {
        /// UTF-8; a byte order mark is skipped.
        case utf8
        /// ISO 8859-1: every byte is a code point.
        case latin1
    }

    /// The fields that pandas reads as missing by default.
    public static let defaultMissingNames = [
        "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>",
        "N/A",
        "NA", "NULL", "NaN", "None", "n/a", "nan", "null",
    ]

    /// Creates a reader.
    public init(
        delimiter: CSVDelimiter = .comma, isQuoted: Bool = true, columnNames: [String]? = nil,
        columns: [String]? = nil, types: [String: ColumnType] = [:],
        missingNames: [String] = Self.defaultMissingNames, listSeparator: String = "|",
        encoding: Encoding = .utf8
    ) {
        self.delimiter = delimiter
        self.isQuoted = isQuoted
        self.columnNames = columnNames
        self.columns = columns
        self.types = types
        self.missingNames = missingNames
        self.listSeparator = listSeparator
        self.encoding = encoding
    }

    /// Creates a reader of a file without a header, and without quoted fields.
    ///
    ///     CSVReader(delimiter: .bar, columns: [Field("id", .integer), Field("city", .text)], encoding: .latin1)
    ///
    /// - Parameter columns: the columns of the file, in order, with their names and types.
    public init(
        delimiter: CSVDelimiter, columns: [Field], missingNames: [String] = [""], encoding: Encoding = .utf8
    ) {
        let types = columns.compactMap { field in field.type.map { (field.name, $0) } }
        self.init(
            delimiter: delimiter, isQuoted: false, columnNames: columns.map(\.name),
            types: Dictionary(types, uniquingKeysWith: { first, _ in first }), missingNames: missingNames,
            encoding: encoding)
    }

    /// Reads a file.
    ///
    /// - Throws: `CSVError`, which names the file by the last component of its path.
    public func read(_ path: String) throws(CSVError) -> DataFrame {
        try keptFrame(ResultKey("CSVReader.read", files: [path], self)) { () throws(CSVError) in
            try read(map(path))
        }
    }

    /// Reads a table from text.
    ///
    /// - Parameter name: the name of the text in error messages.
    /// - Throws: `CSVError`.
    public func read(text: String, name: String = "text") throws(CSVError) -> DataFrame {
        try read(bytes: Array(text.utf8), name: name)
    }

    /// Reads a table from bytes.
    ///
    /// - Parameter name: the name of the bytes in error messages.
    /// - Throws: `CSVError`.
    public func read(bytes: [UInt8], name: String = "bytes") throws(CSVError) -> DataFrame {
        try read(FileBytes(copying: bytes, name: name))
    }

    /// Opens a file for reading it in chunks.
    ///
    /// - Throws: `CSVError`, which names the file by the last component of its path.
    package func source(_ path: String) throws(CSVError) -> CSVSource { try CSVSource(self, map(path)) }

    private func read(_ bytes: FileBytes) throws(CSVError) -> DataFrame {
        let file = try CSVFile(self, bytes)
        let requested = try file.requestedColumns(self, isGuess: true).columns
        let reading = TableReading(file: file, chunks: 0..<file.chunkCount, threadCount: threadCount)
        var columns = zip(requested, try reading.read(requested)).map { $1.renamed(file.names[$0.index]) }
        // A delimiter at the end of each line makes a column of nothing, which would make each row incomplete.
        while columns.count > 1, let last = columns.last, self.columns == nil, types[last.name] == nil,
            file.namelessColumns.contains(requested[columns.count - 1].index), last.missingCount == last.count
        {
            columns.removeLast()
        }
        return DataFrame(unchecked: columns)
    }

    private func map(_ path: String) throws(CSVError) -> FileBytes {
        do {
            return try FileBytes(mapping: path)
        } catch {
            throw CSVError(error, path)
        }
    }
}

extension CSVError {
    init(_ problem: FileBytes.Problem, _ path: String) {
        let file = FileBytes.name(of: path)
        self =
            switch problem {
            case .notFound: .fileNotFound(file: file)
            case .unreadable: .unreadable(file: file)
            case .cannotDecompress(let reason): .cannotDecompress(file: file, problem: reason)
            }
    }
}

extension DataFrame {
    /// Reads a file of comma-separated values; `CSVReader` has more options.
    ///
    /// - Parameter types: the declared types of columns, by name; the other types are inferred.
    /// - Throws: `CSVError`.
    public init(csv path: String, types: [String: ColumnType] = [:]) throws(CSVError) {
        self = try CSVReader(types: types).read(path)
    }
}

extension CSVReader: Keyed {}
