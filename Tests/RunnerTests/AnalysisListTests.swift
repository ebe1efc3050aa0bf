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
        ("// let analyses = [\nlet analyses = [\"a\"]", ["a"]),
        (
            "let analyses = [\n    \"a\", // not \"b\"\n    /* [nor \"c\"], */ \"d\" // \"e\"]\n]\n",
            ["a", "d"]
        ),
    ])
    func reads(manifest: String, expected: [String]) throws {
        #expect(try AnalysisList(manifest: manifest).names == expected)
    }

    @Test(arguments: [
        ("let analyses = []\n", "let analyses = [\n    \"new\",\n]\n"),
        ("let analyses = [\n    \"a\"\n]\n", "let analyses = [\n    \"a\",\n    \"new\",\n]\n"),
        ("let analyses = [\n    \"a\",\n]\n", "let analyses = [\n    \"a\",\n    \"new\",\n]\n"),
        ("let analyses = [\"a\", \"b\"]\n", "let analyses = [\"a\", \"b\",\n    \"new\",\n]\n"),
        (
            "let analyses = [\n    \"a\" // one\n]\n",
            "let analyses = [\n    \"a\", // one\n    \"new\",\n]\n"
        ),
    ])
    func addsAtTheEnd(manifest: String, expected: String) throws {
        let list = try AnalysisList(manifest: manifest)
        #expect(list.adding("new") == expected)
        #expect(try AnalysisList(manifest: expected).names == list.names + ["new"])
    }

    @Test(
        "What is no list of names is refused",
        arguments: [
            ("let package = 1", "Package.swift has no line that begins \"let analyses = [\""),
            ("  let analyses = []", "Package.swift has no line that begins \"let analyses = [\""),
            ("\nlet analyses = [\n    \"a\",\n    b,\n]", "Package.swift, line 4: … not: b,"),
            ("let analyses = [\"a\"] + more", "Package.swift, line 1: … not: + more"),
            ("let analyses = [\"a\" \"b\"]", "Package.swift, line 1: … not: \"b\"]"),
            ("let analyses = [,]", "Package.swift, line 1: … not: ,]"),
            ("let analyses = [\"a\\(1)\"]", "Package.swift, line 1: … not: \"a\\(1)\"]"),
            ("let analyses = [\"a\",", "Package.swift, line 1: … not: "),
            ("let analyses = [\"a\", /* b", "Package.swift, line 1: … not: /* b"),
            ("let analyses = [\"a\n\"]", "Package.swift, line 1: … not: \"a"),
        ])
    func refuses(manifest: String, message: String) {
        let error = #expect(throws: ProjectError.self) { try AnalysisList(manifest: manifest) }
        let shortened = error?.description.replacing(
            "the list of analyses may contain only names in quotation marks,", with: "…")
        #expect(shortened == message)
    }
}
