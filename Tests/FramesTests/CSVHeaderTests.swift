import TestSupport
import Testing

@testable import Frames

@Suite("Headers of files of separated values, and files that are not what they seem")
struct CSVHeaderTests {
    private func names(_ text: String) throws -> [String] { try CSVReader().read(text: text).columnNames }

    @Test("A column without a name gets one that no other has")
    func namelessColumns() throws {
        #expect(try names(",Unnamed: 0,x\n0,0,5\n") == ["Unnamed: 0.1", "Unnamed: 0", "x"])
        #expect(
            try names(",Unnamed: 0,Unnamed: 0.1\n0,0,5\n") == ["Unnamed: 0.2", "Unnamed: 0", "Unnamed: 0.1"])
        #expect(try names(",,x\n1,2,3\n") == ["Unnamed: 0", "Unnamed: 1", "x"])
    }

    @Test("A delimiter at the end of each line makes no column")
    func delimitersAtTheEnd() throws {
        #expect(try names("a,b,\n1,2,\n3,4,\n") == ["a", "b"])
        #expect(try names("a,b,,,\n1,2,,,\n") == ["a", "b"])
        #expect(try names("a,,b\n1,,2\n") == ["a", "Unnamed: 1", "b"])
        #expect(try names("a,b,\n1,2,\n3,4,x\n") == ["a", "b", "Unnamed: 2"])
        #expect(try CSVReader(columns: ["a", "Unnamed: 1"]).read(text: "a,\n1,\n").columnCount == 2)
        #expect(try CSVReader(types: ["Unnamed: 1": .text]).read(text: "a,\n1,\n").columnCount == 2)
    }

    @Test(
        "Another delimiter is named",
        arguments: [
            ("a;b\n1,5;2,5\n", ";"), ("a\tb\n1\t2\n", "\t"), ("a|b\n1|2\n", "|"), ("\"a\";\"b\"\n1;2\n", ";"),
            ("sep=;\na;b\n1;2\n", ";"), ("sep=;\r\na;b\r\n1;2\r\n", ";"),
        ])
    func otherDelimiters(_ text: String, _ delimiter: String) throws {
        let error = #expect(throws: CSVError.self) { try CSVReader(types: ["b": .text]).read(text: text) }
        guard case .otherDelimiter(_, _, let found)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found == delimiter)
        #expect(error?.description.contains("CSVReader(delimiter: \(delimiter.debugDescription))") == true)
        #expect(try CSVReader(delimiter: CSVDelimiter(delimiter)).read(text: text).columnNames == ["a", "b"])
    }

    @Test func aFileOfOneColumnHasNoDelimiter() throws {
        #expect(try names("title\nLove; actually\nA|B\n") == ["title"])
        #expect(try names("a; b\nLove\n") == ["a; b"])
        #expect(try CSVReader(delimiter: .comma).read(text: "sep=,\na,b\n1,2\n").columnNames == ["a", "b"])
    }

    @Test(
        "UTF-16 is named",
        arguments: [
            [0xFF, 0xFE, 0x61, 0, 0x0A, 0], [0xFE, 0xFF, 0, 0x61, 0, 0x0A], [0x61, 0, 0x2C, 0, 0x62, 0],
        ]
            as [[UInt8]])
    func utf16(_ bytes: [UInt8]) {
        #expect(throws: CSVError.utf16(file: "t.csv")) { try CSVReader().read(bytes: bytes, name: "t.csv") }
        #expect(throws: JSONError.utf16(file: "t.json")) {
            try JSONReader().read(bytes: bytes, name: "t.json")
        }
    }

    @Test func wholeNumbersMayHaveAFractionOfZeroWhereTheyAreDeclared() throws {
        let text = "id,n\n3.0,1\n,2\n30.00,3\n 4 ,4\n"
        #expect(try CSVReader(types: ["id": .integer]).read(text: text)["id"].integers == [3, nil, 30, 4])
        #expect(try CSVReader().read(text: text)["id"].type == .real)
        #expect(throws: CSVError.self) { try CSVReader(types: ["id": .integer]).read(text: "id,n\n3.5,1\n") }
        #expect(throws: CSVError.self) {
            try CSVReader(types: ["id": .real]).read(text: "id,n\n888E010010,1\n")
        }
    }

    @Test func namesOfMissingValuesCanBeChosen() throws {
        let text = "country,code\nNamibia,NA\nNowhere,\n"
        #expect(try CSVReader().read(text: text)["code"].missingCount == 2)
        #expect(try CSVReader(missingNames: [""]).read(text: text)["code"].texts == ["NA", nil])
    }
}
