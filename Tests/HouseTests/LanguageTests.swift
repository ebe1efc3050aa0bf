import Foundation
import Testing

@Suite("Comments, documentation and reports are written in plain technical English")
struct LanguageTests {
    private let house = House()

    /// The files below some folders with one of some endings.
    private func files(below folders: [String], endingIn endings: [String]) throws -> [String] {
        try folders.flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: house.root.appending(path: folder).path)
                .filter { path in endings.contains { path.hasSuffix($0) } }.map { "\(folder)/\($0)" }
        }.sorted()
    }

    /// A doc comment says what a thing is or does, with a noun or a verb first.
    @Test func docCommentsBeginWithWhatTheThingIs() throws {
        for file in try files(below: ["Sources"], endingIn: [".swift"]) {
            var isInComment = false
            for (index, line) in try house.text(file).split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            {
                let trimmed = line.drop { $0 == " " }
                if !isInComment, let start = trimmed.firstMatch(of: #/^/// (What|How|Where|Who) /#) {
                    Issue.record("\(file):\(index + 1) begins with “\(start.output.1)”")
                }
                isInComment = trimmed.hasPrefix("///")
            }
        }
    }

    @Test func everyPublicDeclarationIsDocumented() throws {
        let declaration = #/^\s*(?:@\w+(?:\([^)]*\))?\s+)*public (?!extension|import|private)/#
        for file in try files(below: ["Sources"], endingIn: [".swift"]) {
            var previous: Substring = ""
            /// How deep the braces of public enumerations are, whose cases are public too.
            var enumDepth: Int?
            var depth = 0
            /// The parentheses of `@available` that are open.
            var attributeDepth = 0
            for (index, line) in try house.text(file).split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            {
                let trimmed = line.drop { $0 == " " }
                guard !trimmed.hasPrefix("//") else {
                    previous = trimmed
                    continue
                }
                // An attribute of one line or several stands between a doc comment and its declaration.
                if attributeDepth > 0 || trimmed.hasPrefix("@available") {
                    attributeDepth += line.count { $0 == "(" } - line.count { $0 == ")" }
                    continue
                }
                let isCase = enumDepth == depth && trimmed.hasPrefix("case ")
                if line.firstMatch(of: declaration) != nil || isCase, !previous.hasPrefix("///") {
                    Issue.record("\(file):\(index + 1) has no doc comment: \(trimmed.prefix(60))")
                }
                if trimmed.firstMatch(of: #/\bpublic (indirect )?enum /#) != nil,
                    !trimmed.contains("CodingKey")
                {
                    enumDepth = depth + 1
                }
                depth += line.count { $0 == "{" } - line.count { $0 == "}" }
                if let open = enumDepth, depth < open { enumDepth = nil }
                // Attributes stand between a doc comment and its declaration.
                if !trimmed.hasPrefix("@") || trimmed.contains(" ") { previous = trimmed }
            }
        }
    }

    /// Words that stood for the field's own.
    @Test(arguments: [
        "in the mean", "told of", "tells of", "heard of", "let go of", "lets go of", "reckon",
        "ratings to learn from",
        "rows to learn from", "plays learned from", "decisions deep", "evens the classes", "as they must",
    ])
    func fieldsOwnWords(_ words: String) throws {
        let texts =
            try files(
                below: ["Sources", "Tests", "analyses", "templates"], endingIn: [".swift", ".mustache"])
            + files(below: ["docs", "output"], endingIn: [".md"]) + ["README.md", "Package.swift", "weft"]
        for file in texts where !file.hasSuffix("LanguageTests.swift") {
            for (index, line) in try house.text(file).split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            where line.contains(words) {
                Issue.record("\(file):\(index + 1): “\(words)”")
            }
        }
    }
}
