import Foundation
import TestSupport
import Testing

@testable import Frames

@Suite("Broken lines are left out wherever they are") struct BrokenLinesTests {
    private let fields: [JSONReader.Field] = [.init("n", .integer), .init("t", .text)]

    private func reader(chunkSize: Int, _ brokenLines: BrokenLines) -> JSONReader {
        var reader = JSONReader(fields, brokenLines: brokenLines, unreadable: .missing)
        reader.chunkSize = chunkSize
        return reader
    }

    /// Lines of which some are broken, and the same without these.
    private func lines(_ generator: inout Generator) -> (all: String, whole: String, broken: [Int]) {
        let bad = [
            "{\"n\": 1", "}", "nothing", "{\"n\": 1, \"n\": 2}", "{\"t\": \"open}", "{}{}", "{\"t\": [1,",
        ]
        var all = ""
        var whole = ""
        var broken: [Int] = []
        for number in 1...Int.random(in: 2...60, using: &generator) {
            if Int.random(in: 0..<4, using: &generator) == 0 {
                all += (bad.randomElement(using: &generator) ?? "") + "\n"
                broken.append(number)
            } else {
                let line = "{\"n\": \(number), \"t\": \"\(String(repeating: "ż", count: number % 9))\"}\n"
                all += line
                whole += line
            }
        }
        return (all + "{\"n\": 0}\n", whole + "{\"n\": 0}\n", broken)
    }

    @Test(arguments: 0..<200) func theOthersAreReadAsIfTheyWereAlone(_ seed: Int) throws {
        var generator = Generator(state: UInt64(seed))
        let (all, whole, broken) = lines(&generator)
        let expected = try JSONReader(fields).read(text: whole)
        let chunkSize = [1, 7, 64, 1 << 20][seed % 4]
        let reader = reader(chunkSize: chunkSize, .skipped(upTo: 1))
        #expect(try reader.read(text: all) == expected)
        let report = try reader.lines(FileBytes(copying: Array(all.utf8), name: "t"))
        #expect(report.broken.map(\.number) == broken)
        #expect(report.rowCount == expected.rowCount)
        let folder = TemporaryFolder()
        try folder.write(all, to: "t.jsonl")
        let query = Query(scanning: try reader.source(folder.path("t.jsonl")))
        #expect(try query.collect() == expected)
        #expect(
            try query.aggregated(["n": .sum("n")]).collect()
                == expected.query.aggregated(["n": .sum("n")]).collect())
    }

    @Test func aShareIsOfTheWholeFile() throws {
        // All broken lines are in one chunk of many.
        let good = (0..<1000).map { "{\"n\": \($0)}\n" }.joined()
        let text = good + "{\n{\n" + good
        let expected = try JSONReader(fields).read(text: good + good)
        #expect(try reader(chunkSize: 256, .skipped(upTo: 0.001)).read(text: text) == expected)
        #expect(throws: JSONError.self) {
            try reader(chunkSize: 256, .skipped(upTo: 0.0009)).read(text: text)
        }
    }

    @Test func typesAreInferredFromWhatCanBeRead() throws {
        let text = "oops\n{\"a\": 1, \"b\": \"x\"}\n{\"a\": 2}\n"
        let table = try JSONReader(brokenLines: .skipped(upTo: 0.5)).read(text: text)
        #expect(try table == DataFrame([Column("a", [1, 2]), Column("b", ["x", nil])]))
    }

    @Test func fieldsThatAreNotExpectedAreCounted() throws {
        let text =
            "{\"n\": 1, \"t\": \"a\"}\n{\"n\": 2, \"id\": -1}\n{\"x\": {}, \"id\": 0, \"n\": 1}\n{\"id\":\n"
        let report = try JSONReader(fields).lines(FileBytes(copying: Array(text.utf8), name: "t"))
        #expect(report.unexpectedCount == 2 && report.unexpectedFields == ["id", "x"])
        #expect(report.rowCount == 3 && report.broken.map(\.number) == [4])
        #expect(report.brokenShare == 0.25)
    }

    @Test func reportsOfFilesAreAddedUp() throws {
        var report = LineReport()
        for name in ["a", "b"] {
            report.add(try JSONReader(fields).lines(FileBytes(copying: Array("{}\n\nx\n".utf8), name: name)))
        }
        #expect(report.rowCount == 2 && report.blankCount == 2)
        #expect(report.broken.map(\.file) == ["a", "b"] && report.broken.map(\.number) == [3, 3])
    }
}
