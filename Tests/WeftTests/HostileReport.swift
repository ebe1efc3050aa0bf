import Foundation
import TestSupport
import Testing

/// A report that was rendered with hostile texts, in all its formats.
struct HostileReport {
    private let name: String
    private let output: TemporaryFolder
    private let result: Program.Result

    /// Takes the report of an analysis, and what the command has said.
    init(_ name: String, _ output: TemporaryFolder, _ result: Program.Result) {
        (self.name, self.output, self.result) = (name, output, result)
    }

    /// Checks that nothing in it is more than text, whatever shows it: a terminal, a browser, a reader of PDF, Git.
    func check(_ sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try #require(result.status == 0, "\(result.messages)", sourceLocation: sourceLocation)
        for text in [result.output, result.messages] {
            #expect(!text.unicodeScalars.contains(where: isObeyed))
        }
        for (file, content) in try output.contents() where !file.contains("exports/") {
            guard [".html", ".md", ".json"].contains(where: file.hasSuffix) else { continue }
            let text = String(decoding: content, as: UTF8.self)
            #expect(!text.unicodeScalars.contains(where: isObeyed), "\(file)")
        }
        try await Self.checkPage(output.url.appending(path: "\(name)/report.html"))
        try await Self.checkPage(output.url.appending(path: "index.html"))
        try await checkPDF(output.url.appending(path: "\(name)/report.pdf"))
        try await checkMarkdown(output.url.appending(path: "\(name)/report.md"))
    }

    /// Whether a terminal would obey a character, or the text behind it would turn.
    private func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control && scalar != "\n"
            || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    /// A browser runs nothing, and its page has no element that only data could have brought.
    static func checkPage(_ page: URL) async throws {
        guard let browser = Program(named: "chromium") else { return }
        let shown = try await browser.run([
            "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--dump-dom",
            page.absoluteString,
        ])
        #expect(shown.output.contains("</html>"))
        #expect(!shown.messages.contains("CONSOLE"), "\(shown.messages)")
        #expect(!shown.output.contains("<title>hostile"))
        let tags = shown.output.matches(of: /<[a-zA-Z!\/][^<>"]*(?:"[^"]*"[^<>"]*)*>/).map { String($0.0) }
        #expect(tags.count > 20)
        for tag in tags {
            // The values of attributes are texts, except for addresses.
            let bare = tag.replacing(/="[^"]*"/, with: "=")
            #expect(!bare.contains(/^<script|^<svg| on[a-z]+=|^<!--/), "\(tag)")
            if tag.hasPrefix("<img") { #expect(tag.contains("src=\"data:image/"), "\(tag.prefix(200))") }
            if tag.hasPrefix("<a ") {
                #expect(tag.contains(/href="(#|https?:|mailto:|[^":]*")/), "\(tag.prefix(200))")
            }
        }
    }

    /// The PDF has no script and is whole.
    private func checkPDF(_ file: URL) async throws {
        guard let tool = Program(named: "pdfinfo") else { return }
        let info = try await tool.run(["-js", file.path])
        #expect(
            info.status == 0 && info.output.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty, "\(info)"
        )
        let general = try await tool.run([file.path])
        #expect(general.output.contains(/JavaScript: +no/) && general.messages.isEmpty, "\(general.messages)")
    }

    /// Git shows differences of the page, so it takes it for text.
    private func checkMarkdown(_ file: URL) async throws {
        guard let git = Program(named: "git") else { return }
        let numbers = try await git.run(["diff", "--no-index", "--numstat", "/dev/null", file.path])
        #expect(numbers.output.first?.isNumber == true, "\(numbers.output)")
    }
}
