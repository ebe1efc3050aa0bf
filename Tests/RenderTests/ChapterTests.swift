import Foundation
import Testing
import Record

@testable import Render

@Suite("A script of several files")
struct ChapterTests {
    private func script(_ files: [String: String]) throws -> Script {
        Script(try files.map { try ScriptFile(name: $0.key, source: $0.value) })
    }

    /// Returns the chunks: prose as text, cells as the first letter of their file and their number.
    private func order(_ files: [String: String]) throws -> [String] {
        try script(files).chunks.compactMap { chunk in
            switch chunk {
            case .prose(let text, _): text
            case .code(let cell): "\(cell.file.first ?? " ")\(cell.number)"
            case .outputs: nil
            }
        }
    }

    private static let main = "//: One\nlet a = 1\n//: Two\nstudyA(a)\n//: Three\nstudyB(a)\n"
    private static let a = "func studyA(_ a: Int) {\n    //: In A\n    print(a)\n}\n"
    private static let b = "func studyB(_ a: Int) {\n    //: In B\n    print(a)\n}\n"

    @Test func chaptersAppearWhereTheyAreCalled() throws {
        #expect(
            try order(["main.swift": Self.main, "A.swift": Self.a, "B.swift": Self.b]) == [
                "One", "m1", "Two", "m2", "A3", "In A", "A4", "Three", "m5", "B6", "In B", "B7",
            ])
    }

    @Test("The order of the given files does not matter", arguments: 0..<6)
    func orderOfFilesIsFixed(turn: Int) throws {
        let files = try [("main.swift", Self.main), ("A.swift", Self.a), ("B.swift", Self.b)].map {
            try ScriptFile(name: $0.0, source: $0.1)
        }
        let turned = Script(Array(files[(turn % 3)...] + files[..<(turn % 3)]))
        #expect(turned == Script(files))
        #expect(turned.files.map(\.name) == ["main.swift", "A.swift", "B.swift"])
    }

    @Test(
        "A chapter appears once, after the first cell that names it, or else at the end",
        arguments: [
            // A chapter that another chapter calls is within it.
            (
                [
                    "main.swift": "a()", "A.swift": "func a() {\n//: P\nb()\n//: Q\n}",
                    "B.swift": "func b() {}",
                ], "m1 A2 P A3 B4 Q A5"
            ),
            // Files that one cell names are in its order.
            (
                ["main.swift": "b()\na()\nb()", "A.swift": "func a() {}", "B.swift": "func b() {}"],
                "m1 B2 A3"
            ),
            // Chapters that call each other.
            (
                ["main.swift": "a()", "A.swift": "func a() { b() }", "B.swift": "func b() { a() }"],
                "m1 A2 B3"
            ),
            // A file is named by a type, or by a function that is passed as a closure.
            (
                [
                    "main.swift": "let m = Model()", "A.swift": "public final class Model {}",
                    "B.swift": "func b() {}",
                ], "m1 A2 B3"
            ),
            (["main.swift": "let m: [Model] = []", "B.swift": "@MainActor struct Model {\n}"], "m1 B2"),
            (
                [
                    "main.swift": "x { try b($0) }", "A.swift": "let a = 1",
                    "B.swift": "func b(_ x: Int) throws {}",
                ], "m1 B2 A3"
            ),
            // It is not named by a comment, a string, a member, a variable or a private declaration.
            (
                [
                    "main.swift": "// b()\n\"b()\"\nx.b()\nlet b = 1\nc()\nd()", "A.swift": "func a() {}",
                    "B.swift": "func b() {}\nprivate func c() {}\nextension d {}", "D.swift": "func d() {}",
                ], "m1 D2 A3 B4"
            ),
            // It is named by hidden code.
            (
                [
                    "main.swift": "// snippet.hide\nb()\n// snippet.show", "A.swift": "f()",
                    "B.swift": "func b() {}",
                ], "m1 B2 A3"
            ),
            // A declaration within a string is none.
            (
                ["main.swift": "let s = \"\"\"\nfunc a() {\n\"\"\"", "Z.swift": "a()", "A.swift": "f()"],
                "m1 A2 Z3"
            ),
            (["main.swift": "a()", "Models/A.swift": "func a() {}"], "m1 M2"),
        ])
    func placesFiles(files: [String: String], expected: String) throws {
        #expect(try order(files).joined(separator: " ") == expected)
    }

    /// Returns prose, cells and outputs in the order of the report. Outputs are `!` and their index in the run.
    private func shown(_ files: [String: String], by outputs: [(file: String, line: Int)]) throws -> String {
        let outputs = outputs.enumerated().map { index, place in
            Output(place: Place(file: place.file, line: place.line), content: .text("!\(index)"))
        }
        let script = try script(files)
        let report = Report(
            name: "x", script: script, record: Record(outputs: outputs, files: [], parameters: [:]),
            data: DataSummary(origin: .none, files: []))
        return report.blocks.compactMap { block in
            switch block {
            case .prose(let passage): passage.markdown
            case .code(let cell): "\(cell.file.first ?? " ")\(cell.number)"
            case .figure, .table, .export: nil
            }
        }.joined(separator: " ")
    }

    private static let pages = [
        "main.swift": "a()\nstudy()\nb()\nstudy()\n//: P\nshowAll()\nfunc showAll() {\n    c()\n}\n",
        "Study.swift":
            "func study() {\n    //: Q\n    showAll()\n    d()\n    //: R\n    showOwn()\n}\n\nfunc showOwn() {\n    e()\n}\n",
    ]

    @Test(
        "Outputs are below their cell, in the order of the run",
        arguments: [
            // Outputs before, in and after a chapter.
            ([("main.swift", 0), ("Study.swift", 2), ("main.swift", 2)], "m1 !0 Q S3 !1 R S4 !2 P m5"),
            // The outputs of both calls of a chapter.
            (
                [("Study.swift", 2), ("Study.swift", 3), ("Study.swift", 2), ("Study.swift", 3)],
                "m1 Q S3 !0 !2 R S4 !1 !3 P m5"
            ),
            // The output of a helper is below the first call after the previous output.
            ([("main.swift", 6)], "m1 Q S3 !0 R S4 P m5"),
            ([("main.swift", 0), ("Study.swift", 6)], "m1 !0 Q S3 R S4 !1 P m5"),
            ([("Study.swift", 3), ("main.swift", 6)], "m1 Q S3 R S4 !0 P m5 !1"),
            // It is not below a cell after that of the next output.
            ([("Study.swift", 2), ("main.swift", 6), ("Study.swift", 3)], "m1 Q S3 !0 !1 R S4 !2 P m5"),
            // Outputs of files and lines that are not part of the script.
            ([("Study.swift", 2), ("Library.swift", 6), ("main.swift", 4)], "m1 Q S3 !0 !1 R S4 P m5 !2"),
            ([("main.swift", 99)], "m1 Q S3 R S4 P m5 !0"),
        ] as [([(String, Int)], String)])
    func showsBelowCells(outputs: [(String, Int)], expected: String) throws {
        let found = try shown(Self.pages, by: outputs.map { (file: $0.0, line: $0.1) })
        #expect(found.replacing("\n", with: " ") == expected)
    }

    @Test func placesAreOfFiles() throws {
        let script = try script(["main.swift": Self.main, "Parts/A.swift": Self.a, "B.swift": Self.b])
        // The place of an event has no folder.
        let place = try #require(script.codePlace(of: Place(file: "check/A.swift", line: 3)))
        #expect(place == Place(file: "A.swift", line: 1))
        #expect(script.cell(holding: place)?.number == 4)
        #expect(script.cell(holding: place)?.chapter == "Parts/A.swift")
        #expect(script.cell(holding: .main(1))?.chapter == nil)
        // The cell after the last statement of a cell is the next one of its file.
        #expect(script.cell(after: .main(1))?.number == 5)
        #expect(script.cell(holding: Place(file: "C.swift", line: 0)) == nil)
    }

    @Test(
        "A function with prose is a chapter, others are helpers",
        arguments: [
            ("main.swift", "a()\nfunc f() {\n    b()\n}\nc()", [true, false, false, false, true]),
            (
                "main.swift", "func f(\n    a: Int\n) -> Int\nwhere A: B {\n    b()\n}\nc()",
                [false, false, false, false, false, false, true]
            ),
            ("main.swift", "struct A {}\na()\nstruct B {} // b\nc()", [false, true, false, true]),
            ("main.swift", "for x in y {\n    //: P\n    a()\n}", [true, true, true]),
            (
                "A.swift", "import Weft\nfunc f() {\n    //: P\n    a()\n}\nfunc g() {\n    b()\n}",
                [false, true, true, true, false, false, false]
            ),
            (
                "A.swift", "struct S {\n    func f() {\n        /*: P */\n        a()\n    }\n}\nlet b = 1",
                [true, true, true, true, true, false]
            ),
            (
                "A.swift", "func f() {\n    \"\"\"\n}\n//: text\n    \"\"\"\n}\n//: P\nfunc g() {\n}",
                Array(repeating: false, count: 8)
            ),
        ])
    func knowsHelpers(name: String, source: String, expected: [Bool]) throws {
        let file = try ScriptFile(name: name, source: source)
        #expect(file.codeLines.indices.map(file.isNarrative(codeLine:)) == expected)
    }

    @Test(
        "Code that only holds a chapter together is hidden",
        arguments: [
            ("import Weft\n\n/// Studies.\nfunc f() throws -> Int {\n    //: P\n    return 1\n}", ["", ""]),
            ("@MainActor\nfunc f(\n    _ a: Int\n) {\n    //: P\n}", ["", ""]),
            ("func f() {\n    a()\n    //: P\n    b()\n}", ["func f() {\n    a()", "b()\n}"]),
            (
                "struct S {\n    var a: Int\n}\n\nfunc f() {\n    //: P\n}",
                ["struct S {\n    var a: Int\n}\n\nfunc f() {", ""]
            ),
            ("func f() {\n    //: P\n    return S(\n        a: 1)\n}", ["", "return S(\n    a: 1)\n}"]),
        ])
    func hidesScaffolding(source: String, expected: [String]) throws {
        let cells = try ScriptFile(name: "A.swift", source: source).chunks.compactMap { chunk in
            if case .code(let cell) = chunk { cell } else { nil }
        }
        #expect(cells.map(\.source) == expected)
        #expect(cells.map(\.number) == Array(1...cells.count))
    }

    @Test func errorsAreOfTheirFile() {
        #expect(throws: ScriptError.unclosedProse(line: 2)) {
            try ScriptFile(name: "A.swift", source: "f()\n/*: open")
        }
    }

    @Test func everyFormatNamesTheFiles() throws {
        let script = try script(["main.swift": Self.main, "A.swift": Self.a])
        let report = Report(
            name: "two", script: script,
            record: Record(
                outputs: [
                    Output(place: Place(file: "A.swift", line: 1), content: .text("from A")),
                    Output(place: .main(2), content: .text("from main")),
                    Output(place: Place(file: "Gone.swift", line: 9), content: .text("from elsewhere")),
                ], files: [], parameters: [:]),
            data: DataSummary(origin: .none, files: []))
        let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "templates").path
        let html = try HTMLReport(templates: templates).html(of: report)
        #expect(html.contains("<span class=\"cell\"> · A.swift, cell 4</span>"))
        #expect(html.contains("<span class=\"cell\"> · cell 5</span>"))
        #expect(
            html.contains(
                "Woven from <code>analyses/two/main.swift</code>, <code>analyses/two/A.swift</code></p>"))
        let pages = report.recordedPages
        let paper = pages.pages.indices.map(pages.text).joined(separator: " ")
        #expect(paper.contains("Cell 4") && paper.contains("A.swift, line 3"))
        #expect(paper.contains("analyses/two/A.swift"))
        #expect(report.markdown.hasSuffix("Source: `analyses/two/main.swift`, `analyses/two/A.swift`\n"))
        let texts = ["In A", "from A", "Three", "from main", "from elsewhere"]
        let places = texts.compactMap { report.markdown.firstRange(of: $0)?.lowerBound }
        #expect(places.count == 5 && places == places.sorted())
    }
}
