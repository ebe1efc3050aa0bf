import Foundation
import TestSupport
import Testing

/// The Swift code on the pages of the documentation, as readers copy it.
@Suite("Every code block of the documentation compiles")
struct DocumentationTests {
    static let pages =
        ["README.md"]
        + ((try? FileManager.default.contentsOfDirectory(atPath: Tool.root.appending(path: "docs").path))
        ?? [])
        .filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }

    @Test(arguments: pages)
    func compiles(page: String) async throws {
        let text = try String(contentsOf: Tool.root.appending(path: page), encoding: .utf8)
        let source = DocumentedCode(text, page: page)
        guard source.blockCount > 0 else { return }
        let result = try await typeCheck(source.program)
        let errors = result.messages.split(separator: "\n").filter { $0.contains("error:") }
        #expect(result.status == 0, "\(errors.joined(separator: "\n"))")
    }

    @Test func aBlockThatDoesNotCompileIsFound() async throws {
        let source = DocumentedCode(
            """
            <!-- given:
            let rate: Double
            -->
            ```swift
            let other = rate * 2
            ```
            ```swift
            let wrong: Int = rate
            ```
            """, page: "docs/wrong.md")
        #expect(source.blockCount == 2)
        let result = try await typeCheck(source.program)
        #expect(result.status != 0)
        #expect(result.messages.contains("docs/wrong.md:8"))
    }

    /// Checks a program against the modules that were built with these tests.
    private func typeCheck(_ program: String) async throws -> Program.Result {
        let folder = TemporaryFolder()
        let place = try folder.write(program, to: "Page.swift")
        let environment = ProcessInfo.processInfo.environment
        let beside = environment["WEFT_SWIFT"].map { URL(filePath: $0).deletingLastPathComponent() }
        let compiler = try #require(
            beside.map { Program($0.appending(path: "swiftc")) } ?? Program(named: "swiftc"))
        let packages = try #require(Program(named: "pkg-config"))
        let includes = try await packages.run(["--cflags-only-I", "pangocairo"]).output
            .split(whereSeparator: \.isWhitespace).map(String.init)
        let maps = ["CCairo", "CFontconfig", "CCrypto", "CSQLite", "CZlib"].flatMap {
            ["-Xcc", "-fmodule-map-file=\(Tool.root.path)/Sources/\($0)/module.modulemap"]
        }
        return try await compiler.run(
            [
                "-typecheck", "-parse-as-library", "-swift-version", "6", "-I",
                Tool.products.appending(path: "Modules").path, "-I",
                Tool.root.appending(path: "Sources/CShims/include").path,
            ] + maps + includes.flatMap { ["-Xcc", $0] } + [place.path])
    }
}

/// The Swift code of a page as one program.
///
/// A block is a function of its own, unless it declares functions or types, which the others may use. The names that a page takes for
/// granted are declared in comments that readers do not see:
///
///     <!-- given:
///     let birds: DataFrame
///     -->
struct DocumentedCode {
    private(set) var blockCount = 0
    private(set) var program = "import Weft\nfunc given<T>() -> T { fatalError() }\n"

    init(_ text: String, page: String) {
        var lines: [String] = []
        var start = 0
        enum Part { case prose, code, given }
        var part = Part.prose
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            switch part {
            case .prose where line == "```swift": (part, lines, start) = (.code, [], index + 2)
            case .prose where line.hasPrefix("<!-- given:"): part = .given
            case .prose: break
            case .given where line.hasPrefix("-->"): part = .prose
            case .given:
                // `let birds: DataFrame` is a name of that type; anything else is code as it is.
                let declared = line.firstMatch(of: #/^let (\w+): (.+)$/#)
                program += declared.map { "var \($0.output.1): \($0.output.2) { given() }\n" } ?? "\(line)\n"
            case .code where line == "```":
                add(lines, page: page, start: start)
                part = .prose
            case .code: lines.append(line.hasPrefix("import Weft") ? "" : String(line))
            }
        }
    }

    private mutating func add(_ lines: [String], page: String, start: Int) {
        blockCount += 1
        let place = "#sourceLocation(file: \"\(page)\", line: \(start))\n"
        let code = lines.joined(separator: "\n")
        let declares = code.contains(#/(?m)^(?:public )?(?:struct|func|enum|extension|protocol) /#)
        let isolated = declares ? code : "func block\(blockCount)() throws {\n\(place)\(code)\n}"
        program += "\(place)\(isolated)\n#sourceLocation()\n"
    }
}
