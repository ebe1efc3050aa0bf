import Base
import Testing

@testable import Frames

/// A table in memory that is read as a file is: a few rows at a time, with a pool of texts for each chunk.
struct ChunkedTable: TableSource {
    let frame: DataFrame
    let chunkSize: Int

    var name: String { "chunks of \(chunkSize) rows" }
    var schema: [SourceColumn] { frame.columns.map { SourceColumn(name: $0.name, type: $0.type) } }
    var chunkCount: Int { (frame.rowCount + chunkSize - 1) / chunkSize }
    var estimatedRowCount: Int { frame.rowCount }

    func chunk(_ index: Int, columns: [String]) throws -> DataFrame {
        let rows = index * chunkSize..<min((index + 1) * chunkSize, frame.rowCount)
        return try DataFrame(
            columns.map { name in
                let column = try frame[name]
                return try Column(name, type: column.type, values: rows.map { column[$0] })
            })
    }
}

extension DataFrame {
    /// A query that reads the table a few rows at a time.
    func scanned(by chunkSize: Int) -> Query {
        Query(scanning: ChunkedTable(frame: self, chunkSize: chunkSize), fields: Array(declarations.values))
    }

    /// Returns the result of a query over the table, which must be the same whether the table is in memory or read in chunks, and
    /// for each column on its own, and have the types that are told before it runs.
    func result(
        sourceLocation: SourceLocation = #_sourceLocation, of query: (Query) throws -> Query
    ) throws -> DataFrame {
        let result = try query(self.query).collect()
        #expect(
            try query(self.query).plan.schema().columns.map { Schema.Column(name: $0.name, type: $0.type) }
                == result.columns.map { Schema.Column(name: $0.name, type: $0.type) },
            "the types told before", sourceLocation: sourceLocation)
        for chunkSize in [1, 4, 1000] {
            let other = try query(scanned(by: chunkSize)).collect()
            #expect(other == result, "chunks of \(chunkSize) rows", sourceLocation: sourceLocation)
        }
        for name in result.columnNames {
            for source in [self.query, scanned(by: 5)] {
                let column = try query(source).selecting(name).collect()
                #expect(try column == result.selecting(name), "\(name) alone", sourceLocation: sourceLocation)
            }
        }
        return result
    }
}
