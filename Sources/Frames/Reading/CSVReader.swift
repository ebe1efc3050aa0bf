import FoundationEssentials

/// Reads tables from files of comma-separated values, by RFC 4180.
///
/// The first record is the header. Rows with more or fewer fields than the header are refused, and so are files
/// that are empty or have no rows, and columns of the same name. A column without a name is called `Unnamed: 3` by its
/// position, as in pandas. Types are found from the values (see `ColumnInference`) unless they are declared. A field
/// of spaces is text; spaces around a number do not matter.
///
/// The file is mapped into memory and gone through twice: once to check it, to count the rows and to find the types,
/// and once to fill columns of just the right size.
public struct CSVReader: Sendable {
    /// What separates the fields.
    public var delimiter: CSVDelimiter
    /// Whether quotation marks quote. Where they do not, they are characters like others.
    public var isQuoted: Bool
    /// The names of the columns of a file that has no header; `nil` where it has one.
    public var columnNames: [String]?
    /// The types of some columns, by name. A value that is not of its type is an error; a missing one is not.
    public var types: [String: ColumnType]
    /// The fields that stand for a missing value, quoted or not.
    public var missingNames: [String]
    /// How text is encoded.
    public var encoding: Encoding

    /// How text is encoded.
    public enum Encoding: Hashable, Sendable {
        /// UTF-8; a byte order mark is skipped.
        case utf8
        /// ISO 8859-1: every byte is a code point.
        case latin1
    }

    /// What pandas takes for missing unless told otherwise.
    public static let defaultMissingNames = [
        "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>",
        "N/A",
        "NA", "NULL", "NaN", "None", "n/a", "nan", "null",
    ]

    /// Makes a reader.
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
            // Else Foundation copies the whole file, which takes half as long as reading the table out of it.
            data = try Data(contentsOf: url, options: .alwaysMapped)
        } catch {
            throw (error as? CocoaError)?.code == .fileReadNoSuchFile
                ? .fileNotFound(file: name) : .unreadable(file: name)
        }
        // The closure may not say what it throws.
        let frame = data.withUnsafeBytes { raw in
            Result { () throws(CSVError) in try read(raw.bindMemory(to: UInt8.self), name) }
        }
        return try frame.get()
    }

    /// Reads a table from text.
    ///
    /// - Parameter name: what to call the text in messages.
    /// - Throws: `CSVError`.
    public func read(text: String, name: String = "text") throws(CSVError) -> DataFrame {
        try read(bytes: Array(text.utf8), name: name)
    }

    /// Reads a table from bytes.
    ///
    /// - Parameter name: what to call the bytes in messages.
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
    /// Reads a file of comma-separated values; `CSVReader` has more to choose from.
    ///
    /// - Parameter types: the types of some columns, by name; the others are found from the values.
    /// - Throws: `CSVError`.
    public init(csv path: String, types: [String: ColumnType] = [:]) throws(CSVError) {
        self = try CSVReader(types: types).read(path)
    }
}
