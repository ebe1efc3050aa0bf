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

    @Test("Files of the user's move on as they are: folders, links, what can't be read to its end")
    func whatIsKeptMovesOn() throws {
        let place = folder.url.appending(path: "report")
        try folder.write("deep", to: "report/notes/more/a")
        try FileManager.default.createSymbolicLink(
            atPath: place.appending(path: "link").path, withDestinationPath: "notes")
        #expect(mkfifo(place.appending(path: "pipe").path, 0o644) == 0)
        try folder.write("old", to: "report/own")
        for _ in 1...2 {
            try Replacement.makeFolder(at: place, keeping: { $0 != "own" }) { new in
                try Data("new".utf8).write(to: new.appending(path: "own"))
            }
        }
        #expect(try names(in: place) == ["link", "notes", "own", "pipe"])
        #expect(try String(contentsOf: place.appending(path: "link/more/a"), encoding: .utf8) == "deep")
        #expect(try String(contentsOf: place.appending(path: "own"), encoding: .utf8) == "new")
    }

    @Test func aLinkToAFolderStays() throws {
        try folder.write("old", to: "elsewhere/report/a")
        let place = folder.url.appending(path: "report")
        try FileManager.default.createSymbolicLink(
            atPath: place.path, withDestinationPath: "elsewhere/report")
        try Replacement.makeFolder(at: place) { new in
            try Data("new".utf8).write(to: new.appending(path: "a"))
        }
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: place.path) == "elsewhere/report")
        #expect(try String(contentsOf: place.appending(path: "a"), encoding: .utf8) == "new")
    }

    @Test func aFileInTheWayStays() throws {
        let place = try folder.write("mine", to: "report")
        #expect(throws: ReplacementError.self) { try Replacement.makeFolder(at: place) { _ in } }
        #expect(try folder.contents() == ["report": Data("mine".utf8)])
    }

    @Test func aFileIsReplaced() throws {
        let place = folder.url.appending(path: "new/a")
        for text in ["one", "two"] { try Replacement.write(Data(text.utf8), to: place) }
        #expect(try folder.contents() == ["new/a": Data("two".utf8)])
        #expect(throws: ReplacementError.self) {
            try Replacement.write(Data(), to: folder.url.appending(path: "new"))
        }
        #expect(try folder.contents() == ["new/a": Data("two".utf8)])
    }
}
