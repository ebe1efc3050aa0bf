import Base
import Foundation
import Frames

/// Random tables in files, with an engine that queries over them run on.
struct TableFiles {
    let tables: [RandomTable]
    let folder: URL
    let isJSON: Bool
    let engine: SparkEngine

    /// Writes the tables, as JSON Lines or as separated values, with what such files can hold: no time spans, no NaN, and in JSON
    /// numbers that are finite.
    init(_ tables: [RandomTable], in folder: URL, isJSON: Bool, engine: SparkEngine) throws {
        self.tables = try tables.map { table in
            let kept = table.columns.filter { $0.type != .timeSpan }
            var frame = try table.frame.selecting(columns: kept.map(\.name))
            for column in kept where column.type == .real {
                let value = col(column.name)
                let isKept = isJSON ? value.absolute < Double.infinity : !value.isNaN
                frame = try frame.with(columns: [(column.name, when(isKept, then: value))])
            }
            return RandomTable(frame: frame, columns: kept)
        }
        self.folder = folder
        self.isJSON = isJSON
        self.engine = engine
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (index, table) in self.tables.enumerated() {
            if isJSON {
                try Data(Self.lines(table.frame).utf8).write(to: place(index))
            } else {
                try CSVWriter().write(table.frame, to: place(index).path)
            }
        }
    }

    private func place(_ index: Int) -> URL {
        folder.appending(path: "table \(index).\(isJSON ? "jsonl" : "csv")")
    }

    private static func lines(_ frame: DataFrame) -> String {
        (0..<frame.rowCount).map { row in
            let cells = frame.columns.compactMap { column -> (String, JSON)? in
                switch column[row] {
                case nil: nil
                case .real(let value)?: (column.name, .raw(value.description))
                case .date(let date)?: (column.name, .text(date.description))
                case let value: (column.name, JSON(value))
                }
            }
            return JSON.object(Dictionary(uniqueKeysWithValues: cells)).text + "\n"
        }.joined()
    }

    /// A query over a file; over the table itself if it has no rows, as such a file is an error.
    func query(_ index: Int) throws -> Query {
        let table = tables[index]
        guard table.frame.rowCount > 0 else { return table.frame.query }
        if isJSON {
            let reader = JSONReader(table.columns.map { .init($0.name, $0.type) })
            return Query(scanning: try reader.source(place(index).path))
        }
        // The columns that hold texts take every text but the empty one.
        let types = Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0.type) })
        let reader = CSVReader(types: types, missingNames: [""], listSeparator: ", ")
        return Query(scanning: try reader.source(place(index).path))
    }
}
