import Base

/// Reads tables from JSON, which may be compressed with gzip: an array of objects, one for each row, or JSON Lines.
///
///     let plays = try JSONReader([.init("ts", .date), .init("ms_played", .integer)]).read(path)
///
/// - The requested fields, each with its type, become columns in their order; all other fields are skipped. If none are
///   requested, all fields become columns in the order of their first appearance, and types are inferred from all values.
/// - A `null`, or a field that a row lacks, is a missing value.
/// - Numbers are not parsed from strings, nor texts from numbers; dates are strings that ``Timestamp`` parses. Arrays of
///   strings are lists. Any other object or array in a requested field is an error, and so is a field that occurs twice in
///   a row.
///
/// The file is mapped into memory and read in chunks on all cores, which builds nothing but the columns. The result does not
/// depend on the number of cores, and an error is the first one. JSON Lines are read in one pass. An array, and objects that
/// take several lines, are read in two, the first of which finds where the objects begin.
public struct JSONReader: Encodable, Sendable {
    /// A field that becomes a column.
    public struct Field: Codable, Hashable, Sendable {
        /// The name of the field in the file.
        public var name: String
        /// The type of the values.
        public var type: ColumnType
        /// The name of the column.
        public var column: String

        /// Requests a field; its column has the same name by default.
        public init(_ name: String, _ type: ColumnType, as column: String? = nil) {
            self.name = name
            self.type = type
            self.column = column ?? name
        }
    }

    /// The requested fields, in the order of the columns; `nil` for all.
    public var fields: [Field]?
    /// The fate of lines of JSON Lines that cannot be read. If they are skipped, the file must be JSON Lines.
    public var brokenLines = BrokenLines.refused
    /// The fate of values that the type of their field does not take. If they are missing, a field of text takes numbers
    /// and Booleans as they are written.
    public var unreadable = Unreadable.refused
    /// The maximum number of threads; `nil` for all cores.
    var threadCount: Int?
    /// The number of bytes of a chunk.
    var chunkSize = 4 << 20

    /// Creates a reader of some fields, or of all.
    ///
    /// - Parameters:
    ///   - fields: the requested fields; `nil` for all.
    ///   - brokenLines: what becomes of lines of JSON Lines that cannot be read.
    ///   - unreadable: what becomes of values that the type of their field does not take.
    public init(
        _ fields: [Field]? = nil, brokenLines: BrokenLines = .refused, unreadable: Unreadable = .refused
    ) {
        self.fields = fields
        self.brokenLines = brokenLines
        self.unreadable = unreadable
    }

    /// Reads a file.
    ///
    /// - Throws: `JSONError`, which names the file by the last component of its path.
    public func read(_ path: String) throws(JSONError) -> DataFrame {
        try keptFrame(ResultKey("JSONReader.read", files: [path], self)) { () throws(JSONError) in
            try read(map(path))
        }
    }

    /// Reads a table from text.
    ///
    /// - Parameter name: the name of the text in error messages.
    /// - Throws: `JSONError`.
    public func read(text: String, name: String = "text") throws(JSONError) -> DataFrame {
        try read(bytes: Array(text.utf8), name: name)
    }

    /// Reads a table from bytes.
    ///
    /// - Parameter name: the name of the bytes in error messages.
    /// - Throws: `JSONError`.
    public func read(bytes: [UInt8], name: String = "bytes") throws(JSONError) -> DataFrame {
        try read(FileBytes(copying: bytes, name: name))
    }

    /// Opens a file for reading it in chunks.
    ///
    /// - Throws: `JSONError`, which names the file by the last component of its path.
    package func source(_ path: String) throws(JSONError) -> JSONSource { try JSONSource(self, map(path)) }

    /// The requested fields, which are checked not to be requested twice.
    func checkedFields(file: String) throws(JSONError) -> [Field]? {
        var columns: Set<String> = []
        var known: Set<String> = []
        for field in fields ?? [] {
            guard columns.insert(field.column).inserted, known.insert(field.name).inserted else {
                throw .repeatedRequest(file: file, field: field.name)
            }
        }
        return fields
    }

