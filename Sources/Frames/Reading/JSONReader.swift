import FoundationEssentials

/// Reads tables from JSON: an array of objects, one for each row, or JSON Lines.
///
///     let plays = try JSONReader([.init("ts", .date), .init("ms_played", .integer)]).read(path)
///
/// - The requested fields, each with its type, become columns in their order; all other fields are skipped.
/// - A `null`, or a field that a row lacks, is a missing value.
/// - Numbers are not parsed from strings, nor texts from numbers; dates are strings that ``Timestamp`` parses. An object or
///   an array in a requested field is an error, and so is a field that occurs twice in a row.
///
/// The file is mapped into memory and read in one pass, which builds nothing but the columns.
public struct JSONReader: Sendable {
    /// A field that becomes a column.
    public struct Field: Hashable, Sendable {
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

    /// The requested fields, in the order of the columns.
    public var fields: [Field]

    /// Creates a reader of some fields.
    public init(_ fields: [Field]) {
        self.fields = fields
    }

    /// Reads a file.
    ///
    /// - Throws: `JSONError`, which names the file by the last component of its path.
    public func read(_ path: String) throws(JSONError) -> DataFrame {
        let url = URL(filePath: path)
        let name = url.lastPathComponent
        let data: Data
        do {
            data = try Data(contentsOf: url, options: .alwaysMapped)
        } catch {
            throw (error as? CocoaError)?.code == .fileReadNoSuchFile
                ? .fileNotFound(file: name) : .unreadable(file: name)
        }
        // `withUnsafeBytes` does not take a closure with typed throws.
        let frame = data.withUnsafeBytes { raw in
            Result { () throws(JSONError) in
                try JSONTable(self, raw.bindMemory(to: UInt8.self), name).read()
            }
        }
        return try frame.get()
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
        try bytes.withUnsafeBufferPointer { (bytes) throws(JSONError) in
            try JSONTable(self, bytes, name).read()
        }
    }
}
