import Foundation
import TestSupport
import Testing

@Suite("A script is rendered by the built tool", .serialized)
struct RenderedReportTests {
    private let output = TemporaryFolder()

    private func render(setting variables: [String: String] = [:]) async throws -> [String: Data] {
        let result = try await Program(Tool.place).run(
            ["render", "tiktok-verified", "--sample", "--quiet", "--fresh", "--output", output.url.path],
            setting: variables.merging(["WEFT_ROOT": Tool.root.path]) { $1 })
        try #require(result.status == 0, "\(result.messages)")
        return try output.contents()
    }

    private func text(_ files: [String: Data], _ name: String) throws -> String {
        String(decoding: try #require(files["tiktok-verified/\(name)"]), as: UTF8.self)
    }

    @Test("Two renders of the same inputs give the same bytes in every file")
    func isReproducible() async throws {
        let first = try await render()
        let second = try await render()
        #expect(first.keys.sorted() == second.keys.sorted())
        for (name, data) in first { #expect(second[name] == data, "\(name)") }
    }

    @Test("A user's rules for fonts change nothing")
    func fontsAreTheMachines() async throws {
        let home = TemporaryFolder()
        try home.write(
            """
            <?xml version="1.0"?>
            <fontconfig>
            <match target="font">
            <edit name="embolden" mode="assign"><bool>true</bool></edit>
            <edit name="matrix" mode="assign"><matrix><double>1</double><double>0.3</double>
            <double>0</double><double>1</double></matrix></edit>
            </match>
            <match target="pattern">
            <edit name="family" mode="assign" binding="strong"><string>JetBrains Mono</string></edit>
            </match>
            </fontconfig>
            """, to: "fontconfig/fonts.conf")
        let first = try await render()
        let second = try await render(setting: ["XDG_CONFIG_HOME": home.url.path])
        #expect(first.keys.sorted() == second.keys.sorted())
        for (name, data) in first { #expect(second[name] == data, "\(name)") }
    }

    @Test func leavesAllFormats() async throws {
        let files = try await render()
        let names = Set(files.keys.map { $0.replacing("tiktok-verified/", with: "") })
        #expect(
            names.isSuperset(of: ["index.html", "report.html", "report.pdf", "report.md", "results.json"]))
        let results = try text(files, "results.json")
        #expect(results.contains("\"origin\": \"sample\""))
        let html = try text(files, "report.html")
        #expect(html.utf8.count < 1_000_000)
        for name in names where name.hasPrefix("figures/") {
            #expect(try text(files, "report.md").contains(name), "\(name) is not shown")
        }
    }

    @Test("The HTML loads nothing from elsewhere and describes every figure")
    func isSelfContained() async throws {
        let html = try await text(render(), "report.html")
        #expect(html.contains("default-src 'none'"))
        for pattern in [
            /<script/, /<link(?! rel="icon" href="data:,")/, /@import/, /url\(/, /src="(?!data:)/,
        ] {
            #expect(html.firstMatch(of: pattern) == nil)
        }
        let figures = html.matches(of: /<img [^>]*>/)
        #expect(figures.count > 4)
        for figure in figures { #expect(figure.0.firstMatch(of: /alt="[^"]{20,}"/) != nil) }
        // Headings go down by one level at a time.
        let levels = html.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
        #expect(levels.first == 1)
        for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
    }

    @Test(
        "A browser shows the page and has nothing to complain of",
        .enabled(if: Program(named: "chromium") != nil))
    func opensInABrowser() async throws {
        _ = try await render()
        let page = output.url.appending(path: "tiktok-verified/report.html").absoluteString
        let browser = try await #require(Program(named: "chromium")).run([
            "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--dump-dom", page,
        ])
        #expect(browser.output.contains("<h1>Who is verified on TikTok?</h1>"))
        #expect(browser.output.contains("Sample data."))
        #expect(!browser.messages.contains("CONSOLE"), "\(browser.messages)")
    }

    @Test("The PDF can be searched", .enabled(if: Program(named: "pdftotext") != nil))
    func pdfHasText() async throws {
        _ = try await render()
        let file = output.url.appending(path: "tiktok-verified/report.pdf").path
        let text = try await #require(Program(named: "pdftotext")).run(["-layout", file, "-"])
        for words in [
            "Who is verified on TikTok?", "Sample data", "What to do", "19,382", "odds of a verified author",
        ] {
            #expect(text.output.contains(words), "\(words)")
        }
    }

    @Test func whatHasNotChangedIsNotRun() async throws {
        let place = output.url.path
        _ = try await render()
        let again = try await Tool.run("render", "tiktok-verified", "--sample", "--output", place)
        #expect(again.messages.contains("up to date"))
        try FileManager.default.removeItem(at: output.url.appending(path: "tiktok-verified/report.md"))
        let rewritten = try await Tool.run("render", "tiktok-verified", "--sample", "--output", place)
        #expect(rewritten.messages.contains("the code has not changed"))
    }
}