    /// Counts the lines of a file of JSON Lines by what they hold: rows with the requested fields, nothing, or what cannot be
    /// read. Every line is looked at, for itself.
    ///
    /// - Throws: `JSONError` if the file cannot be read at all, or fields are requested twice.
    public func lines(_ path: String) throws(JSONError) -> LineReport {
        try kept(under: ResultKey("JSONReader.lines", files: [path], self)) { () throws(JSONError) in
            try lines(map(path))
        }
    }

    /// Counts the lines of bytes by what they hold.
    func lines(_ bytes: FileBytes) throws(JSONError) -> LineReport {
        let requested = try checkedFields(file: bytes.name) ?? []
        if bytes.count == bytes.start { return LineReport() }
        let file = try openedAsLines(bytes, requested)
        let columns = requested.enumerated().map { RequestedColumn($0, declared: $1.type) }
        let known = fields == nil ? nil : Set(requested.map(\.name))
        return file.report(file.lines(columns, known: known, threadCount: threadCount))
    }

    /// The file as JSON Lines, whatever its first line holds.
    private func openedAsLines(_ bytes: FileBytes, _ requested: [Field]) throws(JSONError) -> JSONFile {
        try JSONFile(
            bytes, names: requested.map(\.name), chunkSize: chunkSize, isLines: true, unreadable: unreadable)
    }

    /// The file as it is to be read.
    func opened(_ bytes: FileBytes, _ requested: [Field]?) throws(JSONError) -> JSONFile {
        if case .skipped = brokenLines { return try openedAsLines(bytes, requested ?? []) }
        return try JSONFile(
            bytes, names: (requested ?? []).map(\.name), chunkSize: chunkSize, unreadable: unreadable)
    }

    private func read(_ bytes: FileBytes) throws(JSONError) -> DataFrame {
        if case .skipped = brokenLines { return try JSONSource(self, bytes).whole() }
        let requested = try checkedFields(file: bytes.name)
        let file = try opened(bytes, requested)
        do throws(JSONError) {
            return try read(file, requested)
        } catch {
            guard file.isLines, error.isOfGrammar else { throw error }
            // The first object is alone on its line, but others may not be.
            return try read(file.inObjects(), requested)
        }
    }

    private func read(_ file: JSONFile, _ requested: [Field]?) throws(JSONError) -> DataFrame {
        func whole(_ file: JSONFile, _ columns: [RequestedColumn]) throws(JSONError) -> [Column] {
            let reading = TableReading(file: file, chunks: 0..<file.chunkCount, threadCount: threadCount)
            return try reading.read(columns)
        }
        guard let requested else {
            var (all, columns) = try file.withAllFields(isGuess: true)
            var values: [Column]
            do throws(JSONError) {
                values = try whole(all, columns)
            } catch {
                guard case .unknownField = error else { throw error }
                all = file.withFieldsOfAllRows(threadCount: threadCount)
                columns = all.names.indices.map { RequestedColumn($0, .integer, .guessed, ColumnInference()) }
                values = try whole(all, columns)
            }
            return try frame(zip(all.names, values).map { $1.renamed($0) }, file)
        }
        let columns = requested.enumerated().map { RequestedColumn($0, declared: $1.type) }
        let values = try whole(file, columns)
        if values.contains(where: { $0.missingCount == $0.count }) { try file.requireFields() }
        return try frame(zip(requested, values).map { $1.renamed($0.column) }, file)
    }

    private func frame(_ columns: [Column], _ file: JSONFile) throws(JSONError) -> DataFrame {
        guard (0..<file.chunkCount).contains(where: { file.rowCount(of: $0) > 0 }) else {
            throw .noRows(file: file.name)
        }
        return DataFrame(unchecked: columns)
    }

    private func map(_ path: String) throws(JSONError) -> FileBytes {
        do {
            return try FileBytes(mapping: path)
        } catch {
            let file = FileBytes.name(of: path)
            switch error {
            case .notFound: throw .fileNotFound(file: file)
            case .unreadable: throw .unreadable(file: file)
            case .cannotDecompress(let reason): throw .cannotDecompress(file: file, problem: reason)
            }
        }
    }
}

extension JSONError {
    /// Whether the text is not what JSON Lines have to be.
    fileprivate var isOfGrammar: Bool {
        switch self {
        case .invalid, .notALine, .unreadable: true
        default: false
        }
    }
}

extension JSONReader: Keyed {}
