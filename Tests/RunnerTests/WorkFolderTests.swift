import Foundation
import TestSupport
import Testing

@testable import Runner

@Suite("Folders of work that is under way")
struct WorkFolderTests {
    private let folder = TemporaryFolder()

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() }
    }

    @Test func isGoneWhenTheWorkIsDone() throws {
        let work = try WorkFolder(in: folder.url, for: "a")
        try Data("half".utf8).write(to: work.url.appending(path: "b"))
        #expect(try names.count == 1 && names.allSatisfy { $0.hasPrefix(".a.new-") })
        work.remove()
        #expect(try names.isEmpty)
    }

    @Test("What a process has left that was killed is removed, by whatever name; what is worked at stays")
    func leftoversAreRemoved() throws {
        try folder.write("half", to: ".a.new-1234/b")
        try folder.write("half", to: ".b.new-1/b")
        let work = try WorkFolder(in: folder.url, for: "a")
        defer { work.remove() }
        let other = try WorkFolder(in: folder.url, for: "a")
        other.remove()
        #expect(try names == [work.url.lastPathComponent, ".b.new-1"].sorted())
        WorkFolder.removeAbandoned(in: folder.url, for: "b")
        #expect(try names == [work.url.lastPathComponent])
        WorkFolder.removeAbandoned(in: folder.url.appending(path: "none"), for: "a")
    }

    @Test func manyMayWorkForTheSamePlace() async throws {
        let place = folder.url.appending(path: "a")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...50 {
                group.addTask { [folder] in
                    try Replacement.makeFolder(at: place) { new in
                        for name in ["b", "c"] {
                            try Data("\(number)".utf8).write(to: new.appending(path: name))
                        }
                    }
                    try Replacement.write(Data("\(number)".utf8), to: folder.url.appending(path: "d"))
                }
            }
            try await group.waitForAll()
        }
        #expect(try names == ["a", "d"])
        let files = try folder.contents()
        #expect(files["a/b"] == files["a/c"] && files["a/b"]?.isEmpty == false)
        #expect(files["d"].flatMap { Int(String(decoding: $0, as: UTF8.self)) } != nil)
    }
}
