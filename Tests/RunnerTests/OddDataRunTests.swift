import Base
import Record
import TestSupport
import Testing

@testable import Runner

@Suite("What odd data become on the way from a script to its record")
struct OddDataRunTests {
    private let script = TestScript("misbehaving", files: ["main.swift"])

    @Test("The texts NaN and Infinity stay texts")
    func textsThatLookLikeNumbers() async throws {
        let record = try await script.run(["how": "odd"])
        let tables = record.outputs.compactMap { output -> Table? in
            if case .table(let table, _) = output.content { table } else { nil }
        }
        let table = try #require(tables.last)
        #expect(table.formattedRows == [["Infinity"], ["NaN"], ["–"], [""]])
        #expect(table.rows[2][0]?.double?.isNaN == true)
        let values = record.outputs.compactMap { output -> RecordedValue? in
            if case .value(let value) = output.content { value } else { nil }
        }
        #expect(values.first { $0.key == "name" }?.value == .text("Infinity"))
    }

    @Test("Files without rows among others add none, and files that were not read are told")
    func emptyFilesAmongOthers() async throws {
        let data = TemporaryFolder()
        let files = [
            "part_1.json": "[{\"id\": 1}, {\"id\": 2}]", "part_2.json": "[]", "part_3.json": "",
            "code_1.csv": "code,n\nNA,1\nDE,2\n", "code_2.csv": "code,n\n", "code_3.csv": "",
            "one_1.csv": "id\n1\n", "two_1.csv": "id\n2\n3\n", "two_2.csv": "id\n",
        ]
        for (name, text) in files { try data.write(text, to: name) }
        let record = try await script.run(["how": "parts"], dataFolder: data.url.path)
        let texts = record.outputs.compactMap { output -> String? in
            if case .text(let prose) = output.content { prose.markdown } else { nil }
        }
        #expect(texts.last == "2 parts, 2 codes, 0 missing, 3 of\n3 files, 3 unread.")
        #expect(record.files.first { $0.name == "part_2.json" }?.rows == 0)
        // Where none has rows, that is an error.
        try data.write("[]", to: "part_1.json")
        await #expect {
            _ = try await script.run(["how": "parts"], dataFolder: data.url.path)
        } throws: { "\($0)".contains("part_1.json: the array is empty") }
    }
}
