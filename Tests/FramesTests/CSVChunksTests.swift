import Base
import Foundation
import TestSupport
import Testing

@testable import Frames

/// Files that are read in chunks of a few bytes, so that a chunk begins at every byte.
@Suite struct CSVChunksTests {
    private func reader(
        _ names: [String]?, chunkSize: Int, threads: Int? = 1, types: [String: ColumnType] = [:]
    ) -> CSVReader {
        var reader = CSVReader(columnNames: names, types: types, missingNames: [])
        reader.chunkSize = chunkSize
        reader.threadCount = threads
        return reader
    }

    /// What came of reading.
    private enum Outcome: Equatable {
        case table(DataFrame)
        case error(CSVError)

        init(_ read: () throws(CSVError) -> DataFrame) {
            do throws(CSVError) {
                self = .table(try read())
            } catch {
                self = .error(error)
            }
        }
    }

    @Test func everyShortTextIsTheSameInAnyChunks() {
        let alphabet = ["a", ",", "\"", "\r", "\n"]
        let types: [String: ColumnType] = ["x": .text, "y": .text]
        var texts = [""]
        for _ in 0..<6 {
            texts = texts.flatMap { text in alphabet.map { text + $0 } }
            for text in texts {
                let whole = Outcome { () throws(CSVError) in
                    try reader(["x", "y"], chunkSize: 1 << 20, types: types).read(text: text)
                }
                if let records = Grammar.records(text), !records.isEmpty,
                    records.allSatisfy({ $0.count == 2 })
                {
                    let columns = [Column("x", records.map { $0[0] }), Column("y", records.map { $0[1] })]
                    #expect(whole == .table(DataFrame(unchecked: columns)))
                } else if case .table = whole {
                    Issue.record("\(text.debugDescription) is not refused")
                }
                for chunkSize in 1...3 {
                    let inChunks = Outcome { () throws(CSVError) in
                        try reader(["x", "y"], chunkSize: chunkSize, types: types).read(text: text)
                    }
                    #expect(inChunks == whole, "\(text.debugDescription)")
                }
            }
        }
    }

