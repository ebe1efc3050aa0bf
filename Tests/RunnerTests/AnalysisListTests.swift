import Testing

@testable import Runner

@Suite("The list of analyses in Package.swift")
struct AnalysisListTests {
    private static let manifest = """
        import PackageDescription
        let analyses = [
            "first",
            "second-one",
        ]
        let package = Package(name: "x")
        """

    @Test(arguments: [
        (manifest, ["first", "second-one"]),
        ("let analyses = [\"a\", \"b\"]", ["a", "b"]),
        ("let analyses = []", []),
        ("let analyses = [\n    \"a\"\n]", ["a"]),
    ])
    func reads(manifest: String, expected: [String]) throws {
        #expect(try AnalysisList(manifest: manifest).names == expected)
    }

    @Test(arguments: [manifest, "let analyses = []\n", "let analyses = [\n    \"a\"\n]\n"])
    func addsAtTheEnd(manifest: String) throws {
        let list = try AnalysisList(manifest: manifest)
        let longer = try AnalysisList(manifest: list.adding("new"))
        #expect(longer.names == list.names + ["new"])
    }

    @Test func saysWhatItMisses() {
        #expect(throws: ProjectError.self) { try AnalysisList(manifest: "let package = 1") }
    }
}
