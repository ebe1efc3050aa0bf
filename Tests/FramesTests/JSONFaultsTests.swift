import Foundation
import TestSupport
import Testing

@testable import Frames

/// Faults that files of JSON Lines come with, and what happens for each: as it is read by default, where broken lines are
/// skipped, and what the report of the lines says.
@Suite("Faults of JSON Lines") struct JSONFaultsTests {
    /// A fault in the second of three lines.
    struct Fault: Sendable, CustomTestStringConvertible {
        var name: String
        var line: [UInt8]
        /// Whether the line is left out where broken lines are skipped.
        var isBroken: Bool
        /// The values of the second row where the line is read: as text, so that nil is a missing value.
        var number: Int?
        var problem = ""

        var testDescription: String { name }

        init(_ name: String, _ line: String, broken problem: String) {
            self.init(name, bytes: Array(line.utf8), broken: problem)
        }

        init(_ name: String, bytes: [UInt8], broken problem: String) {
            (self.name, line, isBroken, self.problem) = (name, bytes, true, problem)
        }

        init(_ name: String, _ line: String, number: Int?) {
            (self.name, self.line, isBroken, self.number) = (name, Array(line.utf8), false, number)
        }
    }

    private static let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)

    static let faults = [
        Fault("cut off", #"{"n": 2, "t": "b"#, broken: "the line ends within the object"),
        Fault("cut off behind a comma", #"{"n": 2,"#, broken: "the line ends within the object"),
        Fault("no JSON at all", "oops", broken: "an object is expected"),
        Fault("an array", "[1, 2]", broken: "an object is expected"),
        Fault("a number", "12", broken: "an object is expected"),
        Fault("NaN", #"{"n": NaN, "t": "b"}"#, broken: "a value is expected"),
        Fault("Infinity", #"{"n": -Infinity, "t": "b"}"#, broken: "a digit is expected"),
        Fault("a single quotation mark", #"{'n': 2}"#, broken: "a field's name"),
        Fault("a trailing comma", #"{"n": 2, "t": "b",}"#, broken: "a field's name"),
        Fault("a key twice", #"{"n": 2, "n": 3, "t": "b"}"#, broken: "\"n\" occurs twice"),
        Fault("two objects on a line", #"{"n": 2}{"n": 3}"#, broken: "more, or less, than one object"),
        Fault("an invalid escape", #"{"n": 2, "t": "\x"}"#, broken: "an invalid escape"),
        Fault("a tab in a string", "{\"n\": 2, \"t\": \"a\tb\"}", broken: "control character"),
        Fault(
            "invalid UTF-8", bytes: Array("{\"n\": 2, \"t\": \"".utf8) + [0xC3, 0x28] + Array("\"}".utf8),
            broken: "\"t\" is not UTF-8"),
        Fault("a zero byte", bytes: Array("{\"n\": 2}".utf8) + [0], broken: "than one object"),
        Fault("a leading zero", #"{"n": 02, "t": "b"}"#, broken: "leading zero"),
        Fault("a number as text", #"{"n": "2", "t": "b"}"#, number: nil),
        Fault("2^63", #"{"n": 9223372036854775808, "t": "b"}"#, number: nil),
        Fault("the smallest whole number", #"{"n": -9223372036854775808, "t": "b"}"#, number: .min),
        Fault("a fraction of nothing", #"{"n": 2.0, "t": "b"}"#, number: 2),
        Fault("half of a surrogate pair", #"{"n": 2, "t": "\ud83d"}"#, number: 2),
        Fault("a fraction", #"{"n": 2.5, "t": "b"}"#, number: nil),
        Fault("an exponent", #"{"n": 2e0, "t": "b"}"#, number: nil),
        Fault("nested ten thousand deep", #"{"n": 2, "t": "b", "x": \#(deep)}"#, number: 2),
        Fault("an object for a number", #"{"n": {"a": 1}, "t": "b"}"#, number: nil),
        Fault("other fields", #"{"x": 1, "n": 2, "t": "b"}"#, number: 2),
        Fault("fields in another order", #"{"t": "b", "n": 2}"#, number: 2),
        Fault("a missing field", #"{"t": "b"}"#, number: nil),
    ]

    private let fields: [JSONReader.Field] = [.init("n", .integer), .init("t", .text)]

    private func bytes(_ fault: Fault) -> [UInt8] {
        Array("{\"n\": 1, \"t\": \"a\"}\n".utf8) + fault.line + Array("\n{\"n\": 3, \"t\": \"c\"}\n".utf8)
    }

    @Test(arguments: faults) func aBrokenLineIsSkippedAndNamed(_ fault: Fault) throws {
        let reader = JSONReader(fields, brokenLines: .skipped(upTo: 0.5), unreadable: .missing)
        let table = try reader.read(bytes: bytes(fault))
        let report = try reader.lines(FileBytes(copying: bytes(fault), name: "t.jsonl"))
        #expect(try table["n"].integers == (fault.isBroken ? [1, 3] : [1, fault.number, 3]))
        #expect(report.rowCount == (fault.isBroken ? 2 : 3))
        #expect(report.broken.map(\.number) == (fault.isBroken ? [2] : []))
        if let broken = report.broken.first {
            #expect(broken.file == "t.jsonl" && broken.problem.contains(fault.problem), "\(broken.problem)")
        }
    }

    @Test(arguments: faults.filter(\.isBroken)) func isAnErrorByDefault(_ fault: Fault) {
        // Objects need not stand on lines of their own unless broken lines are to be told from them.
        if fault.name != "two objects on a line" {
            #expect(throws: JSONError.self) { try JSONReader(fields).read(bytes: bytes(fault)) }
        }
        let limited = JSONReader(fields, brokenLines: .skipped(upTo: 0.3), unreadable: .missing)
        let error = #expect(throws: JSONError.self) { try limited.read(bytes: bytes(fault), name: "t.jsonl") }
        guard case .tooManyBrokenLines(_, count: 1, lineCount: 3, allowed: 0.3, line: 2, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.description.hasPrefix("t.jsonl: 1 of 3 lines cannot be read") == true)
    }

    @Test func valuesOfAnotherTypeAreErrorsByDefault() throws {
        for name in ["a number as text", "2^63", "a fraction", "an object for a number"] {
            let fault = try #require(Self.faults.first { $0.name == name })
            #expect(throws: JSONError.self, "\(name)") { try JSONReader(fields).read(bytes: bytes(fault)) }
            // Or they break their line.
            let reader = JSONReader(fields, brokenLines: .skipped(upTo: 0.5))
            #expect(try reader.read(bytes: bytes(fault))["n"].integers == [1, 3], "\(name)")
        }
    }

    @Test func textTakesWhatIsWrittenWhereValuesMayBeUnreadable() throws {
        let text = "{\"t\": -1}\n{\"t\": \"-1\"}\n{\"t\": true}\n{\"t\": 1.50}\n{\"t\": [1]}\n{\"t\": null}\n"
        let table = try JSONReader([.init("t", .text)], unreadable: .missing).read(text: text)
        #expect(try table["t"].texts == ["-1", "-1", "true", "1.50", nil, nil])
        #expect(throws: JSONError.self) { try JSONReader([.init("t", .text)]).read(text: text) }
    }

    @Test("What does not fit a guess is no reason to lose it, also where values may be unreadable")
    func wrongGuesses() throws {
        let lines = [#"{"a": null, "b": 1}"#, #"{"a": "x-1", "b": "two"}"#, #"{"a": [], "b": 2.5}"#]
        for size in [1, 20, 1 << 20] {
            var reader = JSONReader(unreadable: .missing)
            reader.chunkSize = size
            let table = try reader.read(text: lines.joined(separator: "\n"))
            #expect(try table["a"].texts == [nil, "x-1", nil])
            #expect(try table["b"].texts == ["1", "two", "2.5"])
        }
    }

    @Test(arguments: [
        (#"Cut \ud83d"#, "Cut \u{fffd}"), (#"\udc00 x"#, "\u{fffd} x"), (#"\ud800\u0041"#, "\u{fffd}A"),
        (#"\ud83d\ud83d\ude00"#, "\u{fffd}\u{1f600}"), (#"\ud83dx"#, "\u{fffd}x"),
        (#"\ud83d\n"#, "\u{fffd}\n"),
        (#"\ud83d\ude00"#, "\u{1f600}"),
    ])
    func halfOfASurrogatePairIsReplaced(_ written: String, _ text: String) throws {
        let json = "{\"n\": 1, \"t\": \"\(written)\"}\n{\"n\": 2, \"t\": \"b\"}\n"
        #expect(try JSONReader(fields).read(text: json)["t"].texts == [text, "b"])
        // Also in a field that nobody reads.
        #expect(try JSONReader([.init("n", .integer)]).read(text: json)["n"].integers == [1, 2])
        #expect(try JSONReader(fields).lines(FileBytes(copying: Array(json.utf8), name: "t")).broken.isEmpty)
    }

    @Test func wholeNumbersKeepAllTheirDigits() throws {
        let ids = "{\"id\": 1009513310189256287}\n{\"id\": null}\n{\"id\": 1009513310189256289}\n"
        #expect(
            try JSONReader().read(text: ids)["id"].integers == [
                1_009_513_310_189_256_287, nil, 1_009_513_310_189_256_289,
            ])
        // Beyond 64 bits they are texts, as in separated values.
        let large = "{\"id\": 1}\n{\"id\": 18446744073709551615}\n{\"id\": -18446744073709551614}\n"
        for chunkSize in [1, 1000] {
            var reader = JSONReader()
            reader.chunkSize = chunkSize
            #expect(
                try reader.read(text: large)["id"].texts == [
                    "1", "18446744073709551615", "-18446744073709551614",
                ])
        }
        #expect(try JSONReader().read(text: large + "{\"id\": 0.5}\n")["id"].type == .real)
        // Python writes whole numbers beside missing ones with a fraction.
        let fractions = "{\"id\": 3.0}\n{\"id\": 30.00}\n{\"id\": 4}\n"
        #expect(try JSONReader([.init("id", .integer)]).read(text: fractions)["id"].integers == [3, 30, 4])
        #expect(try JSONReader().read(text: fractions)["id"].type == .real)
    }

    @Test func aFileOfAnotherShapeIsAnError() throws {
        let wrapped = "{\"items\": [{\"n\": 1}]}"
        let error = #expect(throws: JSONError.self) {
            try JSONReader(fields).read(text: wrapped, name: "w.json")
        }
        #expect(
            error?.description
                == "w.json: no row has any of the fields \"n\", \"t\"; the first rows have \"items\"")
        let misspelt = "{\"id\": 1, \"ms_played\": 5}\n{\"id\": 2, \"ms_played\": 6}\n"
        let reader = JSONReader([.init("id", .integer), .init("ms_playd", .integer)])
        #expect(throws: JSONError.misspeltField(file: "p", field: "ms_playd", nearest: "ms_played")) {
            try reader.read(text: misspelt, name: "p")
        }
        #expect(throws: JSONError.self) {
            try JSONSource(reader, FileBytes(copying: Array(misspelt.utf8), name: "p"))
        }
        // A field that some row has, though without a value, and one that resembles none.
        #expect(try reader.read(text: misspelt + "{\"ms_playd\": null}").rowCount == 3)
        let other = JSONReader([.init("id", .integer), .init("skipped", .boolean)])
        #expect(try other.read(text: misspelt)["skipped"].missingCount == 2)
    }

    @Test func whatIsNoFault() throws {
        let expected: [Int?] = [1, 2]
        for text in [
            "{\"n\": 1}\r\n{\"n\": 2}\r\n",  // lines of Windows
            "\u{FEFF}{\"n\": 1}\n{\"n\": 2}\n",  // a byte order mark
            "{\"n\": 1}\n{\"n\": 2}",  // no line feed at the end
            "\n\n{\"n\": 1}\n  \n{\"n\": 2}\n\n",  // blank lines
        ] {
            for mode in [BrokenLines.refused, .skipped(upTo: 0)] {
                let reader = JSONReader([.init("n", .integer)], brokenLines: mode)
                #expect(try reader.read(text: text)["n"].integers == expected)
            }
            let report = try JSONReader([.init("n", .integer)]).lines(
                FileBytes(copying: Array(text.utf8), name: ""))
            #expect(report.rowCount == 2 && report.broken.isEmpty)
        }
    }

    @Test func anEmptyFileIsAnErrorAndHasNoLines() throws {
        let reader = JSONReader(fields, brokenLines: .skipped(upTo: 1))
        #expect(throws: JSONError.empty(file: "t")) { try reader.read(text: "", name: "t") }
        #expect(throws: JSONError.empty(file: "t")) { try reader.read(text: "\u{FEFF}\n \n", name: "t") }
        #expect(try reader.lines(FileBytes(copying: [], name: "t")) == LineReport())
    }

    @Test func aLineOfAHundredMegabytesIsRead() throws {
        let long = String(repeating: "x", count: 100 << 20)
        let text =
            "{\"n\": 1, \"t\": \"a\"}\n{\"n\": 2, \"t\": \"\(long)\"}\n{\"n\": 3\n{\"n\": 4, \"t\": \"d\"}\n"
        let reader = JSONReader(fields, brokenLines: .skipped(upTo: 0.3))
        let table = try reader.read(text: text)
        #expect(try table["n"].integers == [1, 2, 4])
        #expect(try table["t"].texts[1]?.utf8.count == 100 << 20)
    }
}