    /// A table of texts that need quotes, and its text.
    private func randomTable(_ generator: inout Generator) -> (columns: [Column], text: String) {
        let parts = [
            "", "a", "7", "-1.5", ",", "\"", "\n", "\r\n", "ż", "long enough to fill a block ", "2020-01-02",
        ]
        let end = Bool.random(using: &generator) ? "\n" : "\r\n"
        let columnCount = Int.random(in: 1...5, using: &generator)
        var columns = (0..<columnCount).map { _ in [String]() }
        var text = (0..<columnCount).map { "c\($0)" }.joined(separator: ",") + end
        for _ in 0..<Int.random(in: 1...40, using: &generator) {
            var line: [String] = []
            for column in 0..<columnCount {
                let count = Int.random(in: 0...3, using: &generator)
                let value = (0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
                columns[column].append(value)
                let isPlain = !value.utf8.contains { ",\"\r\n".utf8.contains($0) }
                let isQuoted = !isPlain || value.isEmpty || Bool.random(using: &generator)
                line.append(isQuoted ? "\"\(value.replacing("\"", with: "\"\""))\"" : value)
            }
            text += line.joined(separator: ",") + end
            if Int.random(in: 0..<5, using: &generator) == 0 { text += end }
        }
        if Bool.random(using: &generator) {
            text = String(text.unicodeScalars.dropLast(end.unicodeScalars.count))
        }
        return (columns.enumerated().map { Column("c\($0)", $1) }, text)
    }

    @Test func randomTablesAreTheSameInAnyChunksOnAnyThreads() throws {
        var generator = Generator(state: 1)
        for _ in 0..<25 {
            let (columns, text) = randomTable(&generator)
            let types = Dictionary(uniqueKeysWithValues: columns.map { ($0.name, ColumnType.text) })
            for chunkSize in [1, 7, 16, 64, 1000] {
                for threads in [1, 2, 4] {
                    let frame = try reader(nil, chunkSize: chunkSize, threads: threads, types: types).read(
                        text: text)
                    #expect(frame.columns == columns)
                    // Not only the texts but their codes are the same.
                    for (column, other) in zip(frame.columns, columns) {
                        guard case .text(let text) = column.storage, case .text(let expected) = other.storage
                        else { continue }
                        #expect(text.codes == expected.codes && text.pool.strings == expected.pool.strings)
                    }
                }
            }
        }
    }

    @Test func inferredTypesAreTheSameInAnyChunks() throws {
        var generator = Generator(state: 2)
        let kinds: [[String]] = [
            ["1", "", "-20", "007"], ["1", "0.5", "", "1e3"], ["", ""], ["TRUE", "False", ""],
            ["2020-01-02", "2020-01-02 03:04:05", ""], ["2020-01-02T00:00Z", "2020-01-02T00:00+01:00"],
            ["1", "99999999999999999999"], ["x", "1", ""], ["2020-01-02", "2020-01-02T00:00Z"],
        ]
        for _ in 0..<40 {
            let columns = (0..<4).map { _ in kinds.randomElement(using: &generator) ?? [] }
            var text = "a,b,c,d\n"
            for _ in 0..<Int.random(in: 1...30, using: &generator) {
                text +=
                    columns.map { $0.randomElement(using: &generator) ?? "" }.joined(separator: ",") + "\n"
            }
            let whole = try CSVReader().read(text: text)
            for chunkSize in [1, 5, 16, 40] {
                for threads in [1, 3] {
                    var reader = CSVReader()
                    reader.chunkSize = chunkSize
                    reader.threadCount = threads
                    #expect(try reader.read(text: text) == whole)
                }
            }
        }
    }

    /// A file with one value that is not of the declared type and one row that is too long; the first is the error.
    @Test func theFirstErrorIsThrown() throws {
        for (early, late) in [(3, 300), (300, 3), (150, 151), (151, 150)] {
            var lines = (0..<400).map { "\($0),\"x\ny\"" }
            lines[early] = "oops,1"
            lines[late] = "1,2,3"
            let text = "a,b\n" + lines.joined(separator: "\n")
            for chunkSize in [1, 16, 100, 1 << 20] {
                for threads in [1, 2, 4] {
                    let error = #expect(throws: CSVError.self) {
                        try reader(
                            nil, chunkSize: chunkSize, threads: threads, types: ["a": .integer, "b": .text]
                        )
                        .read(text: text, name: "t.csv")
                    }
                    let expected: CSVError =
                        early < late
                        ? .invalidValue(
                            file: "t.csv", line: 2 + 2 * early, column: "a", value: "oops", type: .integer)
                        : .wrongFieldCount(file: "t.csv", line: 2 + 2 * late, found: 3, expected: 2)
                    #expect(error == expected)
                }
            }
        }
    }

    @Test func aSourceHasTheRowsOfTheFile() throws {
        let folder = TemporaryFolder()
        var generator = Generator(state: 3)
        for _ in 0..<20 {
            let (columns, text) = randomTable(&generator)
            try folder.write(text, to: "t.csv")
            let types = Dictionary(uniqueKeysWithValues: columns.map { ($0.name, ColumnType.text) })
            for chunkSize in [1, 13, 64, 1 << 20] {
                let source = try reader(nil, chunkSize: chunkSize, types: types).source(folder.path("t.csv"))
                #expect(source.name == "t.csv")
                #expect(source.schema == columns.map { SourceColumn(name: $0.name, type: .text) })
                let names = Array(columns.map(\.name).reversed().prefix(2))
                // From the last to the first, as a chunk does not need those before it.
                let chunks = try (0..<source.chunkCount).reversed().map {
                    try source.chunk($0, columns: names)
                }
                let whole = try DataFrame.concatenating(chunks.reversed())
                #expect(try whole == DataFrame(columns).selecting(names))
            }
        }
    }

    @Test func aSourceKeepsItsTypes() throws {
        let folder = TemporaryFolder()
        let rows = (0..<100).map { "\($0),\($0).5,\n" }.joined()
        try folder.write("n,x,m\n" + rows + "1.5,1,\n", to: "t.csv")
        var reader = CSVReader()
        reader.chunkSize = 64
        let source = try reader.source(folder.path("t.csv"))
        #expect(source.schema.map(\.type) == [.integer, .real, .real])
        #expect((80...160).contains(source.estimatedRowCount))
        let last = source.chunkCount - 1
        #expect(try source.chunk(last, columns: ["x", "m"]).columns.allSatisfy { $0.type == .real })
        let error = #expect(throws: CSVError.self) { try source.chunk(last, columns: ["n"]) }
        #expect(
            error?.description
                == "t.csv, line 102, column \"n\": \"1.5\" is not a whole number, which the first 9 rows suggest; "
                + "declare the column's type")
        #expect(throws: FrameError.unknownColumn("y", columns: ["n", "x", "m"])) {
            try source.chunk(0, columns: ["y"])
        }
    }

    /// Behind an error nothing is certain, so the error is told.
    @Test func aSourceTellsTheFirstViolation() throws {
        let folder = TemporaryFolder()
        let rows = String(repeating: "1,\"a,b\"\n", count: 50)
        try folder.write("n,t\n" + rows + "1,5\" disk\n" + rows, to: "t.csv")
        let source = try reader(nil, chunkSize: 20, types: ["n": .integer, "t": .text]).source(
            folder.path("t.csv"))
        let expected = CSVError.quoteInField(file: "t.csv", line: 52, column: "t")
        for chunk in (0..<source.chunkCount).reversed() {
            do {
                let frame = try source.chunk(chunk, columns: ["n", "t"])
                #expect(frame.columns.allSatisfy { $0.count == frame.rowCount })
            } catch {
                #expect(error as? CSVError == expected)
            }
        }
        #expect(throws: expected) { try reader(nil, chunkSize: 20).read(folder.path("t.csv")) }
    }
}
