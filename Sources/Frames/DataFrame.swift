import Base

/// A table: named columns of equal length, in order.
///
/// A data frame is a value: every operation returns a new one, which shares the memory of the columns that it keeps.
/// Rows are numbered from 0 and have no labels.
public struct DataFrame: Sendable {
    /// The columns, in order.
    public let columns: [Column]
    /// The number of rows.
    public let rowCount: Int
    private let indices: [String: Int]
    /// The declared fields, by the names of their columns.
    let declarations: [String: Field]
    /// The digest of the table, or that of all it was computed from.
    let memo: DigestMemo

    /// Creates a data frame of columns.
    ///
    /// - Throws: `FrameError.duplicateColumn` or `FrameError.lengthMismatch`.
    public init(_ columns: [Column]) throws(FrameError) {
        let rowCount = columns.first?.count ?? 0
        var names: Set<String> = []
        for column in columns {
            guard names.insert(column.name).inserted else { throw .duplicateColumn(column.name) }
            guard column.count == rowCount else {
                throw .lengthMismatch(column: column.name, count: column.count, expected: rowCount)
            }
        }
        self.init(unchecked: columns)
    }

    /// Creates a data frame of columns that are known to be of equal length and to have different names.
    init(unchecked columns: [Column], declarations: [String: Field] = [:]) {
        self.columns = columns
        self.declarations = declarations
        memo = DigestMemo()
        rowCount = columns.first?.count ?? 0
        indices = Dictionary(
            columns.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first }
        )
    }
}

// MARK: - Properties

extension DataFrame {
    /// The number of columns.
    public var columnCount: Int { columns.count }

    /// The numbers of rows and of columns.
    public var shape: (rows: Int, columns: Int) { (rowCount, columnCount) }

    /// The names of the columns, in order.
    public var columnNames: [String] { columns.map(\.name) }

    /// The names of the columns that hold whole or floating-point numbers, in order.
    public var numericColumnNames: [String] { columns.filter(\.isNumeric).map(\.name) }

    /// Whether there is a column of that name.
    public func hasColumn(_ name: String) -> Bool { indices[name] != nil }

    /// The column of a name.
    ///
    /// - Throws: `FrameError.unknownColumn`, which suggests the nearest name.
    public subscript(name: String) -> Column {
        get throws(FrameError) { columns[try index(of: name)] }
    }

    /// The value of a row in the column of a name; `nil` if it is missing.
    ///
    /// - Throws: `FrameError.unknownColumn` or `FrameError.rowOutOfRange`.
    public subscript(row: Int, name: String) -> Value? {
        get throws(FrameError) {
            let column = try self[name]
            guard 0..<rowCount ~= row else { throw .rowOutOfRange(row, count: rowCount) }
            return column[row]
        }
    }

    /// Returns the values of a row, in the order of the columns. The row must exist.
    public func row(_ row: Int) -> [Value?] { columns.map { $0[row] } }

    /// Returns a table of the types of the columns: `column`, `type`.
    public func dtypes() -> DataFrame {
        DataFrame(unchecked: [
            Column("column", columnNames),
            Column("type", columns.map(\.type.description)),
        ])
    }

    /// Returns a table of the columns: `column`, `non-null` (the number of values that are not missing), `type`.
    public func info() -> DataFrame {
        DataFrame(unchecked: [
            Column("column", columnNames),
            Column("non-null", columns.map { $0.count - $0.missingCount }),
            Column("type", columns.map(\.type.description)),
        ])
    }

    func index(of name: String) throws(FrameError) -> Int {
        guard let index = indices[name] else { throw .unknownColumn(name, columns: columnNames) }
        return index
    }
}

extension DataFrame: Equatable {
    /// Whether two frames have equal columns in the same order, whatever is declared about them. Missing values are equal to
    /// each other.
    public static func == (first: DataFrame, second: DataFrame) -> Bool { first.columns == second.columns }
}

// MARK: - Columns

extension DataFrame {
    /// Returns the frame with some of its columns, in the order given.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.duplicateColumn` for a repeated name.
    public func selecting(_ names: [String]) throws(FrameError) -> DataFrame {
        var chosen: [Column] = []
        for name in names { chosen.append(try self[name]) }
        return try DataFrame(chosen).declaring(declarations)
    }
}
