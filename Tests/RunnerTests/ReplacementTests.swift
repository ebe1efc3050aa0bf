import Foundation
import TestSupport
import Testing

@testable import Runner

@Suite("Folders are replaced whole")
struct ReplacementTests {
    private let folder = TemporaryFolder()

    private func names(in place: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
    }

    @Test func theNewFolderTakesTheOldOnesPlace() throws {
        let place = folder.url.appending(path: "report")
        try folder.write("old", to: "report/a")
        try folder.write("mine", to: "report/notes")
        try Replacement.makeFolder(at: place, keeping: { $0 == "notes" }) { new in
            try Data("new".utf8).write(to: new.appending(path: "b"))
        }
        #expect(try names(in: place) == ["b", "notes"])
        #expect(try names(in: folder.url) == ["report"])
    }

    @Test func aFailureLeavesTheOldFolder() throws {
        struct Stop: Error {}
        let place = folder.url.appending(path: "report")
        try folder.write("old", to: "report/a")
        #expect(throws: Stop.self) {
            try Replacement.makeFolder(at: place) { new in
                try Data("half".utf8).write(to: new.appending(path: "b"))
                throw Stop()
            }
        }
        #expect(try names(in: place) == ["a"])
        #expect(try names(in: folder.url) == ["report"])
    }
}
