import TestSupport
import Testing

@testable import Frames

@Suite("Errors of reading take one line, whatever the file holds")
struct ErrorLineTests {
    @Test func separatedValues() {
        let error = #expect(throws: CSVError.self) {
            try CSVReader(types: ["a\nb": .integer]).read(text: "\"a\nb\",c\n\"x\r\ny\",1\n", name: "t.csv")
        }
        let text = error?.description ?? ""
        #expect(text.hasPrefix(#"t.csv, line 3, column "a\nb": "x\r\ny" is not a whole number"#), "\(text)")
    }

    @Test func json() {
        let broken = #expect(throws: JSONError.self) {
            try JSONReader().read(text: "{\"a\": 1}\r\n{\"a\": \r\n", name: "t.jsonl")
        }
        #expect(broken?.description.contains("\n") == false, "\(broken?.description ?? "")")
        let twice = #expect(throws: JSONError.self) {
            try JSONReader().read(text: #"{"a\u2028b\u0085": 1, "a\u2028b\u0085": 2}"#, name: "t.jsonl")
        }
        #expect(twice?.description == #"t.jsonl, row 1: the field "a\u{2028}b\u{0085}" occurs twice"#)
    }

    @Test func databases() throws {
        let fixture = try DatabaseFixture()
        try fixture.execute("CREATE TABLE \"t\nu\" (x); INSERT INTO \"t\nu\" VALUES (x'00')")
        let error = #expect(throws: SQLiteError.self) {
            try SQLiteReader().read(table: "t\nu", from: fixture.path)
        }
        #expect(error?.description.hasPrefix(#"a.db, table "t\nu", column "x", row 1: a BLOB"#) == true)
    }
}
