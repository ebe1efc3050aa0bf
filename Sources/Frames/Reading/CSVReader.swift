import FoundationEssentials

/// Reads tables from files of comma-separated values (RFC 4180).
///
/// The first record is the header. Rows with more or fewer fields than the header are an error, and so are files without
/// rows and repeated column names. A column without a name is called `Unnamed: 3` after its index, as in pandas. Types are
/// inferred from the values unless they are declared. A field of spaces is text; spaces around a number are ignored.
///
/// The file is mapped into memory and read in two passes: the first checks it, counts the rows and infers the types, the
/// second fills columns of exactly the right size, in parallel.
public struct CSVReader: Sendable {
    /// The delimiter of the fields.
    public var delimiter: CSVDelimiter
    /// Whether fields may be quoted; if not, quotation marks are ordinary characters.
    public var isQuoted: Bool
    /// The names of the columns of a file without a header; `nil` if it has one.
    public var columnNames: [String]?
    /// The declared types of columns, by name. A value of another type is an error; a missing value is not.
    public var types: [String: ColumnType]
    /// The fields that stand for a missing value, quoted or not.
    public var missingNames: [String]
    /// The encoding of the text.
    public var encoding: Encoding

    /// The encoding of a file.
    public enum Encoding: Hashable, Sendable {
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
        types: [String: ColumnType] = [:], missingNames: [String] = Self.defaultMissingNames,
        encoding: Encoding = .utf8
    ) {
        self.delimiter = delimiter
        self.isQuoted = isQuoted
        self.columnNames = columnNames
        self.types = types
        self.missingNames = missingNames
        self.encoding = encoding
    }

    /// Reads a file.
    ///
    /// - Throws: `CSVError`, which names the file by the last component of its path.
    public func read(_ path: String) throws(CSVError) -> DataFrame {
        let url = URL(filePath: path)
        let name = url.lastPathComponent
        let data: Data
        do {
            // Otherwise Foundation copies the file, which takes half as long as reading the table.
            data = try Data(contentsOf: url, options: .alwaysMapped)
        } catch {
            throw (error as? CocoaError)?.code == .fileReadNoSuchFile
                ? .fileNotFound(file: name) : .unreadable(file: name)
        }
        // `withUnsafeBytes` does not take a closure with typed throws.
        let frame = data.withUnsafeBytes { raw in
            Result { () throws(CSVError) in try read(raw.bindMemory(to: UInt8.self), name) }
        }
        return try frame.get()
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
        try bytes.withUnsafeBufferPointer { (bytes) throws(CSVError) in try read(bytes, name) }
    }

    private func read(_ bytes: UnsafeBufferPointer<UInt8>, _ file: String) throws(CSVError) -> DataFrame {
        guard encoding == .latin1, bytes.contains(where: { $0 >= 0x80 }) else {
            return try CSVTable(self, bytes, file).read()
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 { text.append(byte) } else { text += [0xC0 | byte >> 6, 0x80 | byte & 0x3F] }
        }
        return try text.withUnsafeBufferPointer { (bytes) throws(CSVError) in
            try CSVTable(self, bytes, file).read()
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
