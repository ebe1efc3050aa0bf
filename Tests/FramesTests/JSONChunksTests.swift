import Base
import Foundation
import TestSupport
import Testing

@testable import Frames

/// Files that are read in chunks of a few bytes, so that a chunk begins at every byte.
@Suite struct JSONChunksTests {
    private func reader(_ fields: [JSONReader.Field]?, chunkSize: Int, threads: Int? = 1) -> JSONReader {
        var reader = JSONReader(fields)
        reader.chunkSize = chunkSize
        reader.threadCount = threads
        return reader
    }

    private let fields: [JSONReader.Field] = [
        .init("t", .text), .init("n", .integer), .init("x", .real), .init("b", .boolean), .init("d", .date),
        .init("l", .list(of: .text)),
    ]

    /// Rows with the requested fields and others, in any order, some missing; as text and as columns.
    private func randomTable(_ generator: inout Generator) -> (columns: [Column], objects: [String]) {
        let texts = [
            "", "a", "żółć", "long enough for more than one block of bytes", "\"", "\\", "\n", "😀", "{}",
            "[]",
        ]
        let days = ["2021-03-04", "2021-03-04T05:06:07.250000", "2021-03-04 05:06"]
        func space() -> String { ["", "", " ", "\t "].randomElement(using: &generator) ?? "" }
        func quoted(_ text: String) -> String {
            let written = text.unicodeScalars.map { scalar -> String in
                switch scalar {
                case "\"": "\\\""
                case "\\": "\\\\"
                case "\n": "\\n"
                default: Bool.random(using: &generator) ? String(scalar) : escaped(scalar)
                }
            }
            return "\"" + written.joined() + "\""
        }
        func escaped(_ scalar: Unicode.Scalar) -> String {
            String(scalar).utf16.map { "\\u" + String(UInt32($0) + 0x10000, radix: 16).dropFirst() }.joined()
        }
        var values: [[Value?]] = fields.map { _ in [] }
        var objects: [String] = []
        let isRegular = Bool.random(using: &generator)
        for _ in 0..<Int.random(in: 1...40, using: &generator) {
            let text = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
                texts.randomElement(using: &generator) ?? ""
            }.joined()
            let list = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
                texts.randomElement(using: &generator) ?? ""
            }
            let day = days.randomElement(using: &generator) ?? ""
            let number =
                Int(truncatingIfNeeded: generator.next()) >> Int.random(in: 0..<64, using: &generator)
            let real = Double(number) / 1024
            let row: [(Value, String)] = [
                (.text(text), quoted(text)), (.integer(number), "\(number)"), (.real(real), "\(real)"),
                (.boolean(number % 2 == 0), "\(number % 2 == 0)"),
                (.date(Timestamp(day) ?? Timestamp(microseconds: 0)), quoted(day)),
                (.list(list), "[" + list.map { space() + quoted($0) + space() }.joined(separator: ",") + "]"),
            ]
            var members = zip(fields, row).map { ("\"\($0.name)\"", $1.1) }
            for (column, (value, _)) in row.enumerated() {
                let kind = isRegular ? 0 : Int.random(in: 0..<8, using: &generator)
                if kind == 1 { members[column].1 = "null" }
                if kind == 2 { members[column].0 = "\"other \(column)\"" }
                values[column].append(kind == 1 || kind == 2 ? nil : value)
            }
            members.append(("\"more\"", "{\"t\": [1, {\"n\": null}], \"x\": -1.5e-3}"))
            if !isRegular { members.shuffle(using: &generator) }
            let (before, after) = isRegular ? (" ", " ") : (space(), space())
            objects.append(
                "{" + members.map { "\(before)\($0.0)\(before):\(after)\($0.1)" }.joined(separator: ",")
                    + "}")
        }
        let columns = zip(fields, values).map { field, values in
            (try? Column(field.name, type: field.type, values: values)) ?? Column("", [Int]())
        }
        return (columns, objects)
    }

    @Test func randomTablesAreTheSameInAnyChunksOnAnyThreads() throws {
        var generator = Generator(state: 1)
        for _ in 0..<25 {
            let (columns, objects) = randomTable(&generator)
            let lines: String = objects.joined(separator: "\n")
            let spacedLines: String = objects.joined(separator: " \r\n\n  \t\n")
            let array: String = objects.joined(separator: ",")
            let spacedArray: String = objects.joined(separator: " ,\n ")
            let texts: [String] = [
                lines, "\(spacedLines)\n", "[\(array)]", " [\n\(spacedArray)\n]\n",
                objects.joined(separator: " "),
                objects.joined(),
            ]
            for text in texts {
                for chunkSize in [1, 16, 100, 1000] {
                    for threads in [1, 2, 4] {
                        let frame = try reader(fields, chunkSize: chunkSize, threads: threads).read(
                            text: text)
                        #expect(frame.columns == columns)
                    }
                }
            }
        }
    }

    @Test func inferredTypesAreTheSameInAnyChunks() throws {
        var generator = Generator(state: 2)
        let kinds: [[String]] = [
            ["1", "null", "-20"], ["1", "0.5", "1e3"], ["null"], ["true", "false", "null"],
            ["\"2020-01-02\"", "\"2020-01-02 03:04:05\"", "null"], ["\"7\"", "\"x\""], ["[]", "[\"a\"]"],
            ["1", "99999999999999999999"], ["\"2020-01-02\"", "\"2020-01-02T00:00Z\""],
        ]
        for _ in 0..<40 {
            let values = (0..<4).map { _ in kinds.randomElement(using: &generator) ?? [] }
            var lines: [String] = []
            for _ in 0..<Int.random(in: 1...30, using: &generator) {
                let members = values.enumerated().map {
                    "\"\($0)\": \($1.randomElement(using: &generator) ?? "")"
                }
                lines.append(
                    "{" + members.filter { _ in generator.next() % 8 > 0 }.joined(separator: ", ") + "}")
            }
            guard lines.contains(where: { $0 != "{}" }) else { continue }
            let whole = try JSONReader().read(text: lines.joined(separator: "\n"))
            for text in [lines.joined(separator: "\n"), "[" + lines.joined(separator: ",") + "]"] {
                for (chunkSize, threads) in [(1, 1), (16, 3), (100, 2)] {
                    #expect(try reader(nil, chunkSize: chunkSize, threads: threads).read(text: text) == whole)
                }
            }
        }
    }

    /// Rows are matched with the bytes around the values of earlier rows, of which these are a part.
    @Test("White space may differ from row to row")
    func whiteSpaceVaries() throws {
        let rows = [
            #"{"a":1,"b":"x"}"#, #"{"a": 2,"b": "y"}"#, #"{"a":  3 ,"b":\t"z" }"#, #"{"a":4,"b":"u"}"#,
            #"{"a":-5,"b":  null}"#, #"{"a": 6, "b":"v"}"#,
        ]
        let expected = [Column("a", [1, 2, 3, 4, -5, 6]), Column("b", ["x", "y", "z", "u", nil, "v"])]
        for fields in [[.init("a", .integer), .init("b", .text)], nil] as [[JSONReader.Field]?] {
            for text in [
                rows.joined(separator: "\n").replacing("\\t", with: "\t"),
                "[" + rows.joined(separator: ",").replacing("\\t", with: "\t") + "]",
            ] {
                for chunkSize in [1, 20, 1000] {
                    #expect(try reader(fields, chunkSize: chunkSize).read(text: text).columns == expected)
                }
            }
        }
        var skipping = JSONReader([.init("a", .integer)], brokenLines: .skipped(upTo: 0))
        skipping.threadCount = 1
        #expect(try skipping.read(text: "{\"a\":1}\n{\"a\": 2}\n").columns == [Column("a", [1, 2])])
    }

    @Test func infersFieldsAndTypes() throws {
        let frame = try JSONReader().read(
            text: """
                {"id": 9007199254740993, "t": "7", "d": "2020-01-02", "g": ["a"], "x": 1, "b": true, "m": null}
                {"late": -0.5, "id": null, "t": "x", "d": null, "g": [], "x": 1.5}
                """)
        #expect(
            try frame
                == DataFrame([
                    Column("id", [9_007_199_254_740_993, nil]), Column("t", ["7", "x"]),
                    Column("d", [Timestamp("2020-01-02"), nil]), Column("g", [["a"], []]),
                    Column("x", [1.0, 1.5]),
                    Column("b", [true, nil]), Column("m", [nil, nil] as [Double?]),
                    Column("late", [nil, -0.5]),
                ]))
    }

    /// A text and the error message for it, without requested fields.
    @Test(arguments: [
        ("{\"a\": 1}\n{\"a\": \"x\"}", "t.jsonl, row 1, field \"a\": 1 is not text"),
        (
            "{\"a\": {\"b\": 1}}",
            "t.jsonl, row 1, field \"a\": an object or an array instead of a single value"
        ),
        ("{\"a\": [1]}", "t.jsonl, row 1, field \"a\": an array of other values is not a list of texts"),
        ("{\"a\": 1}\n{\"a\": [\"x\"], \"a\": 2}", "t.jsonl, row 2: the field \"a\" occurs twice"),
        (
            "{\"a\": 1}\n{\"a\": 1",
            "t.jsonl, line 2, column 8: the text ends where a comma or the end of the object is expected"
        ),
    ])
    func refuses(_ text: String, _ message: String) {
        for chunkSize in [1, 10, 1000] {
            let error = #expect(throws: JSONError.self) {
                try reader(nil, chunkSize: chunkSize).read(text: text, name: "t.jsonl")
            }
            #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
        }
    }

    /// A value of another type and a violation of the grammar; the first is the error.
    @Test func theFirstErrorIsThrown() throws {
        for (early, late) in [(3, 300), (300, 3), (150, 151), (151, 150)] {
            var lines = (0..<400).map { "{\"a\": \($0), \"b\": \"x\"}" }
            lines[early] = "{\"a\": \"oops\", \"b\": \"x\"}"
            lines[late] = "{\"a\": 1, \"b\": }"
            for text in [lines.joined(separator: "\n"), "[" + lines.joined(separator: ",\n") + "]"] {
                for chunkSize in [1, 100, 1 << 20] {
                    for threads in [1, 2, 4] {
                        let error = #expect(throws: JSONError.self) {
                            try reader([.init("a", .integer)], chunkSize: chunkSize, threads: threads)
                                .read(text: text, name: "t.jsonl")
                        }
                        let expected: JSONError =
                            early < late
                            ? .invalidValue(
                                file: "t.jsonl", row: early + 1, field: "a", value: "\"oops\"", type: .integer
                            )
                            : .invalid(
                                file: "t.jsonl", line: late + 1, column: 15,
                                problem: "\"}\" where a value is expected")
                        #expect(error == expected)
                    }
                }
            }
        }
    }

    @Test func aSourceHasTheRowsOfTheFile() throws {
        let folder = TemporaryFolder()
        var generator = Generator(state: 3)
        for _ in 0..<10 {
            let (columns, objects) = randomTable(&generator)
            for text in [objects.joined(separator: "\n"), "[" + objects.joined(separator: ",\n") + "]"] {
                try folder.write(text, to: "t.jsonl")
                for chunkSize in [1, 100, 1 << 20] {
                    let source = try reader(fields, chunkSize: chunkSize).source(folder.path("t.jsonl"))
                    #expect(source.schema == columns.map { SourceColumn(name: $0.name, type: $0.type) })
                    let names = ["l", "x", "t"]
                    let chunks = try (0..<source.chunkCount).reversed().map {
                        try source.chunk($0, columns: names)
                    }
                    #expect(
                        try DataFrame.concatenating(chunks.reversed()) == DataFrame(columns).selecting(names))
                }
            }
        }
    }

    @Test func aSourceKeepsItsTypes() throws {
        let folder = TemporaryFolder()
        let rows = (0..<100).map { "{\"n\": \($0), \"m\": null}\n" }.joined()
        try folder.write(rows + "{\"n\": 1.5, \"m\": 1}\n{\"n\": 1, \"new\": 2}\n", to: "t.jsonl")
        let source = try reader(nil, chunkSize: 200).source(folder.path("t.jsonl"))
        #expect(source.schema.map(\.type) == [.integer, .real])
        #expect((80...130).contains(source.estimatedRowCount))
        let last = source.chunkCount - 1
        let error = #expect(throws: JSONError.self) { try source.chunk(last, columns: ["n"]) }
        #expect(
            error?.description
                == "t.jsonl, row 101, field \"n\": 1.5 is not a whole number, which the first 10 rows suggest; "
                + "name the fields to be read with their types")
        let other = #expect(throws: JSONError.self) { try source.chunk(last, columns: ["m"]) }
        #expect(
            other?.description
                == "t.jsonl, row 102: the field \"new\" is none of the first rows'; name the fields to be read"
        )
    }

    @Test func aSourceOfLinesNeedsLines() throws {
        let folder = TemporaryFolder()
        try folder.write("{\"a\": 1}\n{\"a\": 2}\n{\"a\":\n3}\n{\"a\": 4} {\"a\": 5}\n", to: "t.jsonl")
        let path = folder.path("t.jsonl")
        #expect(try reader([.init("a", .integer)], chunkSize: 8).read(path)["a"].integers == [1, 2, 3, 4, 5])
        let source = try reader([.init("a", .integer)], chunkSize: 8).source(path)
        #expect(try source.chunk(0, columns: ["a"])["a"].integers == [1])
        // The object of two lines begins in the first of these, and the other begins with its second line.
        for chunk in [3, 2] {
            let error = #expect(throws: JSONError.self) { try source.chunk(chunk, columns: ["a"]) }
            #expect(
                error?.description
                    == "t.jsonl, line 3: each object must be alone on one line, as the first one is")
        }
    }

    @Test func aSourceNeedsRows() throws {
        let folder = TemporaryFolder()
        for (text, expected) in [
            ("", JSONError.empty(file: "t")), ("[ ]", .noRows(file: "t")),
            ("[ ] x", .invalid(file: "t", line: 1, column: 5, problem: "text after the end of the array")),
        ] {
            try folder.write(text, to: "t")
            #expect(throws: expected) { try JSONReader().source(folder.path("t")) }
            #expect(throws: expected) { try JSONReader().read(folder.path("t")) }
        }
    }

    /// More shapes of rows than are kept, and rows that have nothing.
    @Test func rowsOfManyShapes() throws {
        let rows = (0..<200).map { row -> String in
            let members = (0..<12).filter { $0 == 5 || (row * 7 + $0 * 11) % 13 < 5 }.map {
                "\"f\($0)\":\(row)"
            }
            return "{" + members.joined(separator: ",") + "}"
        }
        let frame = try JSONReader([.init("f5", .integer), .init("none", .text)]).read(
            text: rows.joined(separator: "\n") + "\n{}\n{}")
        #expect(try frame["f5"].integers == Array(0..<200) + [nil, nil])
        #expect(try frame["none"].missingCount == 202)
    }
}
