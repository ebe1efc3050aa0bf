import Base

/// What can go wrong with a SQLite database.
///
/// `file` is the last component of the path only, so that messages hold nothing of the machine. Rows are counted from
/// 1, in the order of the table.
public enum SQLiteError: Error, Hashable, Sendable {
    /// There is no such file.
    case fileNotFound(file: String)
    /// The file is there, but cannot be read; `problem` is what SQLite says of it, if it does.
    case unreadable(file: String, problem: String?)
    /// The file cannot be written.
    case unwritable(file: String)
    /// A table cannot be written as it is; `problem` is what SQLite says of it.
    case cannotWrite(file: String, table: String, problem: String)
    /// There is nothing in the file.
    case empty(file: String)
    /// The file holds something else, or it is encrypted.
    case notADatabase(file: String)
    /// The file is shorter than its header says, in bytes.
    case truncated(file: String, found: Int, expected: Int)
    /// SQLite found the file damaged while it read a table.
    case corrupt(file: String, table: String?)
    /// Another program writes to the database.
    case locked(file: String)
    /// There is no such table; `tables` are those that there are.
    case unknownTable(file: String, table: String, tables: [String])
    /// The table has no such column; `columns` are those that it has.
    case unknownColumn(file: String, table: String, column: String, columns: [String])
    /// A column was asked for twice.
    case repeatedColumn(file: String, table: String, column: String)
    /// There are no rows in the table.
    case noRows(file: String, table: String)
    /// There are bytes in a column (a BLOB), which no column of a frame can hold.
    case blob(file: String, table: String, column: String, row: Int)
    /// A text is not UTF-8.
    case invalidUTF8(file: String, table: String, column: String, row: Int)
    /// A value is not of the type that was declared for its column.
    case invalidValue(file: String, table: String, column: String, row: Int, value: String, type: ColumnType)
}

extension SQLiteError: CustomStringConvertible {
    /// The error in one line: file, table, column, row, and a way out.
    public var description: String {
        switch self {
        case .fileNotFound(let file):
            return "\(file): there is no such file"
        case .unreadable(let file, let problem):
            return "\(file): the file cannot be read" + (problem.map { " (SQLite: \($0))" } ?? "")
        case .unwritable(let file):
            return "\(file): the file cannot be written"
        case .cannotWrite(let file, let table, let problem):
            return "\(file), table \"\(table)\": it cannot be written (SQLite: \(problem))"
        case .empty(let file):
            return "\(file): the file is empty; a SQLite database is needed"
        case .notADatabase(let file):
            return "\(file): the file is no SQLite database; if it is an encrypted one, decrypt it first"
        case .truncated(let file, let found, let expected):
            return "\(file): the file has \(found) bytes, but its header says \(expected); copy it anew"
        case .corrupt(let file, let table):
            return file + (table.map { ", table \"\($0)\"" } ?? "")
                + ": the database is damaged; copy it anew, or recover it by sqlite3's \".recover\""
        case .locked(let file):
            return "\(file): another program is writing to the database; wait until it is done"
        case .unknownTable(let file, let table, let tables):
            return "\(file): there is no table \"\(table)\""
                + (tables.isEmpty
                    ? "; the database has none" : hint(for: table, among: tables, calling: "the tables are"))
        case .unknownColumn(let file, let table, let column, let columns):
            return "\(file), table \"\(table)\": there is no column \"\(column)\""
                + hint(for: column, among: columns, calling: "the columns are")
        case .repeatedColumn(let file, let table, let column):
            return "\(file), table \"\(table)\": the column \"\(column)\" is asked for twice"
        case .noRows(let file, let table):
            return "\(file), table \"\(table)\": the table has no rows"
        case .blob(let file, let table, let column, let row):
            return place(file, table, column, row)
                + "bytes (a BLOB), which a table of values cannot hold; leave the column out"
        case .invalidUTF8(let file, let table, let column, let row):
            return place(file, table, column, row) + "the text is not UTF-8; leave the column out"
        case .invalidValue(let file, let table, let column, let row, let value, let type):
            return place(file, table, column, row) + "\(value) is not \(type.noun)"
        }
    }

    private func place(_ file: String, _ table: String, _ column: String, _ row: Int) -> String {
        "\(file), table \"\(table)\", column \"\(column)\", row \(row): "
    }
}
