import Base
import Testing

@testable import Frames

@Suite struct JSONReaderTests {
    private let reader = JSONReader([
        .init("ts", .date), .init("name", .text, as: "track"), .init("ms", .integer), .init("share", .real),
        .init("shuffle", .boolean),
    ])

    @Test func readsOnlyTheRequestedFields() throws {
        let text = """
            [ {"ts": "2020-01-02T03:04:05Z", "ip": "10.0.0.1", "name": "A", "ms": 12, "share": 0.5, "shuffle": true,
               "more": {"a": [1, {"b": "]}"}], "c": null}},
              {"shuffle": false, "share": 2, "name": null, "ts": null}
            ]
            """
        let frame = try reader.read(text: text)
        #expect(
            frame
                == (try DataFrame([
                    Column(
                        "ts", [Timestamp(year: 2020, month: 1, day: 2, hour: 3, minute: 4, second: 5), nil]),
                    Column("track", ["A", nil]), Column("ms", [12, nil]), Column("share", [0.5, 2]),
                    Column("shuffle", [true, false]),
                ])))
    }

    @Test func readsJSONLines() throws {
        let frame = try JSONReader([.init("a", .integer)]).read(
            text: "\u{FEFF}{\"a\":1}\n{\"b\":2}\r\n\n{\"a\":3}")
        #expect(try frame["a"].integers == [1, nil, 3])
    }

    @Test(arguments: [
        (#"plain"#, "plain"), (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"), (#"\u00e9\u20AC"#, "é€"),
        (#"\ud83d\uDE00!"#, "😀!"), ("naïve 日本", "naïve 日本"), ("", ""), (#"\u0000"#, "\0"),
    ])
    func readsStrings(_ written: String, _ text: String) throws {
        let frame = try JSONReader([.init("a", .text)]).read(text: "[{\"a\":\"\(written)\"}]")
        #expect(try frame["a"].texts == [text])
    }

    @Test func findsNamesThatAreEscaped() throws {
        let frame = try JSONReader([.init("ä", .integer)]).read(text: #"[{"\u00E4": 7}]"#)
        #expect(try frame["ä"].integers == [7])
    }

    @Test func parsesNumbers() throws {
        let text = #"[{"x":0},{"x":-0.5},{"x":1e3},{"x":2.5E-1},{"x":123456789012345678}]"#
        let frame = try JSONReader([.init("x", .real)]).read(text: text)
        #expect(try frame["x"].doubles == [0, -0.5, 1000, 0.25, 1.2345678901234568e17])
    }

    @Test func skipsNestedValuesOfAnyDepth() throws {
        let depth = 200_000
        let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let frame = try JSONReader([.init("a", .integer)]).read(text: "[{\"deep\":\(nested),\"a\":1}]")
        #expect(try frame["a"].integers == [1])
    }

    /// A text and the error message for it.
    @Test(arguments: [
        ("", "h.json: the file is empty; an array of objects is needed"),
        (" \n", "h.json: the file is empty; an array of objects is needed"),
        ("[]", "h.json: the array is empty"),
        ("[1]", "h.json, line 1, column 2: \"1\" where an object is expected"),
        ("7", "h.json, line 1, column 1: \"7\" where an object is expected"),
        (
            "[{\"a\":1}",
            "h.json, line 1, column 9: the text ends where a comma or the end of the array is expected"
        ),
        (
            "[{\"a\":1",
            "h.json, line 1, column 8: the text ends where a comma or the end of the object is expected"
        ),
        ("[{\"a\":", "h.json, line 1, column 7: the text ends where a value is expected"),
        ("[{\"a\"", "h.json, line 1, column 6: the text ends where a colon is expected"),
        ("[{\"a\":1},]", "h.json, line 1, column 10: \"]\" where an object is expected"),
        (
            "[{\"a\":1,}]",
            "h.json, line 1, column 9: \"}\" where a field's name in quotation marks is expected"
        ),
        (
            "[{\"a\":1}{\"a\":2}]",
            "h.json, line 1, column 9: \"{\" where a comma or the end of the array is expected"
        ),
        ("[{\"a\":1}]\n x", "h.json, line 2, column 2: text after the end of the array"),
        (
            "[{\"a\":1}\n,{a:1}]",
            "h.json, line 2, column 3: \"a\" where a field's name in quotation marks is expected"
        ),
        ("[{\"b\":tru}]", "h.json, line 1, column 7: a literal other than true, false and null"),
        ("[{\"b\":01}]", "h.json, line 1, column 8: a number with a leading zero"),
        ("[{\"b\":1.}]", "h.json, line 1, column 9: \"}\" where a digit is expected"),
        ("[{\"b\":-}]", "h.json, line 1, column 8: \"}\" where a digit is expected"),
        ("[{\"b\":NaN}]", "h.json, line 1, column 7: \"N\" where a value is expected"),
        ("[{\"b\":\"x}]", "h.json, line 1, column 7: the string that begins here is never closed"),
        ("[{\"b\":\"\\x\"}]", "h.json, line 1, column 8: an invalid escape"),
        ("[{\"b\":\"\\u12\"}]", "h.json, line 1, column 8: \\u without four hexadecimal digits"),
        (
            "[{\"b\":\"x\n\"}]",
            "h.json, line 1, column 9: a line break or another control character in a string"
        ),
        ("[{\"b\":[1,}}]", "h.json, line 1, column 10: \"}\" where a value is expected"),
        (
            "[{\"b\":[1}}]",
            "h.json, line 1, column 9: \"}\" where a comma or the end of the array is expected"
        ),
        (
            "[{\"b\":{\"c\":1]}]",
            "h.json, line 1, column 13: \"]\" where a comma or the end of the object is expected"
        ),
        ("[{\"a\":1},{\"a\":1.5}]", "h.json, row 2, field \"a\": 1.5 is not a whole number"),
        ("[{\"a\":\"1\"}]", "h.json, row 1, field \"a\": \"1\" is not a whole number"),
        ("[{\"a\":true}]", "h.json, row 1, field \"a\": true is not a whole number"),
        (
            "[{\"a\":99999999999999999999}]",
            "h.json, row 1, field \"a\": 99999999999999999999 is not a whole number"
        ),
        (
            "[{\"a\":[1]}]",
            "h.json, row 1, field \"a\": an object or an array instead of a single value"
        ),
        ("[{\"a\":1,\"a\":1}]", "h.json, row 1: the field \"a\" occurs twice"),
    ])
    func refuses(_ text: String, _ message: String) {
        let error = #expect(throws: JSONError.self) {
            try JSONReader([.init("a", .integer)]).read(text: text, name: "h.json")
        }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        (
            ColumnType.date, "\"01-02-2020\"",
            "\"01-02-2020\" is not a date; dates are written 2021-03-04, 2021-03-04 05:06:07 or 2021-03-04T05:06:07Z"
        ), (.date, "7", "7 is not a date\(ColumnType.date.notation)"),
        (.boolean, "1", "1 is not a Boolean"), (.boolean, "\"true\"", "\"true\" is not a Boolean"),
        (
            .text, "7", "7 is not text; with unreadable: .missing, numbers are read as they are written"
        ), (.real, "\"1\"", "\"1\" is not a number"),
    ])
    func refusesWhatIsOfAnotherType(_ type: ColumnType, _ value: String, _ message: String) {
        let error = #expect(throws: JSONError.self) {
            try JSONReader([.init("x", type)]).read(text: "[{\"x\":\(value)}]", name: "h.json")
        }
        #expect(error?.description == "h.json, row 1, field \"x\": \(message)")
    }

    @Test func textMustBeUTF8() {
        let bytes = Array("[{\"x\":\"".utf8) + [0xE9] + Array("\"}]".utf8)
        #expect(throws: JSONError.invalidUTF8(file: "bytes", row: 1, field: "x")) {
            try JSONReader([.init("x", .text)]).read(bytes: bytes)
        }
    }

    @Test func everyTruncationIsAnError() throws {
        let bytes = Array(#"[{"a":1,"b":{"c":[null,"\ud83d\ude00"]}},{"a":-2.5e+3}]"#.utf8)
        let reader = JSONReader([.init("a", .real)])
        #expect(try reader.read(bytes: bytes).rowCount == 2)
        for count in 0..<bytes.count {
            #expect(throws: JSONError.self) { try reader.read(bytes: Array(bytes.prefix(count))) }
        }
    }

    @Test func aFieldMayBeRequestedOnce() {
        #expect(throws: JSONError.repeatedRequest(file: "text", field: "b")) {
            try JSONReader([.init("a", .text), .init("b", .text, as: "a")]).read(text: "[{}]")
        }
    }

    @Test func namesAFileWithoutItsFolder() {
        #expect(throws: JSONError.fileNotFound(file: "h.json")) {
            try JSONReader([]).read("/no/such/folder/h.json")
        }
    }
}
