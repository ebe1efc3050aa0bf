import Testing

@testable import Frames

@Suite struct CSVInferenceTests {
    @Test(arguments: [
        (["1", "-2", " 3 "], ColumnType.integer),
        (["007", "08"], .integer),
        (["1", "", "3"], .integer),
        (["1", "2.5"], .real),
        (["1e5", "-.5", "+3", "inf", "-Infinity"], .real),
        (["", "NA", "nan"], .real),
        (["9223372036854775807"], .integer),
        (["1", "9223372036854775808"], .text),
        (["9223372036854775808", "0.5"], .real),
        (["0.5", "9223372036854775808"], .real),
        (["", "9223372036854775808", "1"], .text),
        (["1009513310189256287", "", "1009513310189256289"], .integer),
        (["888E010010", "101E010031"], .text),
        (["1", "1e400"], .text),
        (["1e-400", "0e999", "2.5"], .real),
        (["TRUE", "False", "true"], .boolean),
        (["True", ""], .boolean),
        (["True", "1"], .text),
        (["1", "True"], .text),
        (["2021-01-01", "2021-02-01 10:00:00"], .date),
        (["2021-01-01", ""], .date),
        (["2021-01-01T00:00:00Z", "2021-01-01T00:00:00+01:00"], .date),
        (["2021-01-01T00:00:00Z", "2021-01-01"], .text),
        (["2021-01-01", "unknown"], .text),
        (["2021-02-29"], .text),
        (["2021", "2021-01-01"], .text),
        (["1", "x"], .text),
        (["0x1F"], .text),
        (["1_000"], .text),
        (["none"], .text),
        (["  "], .text),
    ])
    func types(_ fields: [String], _ expected: ColumnType) throws {
        // With a second column, a line with an empty field is not an empty line.
        let text = "x,y\n" + fields.map { "\($0),1\n" }.joined()
        #expect(try CSVReader().read(text: text)["x"].type == expected)
        // Types are guessed from the first chunk and mended then.
        for chunkSize in [1, 7, 16] {
            var reader = CSVReader()
            reader.chunkSize = chunkSize
            let declared = CSVReader(types: ["x": expected])
            #expect(try reader.read(text: text) == declared.read(text: text))
        }
    }

    @Test(arguments: CSVReader.defaultMissingNames)
    func missing(_ name: String) throws {
        let column = try CSVReader().read(text: "x,y\n\(name),1\n\"\(name)\",1\nx,1\n")["x"]
        #expect(column == Column("x", [nil, nil, "x"]))
    }

    @Test(arguments: ["none", "NAN", "nil", " ", "-", "#N/A N/A ", "Null"])
    func present(_ name: String) throws {
        #expect(try CSVReader().read(text: "x,y\n\(name),1\n")["x"].missingCount == 0)
    }
}
