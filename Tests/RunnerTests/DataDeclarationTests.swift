import Foundation
import Record
import TestSupport
import Testing

@testable import Runner

@Suite struct DataDeclarationTests {
    private let folder = TemporaryFolder()

    private func declaration(_ text: String) throws -> DataDeclaration? {
        try folder.write(text, to: "SOURCE")
        return try DataDeclaration(of: folder.url)
    }

    @Test func allLinesAreRead() throws {
        let declaration = try #require(
            try declaration(
                "Origin: generated\nTitle: Plays: all of them\r\nAuthor: A\nURL: https://x.y\n\nLicence: L\nAccessed: 2026-01-02\nNote: n\n"
            ))
        #expect(declaration.origin == .generated)
        #expect(
            declaration.source
                == Reference(
                    title: "Plays: all of them", author: "A", url: "https://x.y", licence: "L",
                    accessed: "2026-01-02",
                    note: "n"))
    }

    @Test(arguments: [("real", DataSummary.Origin.real), ("sample", .sample), ("generated", .generated)])
    func theOriginIsEnough(_ name: String, _ origin: DataSummary.Origin) throws {
        let declaration = try declaration("Origin: \(name)")
        #expect(declaration?.origin == origin && declaration?.source == nil)
    }

    @Test func withoutTheFileNothingIsDeclared() throws {
        #expect(try DataDeclaration(of: folder.url) == nil)
    }

    @Test(arguments: [
        ("Title: x", "there is no line"), ("Origin: invented", "\"invented\" is not real"),
        ("Origin: real\nlicense: x", "line 2 is not one of"), ("nothing", "line 1 is not one of"),
    ])
    func mistakesAreErrors(_ text: String, _ message: String) {
        let error = #expect(throws: DataFolderError.self) { try declaration(text) }
        #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
        #expect(error?.description.hasPrefix("the file SOURCE of the data folder: ") == true)
    }
}
