/// A file of text that is read in chunks, column by column.
protocol FieldFile: Sendable {
    associatedtype Failure: Error

    /// The number of chunks, which depends on the file alone.
    var chunkCount: Int { get }

    /// The number of rows of a chunk, which is right unless there is an error in the file up to the end of the chunk.
    func rowCount(of chunk: Int) -> Int

    /// Takes a chunk out of the memory of the process until it is read.
    func release(_ chunk: Int)

    /// Reads columns of a chunk with writers of the same types, which expect as many rows as the chunk has.
    ///
    /// - Parameter areMisfits: for each column, whether a value is known that is not of the type that was guessed. It is set
    ///   if there is one in this chunk. Such columns are not read on.
    /// - Throws: The first error in the chunk, or in the file if that is why the chunk has other rows than expected.
    func read(
        _ chunk: Int, _ columns: [RequestedColumn], with writers: inout [ColumnWriter],
        areMisfits: inout [Bool]
    ) throws(Failure)

    /// Observes the fields of columns in the first rows of a chunk, and returns the number of rows.
    ///
    /// - Throws: The first error in these rows.
    func infer(
        _ chunk: Int, _ columns: [Int], into inferences: inout [ColumnInference], maximumRowCount: Int
    ) throws(Failure) -> Int
}

/// A column that is read from a file.
struct RequestedColumn: Sendable {
    /// The origin of the type.
    enum Origin {
        /// It was declared.
        case declared
        /// It was inferred from the first rows; a value of another type is an error.
        case inferred(rowCount: Int)
        /// It is a guess; a value of another type is no error, and the column is not read on.
        case guessed
    }

    /// The index in the file.
    var index: Int
    var type: ColumnType
    var origin: Origin
    /// Whether dates must be written with an offset from UTC or without one; nil if it does not matter.
    var datesHaveOffset: Bool?
    /// Whether the column holds texts because the whole numbers in the file have too many digits for anything else.
    var holdsDigits = false

    /// Whether the type was declared.
    var isDeclared: Bool { if case .declared = origin { true } else { false } }

    /// A column of a declared type.
    init(_ index: Int, declared type: ColumnType) {
        self.index = index
        self.type = type
        origin = .declared
    }

    /// A column of a type that was inferred.
    init(_ index: Int, _ type: ColumnType, _ origin: Origin, _ inference: ColumnInference) {
        self.index = index
        self.type = type
        self.origin = origin
        datesHaveOffset = type == .date ? inference.datesHaveOffset : nil
        holdsDigits = type == .text && inference.holdsDigits
    }
}
