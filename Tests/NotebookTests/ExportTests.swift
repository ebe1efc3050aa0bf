import Frames
import Testing

@testable import Notebook

@Suite("Exports stay in their folder")
struct ExportTests {
    @Test(arguments: ["../out.csv", "a/b.csv", "/tmp/x.csv", "..", ".", "", "a\nb.csv", "a\\b.csv"])
    func aNameWithFoldersIsAnError(name: String) throws {
        let frame = try DataFrame([Column("n", [1])])
        #expect(throws: ExportError.unusableName(name)) { try export(frame, to: name, caption: "none") }
    }
}
