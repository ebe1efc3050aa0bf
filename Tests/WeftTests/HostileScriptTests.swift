import Foundation
import Frames
import TestSupport
import Testing

@Suite("Hostile texts are texts wherever a script can put them")
struct HostileScriptTests {
    private let data = TemporaryFolder()
    private let output = TemporaryFolder()

    @Test("Captions, titles, labels, series, categories, classes, keys, values, claims, sources and files")
    func everyPlace() async throws {
        let project = try ScriptProject("hostile")
        try FileManager.default.createDirectory(
            at: data.url.appending(path: "hostile"), withIntermediateDirectories: true)
        let file = data.url.appending(path: "hostile/texts.csv").path
        try CSVWriter().write(try DataFrame([Column("text", HostileText.all)]), to: file)
        for (index, text) in HostileText.all.enumerated() where index % 9 == 0 {
            let result = try await Tool.run(
                all: [
                    "render", "hostile", "--data", data.url.path, "--output", output.url.path, "--set",
                    "text=\(text)", "--set", "order=\(HostileText.all[(index + 1) % HostileText.all.count])",
                ], root: project.url)
            try await HostileReport("hostile", output, result).check()
        }
        // They are there, as texts.
        let page = try String(contentsOf: output.url.appending(path: "hostile/report.html"), encoding: .utf8)
        #expect(page.contains("&lt;script&gt;\(HostileText.deed)&lt;/script&gt;"))
        let figures = try FileManager.default.contentsOfDirectory(
            atPath: output.url.appending(path: "hostile/figures").path)
        #expect(figures.count > 10 * HostileText.all.count)
    }
}
