// Reads files with Weft's readers and writes what they hold, for `compare.py`, which starts this program.
//
// Each line of standard input is a JSON object: the file, the form ("csv", "json" or "sqlite"), the declared columns, and a file
// for the result. Each line of standard output answers one: the error, or nothing.
import Base
import Foundation
import Frames

struct Task: Decodable {
    let path: String
    let form: String
    /// The names and types of the columns that are declared; of JSON all that are read.
    let columns: [[String]]
    let result: String
    /// The table of a database.
    let table: String?
    /// The delimiter of separated values.
    let delimiter: String?
}

func type(_ name: String) -> ColumnType {
    switch name {
    case "integer": .integer
    case "real": .real
    case "boolean": .boolean
    default: .text
    }
}

func read(_ task: Task) throws -> DataFrame {
    let columns = task.columns.map { (name: $0[0], type: type($0[1])) }
    let types = Dictionary(uniqueKeysWithValues: columns.map { ($0.name, $0.type) })
    switch task.form {
    case "csv":
        return try CSVReader(delimiter: CSVDelimiter(task.delimiter ?? ","), types: types, missingNames: [""])
            .read(task.path)
    case "json":
        return try JSONReader(columns.isEmpty ? nil : columns.map { .init($0.name, $0.type) }).read(task.path)
    default: return try SQLiteReader(types: types).read(table: task.table ?? "t", from: task.path)
    }
}

/// Each column with its name and type, then its cells: their kind in a letter, and their value.
func bytes(of frame: DataFrame) -> Data {
    var data = Data()
    for column in frame.columns {
        data += Data("\(column.name)\u{1F}\(column.type)".utf8)
        for row in 0..<column.count {
            data.append(0x1E)
            switch column[row] {
            case nil: data += Data("N".utf8)
            case .integer(let value): data += Data("I\(value)".utf8)
            case .real(let value): data += Data("R\(value.bitPattern)".utf8)
            case .boolean(let value): data += Data("B\(value ? 1 : 0)".utf8)
            case .text(let value): data += Data("S\(value)".utf8)
            case let value?: data += Data("O\(value)".utf8)
            }
        }
        data.append(0x1D)
    }
    return data
}

while let line = readLine() {
    let task = try JSONDecoder().decode(Task.self, from: Data(line.utf8))
    do {
        try bytes(of: read(task)).write(to: URL(filePath: task.result))
        print("")
    } catch {
        print("\(error)")
    }
    fflush(nil)
}
