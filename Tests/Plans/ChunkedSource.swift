import Base
import Frames

/// A table in memory that is read as a file is: some columns of a few rows at a time.
struct ChunkedSource: TableSource {
    let name = "chunks"
    let frame: DataFrame
    let chunkRows: Int

    var schema: [SourceColumn] { frame.columns.map { SourceColumn(name: $0.name, type: $0.type) } }

    var chunkCount: Int { max(1, (frame.rowCount + chunkRows - 1) / chunkRows) }

    var estimatedRowCount: Int { frame.rowCount }

    func chunk(_ index: Int, columns: [String]) throws -> DataFrame {
        let rows = index * chunkRows..<min((index + 1) * chunkRows, frame.rowCount)
        return try DataFrame(columns.map { try frame[$0][rows: Array(rows)] })
    }
}
