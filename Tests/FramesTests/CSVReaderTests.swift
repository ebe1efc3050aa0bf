import Base
import Testing

@testable import Frames

@Suite struct CSVReaderTests {
    @Test func readsATable() throws {
        let frame = try CSVReader().read(text: "a,b,c,d\r\n1,2.5,x,TRUE\r\n3,,\"y, \"\"z\"\"\",FALSE\r\n")
        #expect(
            frame
                == (try DataFrame([
                    Column("a", [1, 3]), Column("b", [2.5, nil]), Column("c", ["x", "y, \"z\""]),
                    Column("d", [true, false]),
                ])))
    }

    @Test func datesWithAnOffsetAreInUTC() throws {
        let column = try CSVReader().read(text: "d\n2021-03-04T05:06:07+02:00\n")["d"]
        #expect(column == Column("d", [Timestamp("2021-03-04T03:06:07")].compactMap { $0 }))
    }

    @Test func readsWhatPandasReads() throws {
        #expect(try CSVReader().read(text: "a,b\n 1, x\n2,y \n")["b"] == Column("b", [" x", "y "]))
        #expect(try CSVReader().read(text: "a,b\n\n1,2\n\n3,4\n").rowCount == 2)
        #expect(try CSVReader().read(text: ",b\n1,2\n").columnNames == ["Unnamed: 0", "b"])
        #expect(try CSVReader(delimiter: .semicolon).read(text: "a;b\n1,5;2\n")["a"] == Column("a", ["1,5"]))
    }

    @Test func aLongTableReadInPartsIsTheSame() throws {
        let rows = 0..<50_000
        let lines = rows.map { "\($0),\($0 % 700 == 3 ? "" : "\"t, \($0 % 4000)\n\"")" }
        let text = "n,t\n" + lines.joined(separator: "\n") + "\n"
        let frame = try CSVReader().read(text: text)
        #expect(try frame["n"] == Column("n", Array(rows)))
        #expect(try frame["t"] == Column("t", rows.map { $0 % 700 == 3 ? nil : "t, \($0 % 4000)\n" }))
        #expect(throws: CSVError.self) {
            try CSVReader(types: ["n": .integer]).read(text: text + "x,\n")
        }
    }

    @Test func usesDeclaredTypes() throws {
        let types = ["id": ColumnType.text, "n": .integer, "x": .real]
        let frame = try CSVReader(types: types).read(text: "id,n,x\n007,1,2\n008,,3\n")
        #expect(
            frame
                == (try DataFrame([
                    Column("id", ["007", "008"]), Column("n", [1, nil]), Column("x", [2.0, 3]),
                ])))
    }

    @Test func usesGivenNamesIfThereIsNoHeader() throws {
        let reader = CSVReader(delimiter: .tab, columnNames: ["user", "item"])
        #expect(
            try reader.read(text: "1\t2\n3\t4\n")
                == DataFrame([Column("user", [1, 3]), Column("item", [2, 4])]))
        #expect(throws: CSVError.empty(file: "text")) { try reader.read(text: "\n") }
    }

    @Test func usesOtherMissingNames() throws {
        let reader = CSVReader(missingNames: ["-", "1.5"])
        #expect(
            try reader.read(text: "x,y\n-,NA\n2,1.5\n")
                == DataFrame([
                    Column("x", [nil, 2]), Column("y", ["NA", nil]),
                ]))
    }

    @Test func readsLatin1() throws {
        let bytes = Array("x\nMis".utf8) + [0xE9] + Array("rables, Les\n".utf8)
        #expect(throws: CSVError.wrongFieldCount(file: "bytes", line: 2, found: 2, expected: 1)) {
            try CSVReader().read(bytes: bytes)
        }
        let reader = CSVReader(delimiter: .bar, encoding: .latin1)
        #expect(try reader.read(bytes: bytes)["x"] == Column("x", ["Misérables, Les"]))
        #expect(throws: CSVError.invalidUTF8(file: "bytes", line: 2, column: "x")) {
            try CSVReader(delimiter: .bar).read(bytes: bytes)
        }
    }

    @Test func readsOnlyTheRequestedColumns() throws {
        let text = "a,b,c\n1,x,2.5\n2,\"y\"\"\",3.5\n"
        let frame = try CSVReader(columns: ["c", "a"]).read(text: text)
        #expect(try frame == DataFrame([Column("c", [2.5, 3.5]), Column("a", [1, 2])]))
        #expect(throws: CSVError.noSuchColumn(file: "text", column: "d", columns: ["a", "b", "c"])) {
            try CSVReader(columns: ["d"]).read(text: text)
        }
        #expect(throws: CSVError.repeatedColumn(file: "text", column: "a")) {
            try CSVReader(columns: ["a", "a"]).read(text: text)
        }
    }

    @Test func readsLists() throws {
        let text = "film,genres\n1,Action|Comedy\n2,\n3,\"Action\"\n4,|\n"
        let frame = try CSVReader(types: ["genres": .list(of: .text)]).read(text: text)
        #expect(try frame["genres"] == Column("genres", [["Action", "Comedy"], nil, ["Action"], ["", ""]]))
        let reader = CSVReader(types: ["genres": .list(of: .text)], missingNames: [], listSeparator: "; ")
        #expect(
            try reader.read(text: "film,genres\n1,a; b;c\n2,\n")["genres"]
                == Column("genres", [["a", "b;c"], []]))
    }

    @Test func wholeNumbersKeepTheirDigitsBesideMissingValues() throws {
        let frame = try CSVReader().read(text: "id,x\n9007199254740993,1\n,2\n")
        #expect(try frame["id"] == Column("id", [9_007_199_254_740_993, nil]))
    }

    @Test func readsWideTables() throws {
        let names = (0..<300).map { "c\($0)" }
        let text = names.joined(separator: "\t") + "\n" + (0..<300).map { "\($0)" }.joined(separator: "\t")
        let frame = try CSVReader(delimiter: "\t").read(text: text)
        #expect(frame.columns == names.enumerated().map { Column($1, [$0]) })
    }

    @Test func readsAThousandDistinctTextsMoreThanOnce() throws {
        let texts = (0..<20_000).map { $0 % 3 == 0 ? "text number \($0 * 7919 % 5000)" : "\($0 % 1009)" }
        let frame = try CSVReader(types: ["t": .text]).read(text: "t\n" + texts.joined(separator: "\n"))
        #expect(try frame["t"] == Column("t", texts))
    }

    @Test(arguments: ["", "\"", "a\nb", "€"])
    func refusesDelimitersThatCannotBeTold(_ text: String) {
        let error = #expect(throws: CSVError.self) {
            try CSVReader(delimiter: CSVDelimiter(text), encoding: .latin1).read(text: "a\n1\n")
        }
        #expect(error == .unusableDelimiter(file: "text", delimiter: text))
    }

    /// A text and the error message for it.
    @Test(arguments: [
        ("", "t.csv: the file is empty; a header is needed"),
        ("\r\n\n", "t.csv: the file is empty; a header is needed"),
        ("a,b\n", "t.csv: the file has a header but no rows"),
        ("a,b", "t.csv: the file has a header but no rows"),
        ("a,b,a\n1,2,3\n", "t.csv: two columns are named \"a\"; rename one"),
        ("a,b\n1,2\n3,4,5\n", "t.csv, line 3: 3 fields, but the header has 2"),
        ("a,b\n\"1\n2\",3\n4\n", "t.csv, line 4: 1 field, but the header has 2"),
        (
            "a,b\n1,\"open\n2,3\n",
            "t.csv, line 2, column \"b\": the quotation mark that begins the field is never closed"
        ),
        (
            "a,b\n1,\"x\"y\n",
            "t.csv, line 2, column \"b\": text after the closing quotation mark; a quotation mark within a field must be doubled"
        ),
        (
            "a,b\n1,5\" disk\n",
            "t.csv, line 2, column \"b\": a quotation mark inside an unquoted field; quote the field and double the mark"
        ),
        (
            "a,b\n1,2\r3,4\n",
            "t.csv, line 2, column \"b\": a carriage return without a line feed; lines must end with LF or CR LF"
        ),
    ])
    func refuses(_ text: String, _ message: String) {
        let error = #expect(throws: CSVError.self) { try CSVReader().read(text: text, name: "t.csv") }
        #expect(error?.description == message)
    }

    @Test func refusesValuesOfAnotherTypeThanDeclared() {
        let text = "id,video_like_count\n1,\"2\n\"\n3,abc\n"
        let reader = CSVReader(types: ["video_like_count": .real])
        let error = #expect(throws: CSVError.self) {
            try reader.read(text: text.replacing("2\n", with: "2"), name: "tiktok_dataset.csv")
        }
        #expect(
            error?.description
                == "tiktok_dataset.csv, line 3, column \"video_like_count\": \"abc\" is not a number")
        // A line break within quotes counts.
        let counted = #expect(throws: CSVError.self) {
            try CSVReader(types: ["b": .integer]).read(text: "a,b\n\"x\ny\",1\nz,2.5\n")
        }
        #expect(counted == .invalidValue(file: "text", line: 4, column: "b", value: "2.5", type: .integer))
    }

    @Test func refusesATypeOfAnUnknownColumn() {
        let error = #expect(throws: CSVError.self) {
            try CSVReader(types: ["like": .real]).read(text: "likes\n1\n", name: "t.csv")
        }
        #expect(
            error?.description
                == "t.csv: a type is declared for \"like\", but there is no such column; did you mean \"likes\"?"
        )
    }

    @Test func namesAFileWithoutItsFolder() {
        let error = #expect(throws: CSVError.self) { try DataFrame(csv: "/no/such/folder/table.csv") }
        #expect(error?.description == "table.csv: the file does not exist")
    }
}
