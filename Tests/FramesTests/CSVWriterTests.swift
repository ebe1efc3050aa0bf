import Base
import FoundationEssentials
import Testing

@testable import Frames

@Suite struct CSVWriterTests {
    /// The output of pandas' `to_csv(index=False)`.
    @Test func writesWhatPandasWrites() throws {
        let numbers: [Double?] = [
            0.1, 0.3333333333333333, 1e-05, 123456789.123, 1e16, 1e22, 100, nil, .leastNonzeroMagnitude,
            1.7976931348623157e308, -0.0, 2.5,
        ]
        #expect(
            CSVWriter().text(try DataFrame([Column("f", numbers)]))
                == "f\n0.1\n0.3333333333333333\n1e-05\n123456789.123\n1e+16\n1e+22\n100.0\n\"\"\n5e-324\n"
                + "1.7976931348623157e+308\n-0.0\n2.5\n")
        let texts = try DataFrame([
            Column("s", ["a,b", "q\"x", "line\n2", "", nil, " x"]),
            Column("b", [true, false, true, false, true, false]),
        ])
        #expect(
            CSVWriter().text(texts)
                == "s,b\n\"a,b\",True\n\"q\"\"x\",False\n\"line\n2\",True\n,False\n,True\n x,False\n")
    }

    /// To pandas, NaN is a missing value.
    @Test func writesNaN() throws {
        #expect(CSVWriter().text(try DataFrame([Column("f", [.nan, 1.5, nil])])) == "f\nnan\n1.5\n\"\"\n")
    }

    @Test func writesDates() throws {
        let day = Timestamp("2021-01-02")
        let time = Timestamp("2021-01-02 03:04:05.5")
        let frame = try DataFrame([Column("d", [day, nil]), Column("t", [day, time])])
        #expect(
            CSVWriter().text(frame) == "d,t\n2021-01-02,2021-01-02 00:00:00\n,2021-01-02 03:04:05.500000\n")
    }

    @Test(arguments: [CSVDelimiter.comma, .semicolon, .tab, .bar, .doubleColon])
    func writtenTablesRoundTrip(_ delimiter: CSVDelimiter) throws {
        let texts = ["a,b;c\td|e::f", "\"", "\"\"", "x\r\ny", "", " ", "żółć", "a:b"]
        let frame = try DataFrame([
            Column("a \"name\", quoted", texts.map { $0.isEmpty ? nil : $0 }),
            Column("i", [1, -2, .max, .min, 0, 5, 6, 7]),
            Column("r", [0.1, nil, 1e300, -0.5, 3, .infinity, 5e-300, 2.0 / 3]),
            Column("b", [true, false, nil, nil, true, true, true, true]),
            Column("d", (0..<8).map { Timestamp(microseconds: $0 * 1_234_567_890_123) }),
        ])
        let text = CSVWriter(delimiter: delimiter).text(frame)
        #expect(try CSVReader(delimiter: delimiter).read(text: text) == frame)
    }

    @Test func oneColumnWithMissingValuesRoundTrips() throws {
        let frame = try DataFrame([Column("x", [1.5, nil, 2])])
        #expect(try CSVReader().read(text: CSVWriter().text(frame)) == frame)
    }

    @Test func writesAFile() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "frames-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let frame = try DataFrame([Column("a", [1, 2]), Column("t", ["x", nil])])
        let path = folder.appending(path: "table.csv").path
        try CSVWriter().write(frame, to: path)
        #expect(try DataFrame(csv: path) == frame)
        let error = #expect(throws: CSVError.self) {
            try CSVWriter().write(frame, to: path + "/below/it.csv")
        }
        #expect(error?.description == "it.csv: the file cannot be written")
        #expect(throws: CSVError.unreadable(file: folder.lastPathComponent)) {
            try DataFrame(csv: folder.path)
        }
    }

    @Test func formulasGetAnApostropheWhereAsked() throws {
        let frame = try DataFrame([
            Column("=x", ["+1+cmd|' /c calc'!a0", "-2", "@a", "\tb", "plain, text", nil]),
            Column("n", [-1.5, 2, 3, 4, 5, 6]),
        ])
        #expect(
            CSVWriter(escapesFormulas: true).text(frame)
                == "'=x,n\n'+1+cmd|' /c calc'!a0,-1.5\n'-2,2.0\n'@a,3.0\n'\tb,4.0\n\"plain, text\",5.0\n,6.0\n"
        )
        #expect(CSVWriter().text(frame).hasPrefix("=x,n\n+1+cmd|"))
    }
}
