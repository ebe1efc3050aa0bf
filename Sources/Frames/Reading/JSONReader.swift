import FoundationEssentials

/// Reads tables from JSON: an array of objects, each a row, or objects one after the other (JSON Lines).
///
///     let plays = try JSONReader([.init("ts", .date), .init("ms_played", .integer)]).read(path)
///
/// - The fields that are wanted are named with their types, and become columns in that order; all others are passed
///   over, whatever is in them.
/// - A `null`, and a field that a row does not have, is a missing value.
/// - Numbers are not read from strings, nor texts from numbers; dates are strings that ``Timestamp`` reads. An object or
///   an array in a field that is wanted is an error, and so is a field that a row has twice.
///
/// The file is mapped into memory and gone through once; nothing but the columns is built.
public struct JSONReader: Sendable {
    /// A field that becomes a column.
    public struct Field: Hashable, Sendable {
        /// The name of the field in the file.
        public var name: String
        /// The type of the values.
        public var type: ColumnType
        /// The name of the column.
        public var column: String

        /// Asks for a field; its column has the same name unless told otherwise.
        public init(_ name: String, _ type: ColumnType, as column: String? = nil) {
            self.name = name
            self.type = type
            self.column = column ?? name
        }
    }

    /// The fields that are wanted, in the order of the columns.
    public var fields: [Field]

    /// Makes a reader of some fields.
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
        // The closure may not say what it throws.
        let frame = data.withUnsafeBytes { raw in
            Result { () throws(JSONError) in
                try JSONTable(self, raw.bindMemory(to: UInt8.self), name).read()
            }
        }
        return try frame.get()
    }

    /// Reads a table from text.
    ///
    /// - Parameter name: what to call the text in messages.
    /// - Throws: `JSONError`.
    public func read(text: String, name: String = "text") throws(JSONError) -> DataFrame {
        try read(bytes: Array(text.utf8), name: name)
    }

    /// Reads a table from bytes.
    ///
    /// - Parameter name: what to call the bytes in messages.
    /// - Throws: `JSONError`.
    public func read(bytes: [UInt8], name: String = "bytes") throws(JSONError) -> DataFrame {
        try bytes.withUnsafeBufferPointer { (bytes) throws(JSONError) in
            try JSONTable(self, bytes, name).read()
        }
    }
}
