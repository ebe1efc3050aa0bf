import Testing

@testable import Frames

/// Parses the records of a text by the rules of the grammar of RFC 4180, one by one and slowly; `nil` if the text violates
/// the grammar. As in the reader, line feeds alone end lines, and empty lines are skipped.
struct Grammar {
    private let text: [Unicode.Scalar]
    private var position = 0

    static func records(_ text: String) -> [[String]]? {
        var grammar = Grammar(text: Array(text.unicodeScalars))
        return grammar.file()
    }

    private init(text: [Unicode.Scalar]) { self.text = text }

    private mutating func file() -> [[String]]? {
        var records: [[String]] = []
        while position < text.count {
            if lineBreak() { continue }
            var record: [String] = []
            repeat {
                guard let field = field() else { return nil }
                record.append(field)
            } while comma()
            guard position == text.count || lineBreak() else { return nil }
            records.append(record)
        }
        return records
    }

    private mutating func field() -> String? {
        guard peek == "\"" else {
            var content = ""
            while let scalar = peek, !",\"\r\n".unicodeScalars.contains(scalar) {
                content.unicodeScalars.append(scalar)
                position += 1
            }
            return content
        }
        position += 1
        var content = ""
        while let scalar = peek {
            position += 1
            if scalar == "\"" {
                guard peek == "\"" else { return content }
                position += 1
            }
            content.unicodeScalars.append(scalar)
        }
        return nil
    }

    private var peek: Unicode.Scalar? { position < text.count ? text[position] : nil }

    private mutating func comma() -> Bool { take(",") }

    private mutating func lineBreak() -> Bool {
        let start = position
        _ = take("\r")
        if take("\n") { return true }
        position = start
        return false
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        position += 1
        return true
    }
}

@Suite struct CSVScannerTests {
    /// Splits a text record by record; the number of fields of each is found out first.
    private func records(
        _ text: String, delimiter: CSVDelimiter = .comma, isQuoted: Bool = true
    ) throws -> [[String]] {
        let bytes = FileBytes(copying: Array(text.utf8), name: "text")
        let format = FieldFormat()
        let delimiter = try #require(delimiter.bytes(in: .utf8))
        var scanner = CSVScanner(bytes, from: bytes.start, delimiter: delimiter, isQuoted: isQuoted)
        var records: [[String]] = []
        while scanner.position < bytes.count {
            var count = 1
            var found: CSVScanner.Records
            var fields: FieldRanges
            repeat {
                fields = FieldRanges(columns: Array(0..<count), of: count, rowCount: 1)
                found = scanner.split(
                    before: bytes.count, maximum: 1, columnCount: count, into: fields.targets)
                if case .wrongFieldCount(let foundCount, _)? = found.problem?.kind { count = foundCount }
            } while found.problem.map { if case .wrongFieldCount = $0.kind { true } else { false } } ?? false
            if let problem = found.problem { throw problem }
            guard found.count == 1 else { break }
            records.append(
                (0..<count).map { column in
                    let batch = fields.batch(of: column, rows: 1, bytes, from: found.start)
                    return format.withContent(batch.fields[0], of: batch) {
                        String(decoding: $0, as: UTF8.self)
                    }
                })
        }
        return records
    }

    @Test(arguments: [
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("\u{FEFF}a,b", [["a", "b"]]),
        ("a,,\n,,", [["a", "", ""], ["", "", ""]]),
        ("\"a,b\",\"c\"\"d\",\"\"", [["a,b", "c\"d", ""]]),
        ("\"two\nlines\",\"two\r\nlines\"", [["two\nlines", "two\r\nlines"]]),
        ("\"\"\"\",\"\"\"\"\"\"", [["\"", "\"\""]]),
        (" a , b ", [[" a ", " b "]]),
        ("a\n\n\r\nb\n", [["a"], ["b"]]),
        ("żółć,👍", [["żółć", "👍"]]),
        ("", []),
        ("\n\n", []),
    ])
    func reads(_ text: String, _ expected: [[String]]) throws {
        #expect(try records(text) == expected)
    }

    @Test func everyShortTextIsParsedByTheGrammar() {
        let alphabet = ["a", ",", "\"", "\r", "\n"]
        var texts = [""]
        for _ in 0..<6 {
            for text in texts {
                #expect((try? records(text)) == Grammar.records(text), "\(text.debugDescription)")
            }
            texts = texts.flatMap { text in alphabet.map { text + $0 } }
        }
    }

    /// Fields and quoted fields that end before, at and after the borders of the blocks that are compared at once.
    @Test func fieldsOfAnyLength() throws {
        for length in 0..<200 {
            let text = String(repeating: "x", count: length)
            let rest = String(repeating: "y", count: 150 - length % 150)
            #expect(try records("\(text)z,\(rest)\nb") == [["\(text)z", rest], ["b"]])
            #expect(try records("\"\(text)\",\"\"\"\(rest)\"\r\nb") == [[text, "\"\(rest)"], ["b"]])
        }
    }

    @Test func otherDelimiters() throws {
        #expect(try records("a;b,c\td|e::f", delimiter: .semicolon) == [["a", "b,c\td|e::f"]])
        #expect(try records("a\t\"b\tc\"", delimiter: .tab) == [["a", "b\tc"]])
        #expect(try records("a|b|\n", delimiter: .bar) == [["a", "b", ""]])
        #expect(
            try records("1::Toy: Story::x:\n::", delimiter: .doubleColon) == [
                ["1", "Toy: Story", "x:"], ["", ""],
            ])
        #expect(try records("a:::b::\"c::\"\n", delimiter: "::") == [["a", ":b", "c::"]])
        #expect(try records("a§b§§\n", delimiter: "§") == [["a", "b", "", ""]])
    }

    @Test func quotationMarksCanBeOrdinaryCharacters() throws {
        #expect(try records("\"a,b\"c\n", isQuoted: false) == [["\"a", "b\"c"]])
    }
}
