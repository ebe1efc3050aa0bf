import Base

/// An error of reading or writing a SQLite database.
///
/// `file` is the last component of the path, so that messages do not depend on the machine. Rows are counted from 1, in the
/// order of the table.
public enum SQLiteError: Error, Hashable, Sendable {
    /// The file does not exist.
    case fileNotFound(file: String)
    /// The file cannot be read; `problem` is SQLite's message, if there is one.
    case unreadable(file: String, problem: String?)
    /// The file cannot be written.
    case unwritable(file: String)
    /// A table cannot be written; `problem` is SQLite's message.
    case cannotWrite(file: String, table: String, problem: String)
    /// The file is empty.
    case empty(file: String)
    /// The file is not a SQLite database, or it is encrypted.
    case notADatabase(file: String)
    /// The file is shorter than its header says; lengths are in bytes.
    case truncated(file: String, found: Int, expected: Int)
    /// SQLite found the file to be corrupt while reading a table.
    case corrupt(file: String, table: String?)
    /// A transaction was interrupted, whose journal lies beside the file.
    case interrupted(file: String)
    /// Another program is writing to the database.
    case locked(file: String)
    /// There is no table of that name; `tables` are the names of the tables.
    case unknownTable(file: String, table: String, tables: [String])
    /// The table has no column of that name; `columns` are the names of its columns.
    case unknownColumn(file: String, table: String, column: String, columns: [String])
    /// A column was requested twice.
    case repeatedColumn(file: String, table: String, column: String)
    /// The table has no rows.
    case noRows(file: String, table: String)
    /// A value is a BLOB, which no column of a frame can hold.
    case blob(file: String, table: String, column: String, row: Int)
    /// A text is not UTF-8.
    case invalidUTF8(file: String, table: String, column: String, row: Int)
    /// A value is not of the type that was declared for its column.
    case invalidValue(file: String, table: String, column: String, row: Int, value: String, type: ColumnType)
}

extension SQLiteError: CustomStringConvertible {
    /// The error in one line, with file, table, column, row and a remedy.
    public var description: String { text.inOneLine }

    private var text: String {
        switch self {
        case .fileNotFound(let file):
            return "\(file): the file does not exist"
        case .unreadable(let file, let problem):
            return "\(file): the file cannot be read" + (problem.map { " (SQLite: \($0))" } ?? "")
        case .unwritable(let file):
            return "\(file): the file cannot be written"
        case .cannotWrite(let file, let table, let problem):
            return "\(file), table \"\(table)\": it cannot be written (SQLite: \(problem))"
        case .empty(let file):
            return "\(file): the file is empty; a SQLite database is needed"
        case .notADatabase(let file):
            return "\(file): the file is not a SQLite database; if it is encrypted, decrypt it first"
        case .truncated(let file, let found, let expected):
            return "\(file): the file has \(found) bytes, but its header says \(expected); copy it again"
        case .interrupted(let file):
            return
                "\(file): a program was interrupted while it wrote to the database, and has left \(file)-journal; open the "
                + "file once with sqlite3, which takes back what is half-done"
        case .corrupt(let file, let table):
            return file + (table.map { ", table \"\($0)\"" } ?? "")
                + ": the database is corrupt; copy it again, or recover it with sqlite3's .recover"
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
            return "\(file), table \"\(table)\": the column \"\(column)\" is requested twice"
        case .noRows(let file, let table):
            return "\(file), table \"\(table)\": the table has no rows"
        case .blob(let file, let table, let column, let row):
            return place(file, table, column, row)
                + "a BLOB, which a data frame cannot hold; leave the column out"
        case .invalidUTF8(let file, let table, let column, let row):
            return place(file, table, column, row) + "the text is not UTF-8; leave the column out"
        case .invalidValue(let file, let table, let column, let row, let value, let type):
            return place(file, table, column, row) + "\(value) is not \(type.noun)\(type.notation)"
        }
    }

    private func place(_ file: String, _ table: String, _ column: String, _ row: Int) -> String {
        "\(file), table \"\(table)\", column \"\(column)\", row \(row): "
    }
}
