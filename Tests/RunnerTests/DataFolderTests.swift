import Foundation
import Testing
import Record

@testable import Runner

@Suite("The data that an analysis runs on")
struct DataFolderTests {
    private let project: SmallProject

    init() throws {
        project = try SmallProject()
    }

    private func data(_ name: String = "sketch", sampleOnly: Bool = false) async throws -> DataFolder {
        let project = try project.opened()
        return try DataFolder(
            for: name, below: project.root.appending(path: "data"), sampleOnly: sampleOnly, project: project,
            code: try await ProjectCode(of: project))
    }

    private func hash(_ name: String) async throws -> String? {
        try await data().files.first { $0.name == name }?.entry.sha256
    }

    @Test func holdsTheFilesOfItsFolders() async throws {
        try project.folder.write("", to: "data/sketch/.hidden")
        try project.folder.write("", to: "data/sketch/.git/a")
        try project.folder.write("", to: "data/sketch/Z.csv")
        // What SQLite leaves behind must not make a report stale.
        try project.folder.write("", to: "data/sketch/a.db-shm")
        #expect(try await data().files.map(\.name) == ["Z.csv", "a.csv", "more/b.csv"])
        #expect(try await data().origin == .undeclared)
        try project.folder.write("Origin: real\n", to: "data/sketch/SOURCE")
        #expect(try await data().origin == .real)
    }

    @Test("Symbolic links are followed: to files, to folders, in circles, to nowhere")
    func followsLinks() async throws {
        try project.folder.write("1", to: "elsewhere/one.csv")
        let folder = project.url.appending(path: "data/sketch")
        for (name, target) in [
            ("one.csv", "../../elsewhere/one.csv"), ("linked", "../../elsewhere"), ("circle", "."),
            ("gone", "nowhere"),
        ] {
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(path: name).path, withDestinationPath: target)
        }
        #expect(try await data().files.map(\.name) == ["a.csv", "linked/one.csv", "more/b.csv", "one.csv"])

        let before = try await hash("one.csv")
        try project.folder.write("2", to: "elsewhere/one.csv")
        let changed = try await hash("one.csv")
        #expect(changed != before)
        try FileManager.default.removeItem(at: folder.appending(path: "one.csv"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.appending(path: "one.csv").path, withDestinationPath: "a.csv")
        let (link, file) = (try await hash("one.csv"), try await hash("a.csv"))
        #expect(link == file && link != changed)
    }

    @Test func isNoneWithoutAFolder() async throws {
        let data = try await data("other")
        #expect(data.origin == .none && data.files.isEmpty)
    }

    @Test("Without a generator, --sample does not touch the real data")
    func sampleNeedsAGenerator() async throws {
        await #expect(throws: DataFolderError.noSample(analysis: "sketch")) {
            try await data("sketch", sampleOnly: true)
        }
    }

    @Test("Sample data is made once for each version of what makes it")
    func sampleDataFollowsItsGenerator() async throws {
        let first = try await data("tiktok-verified", sampleOnly: true)
        #expect(first.origin == .sample && first.files.map(\.name) == ["tiktok_dataset.csv"])
        let identity = first.files[0].entry.identity
        #expect(try await data("tiktok-verified", sampleOnly: true).files[0].entry.identity == identity)

        try project.edit("Sources/Frames/Source.swift", "2", "3")
        #expect(try await data("tiktok-verified").folder == first.folder)
        try project.edit("Sources/Base/Source.swift", "1", "2")
        let second = try await data("tiktok-verified")
        #expect(second.folder != first.folder && !first.folder.isFolder)
        #expect(second.files[0].entry.sha256 == first.files[0].entry.sha256)
    }

    @Test func checksWhatWasRead() async throws {
        let data = try await data()
        func check(_ names: String...) -> DataFolderError? {
            do {
                try data.check(names.map { DataFile(name: $0, rows: 1) })
                return nil
            } catch {
                return error as? DataFolderError
            }
        }
        try project.folder.write("", to: "data/sketch/.hidden")
        try project.folder.write("", to: "data/other.csv")
        #expect(check("a.csv", "./more//b.csv") == nil)
        #expect(check(".hidden") == .unseen(".hidden"))
        #expect(check("../other.csv") == .unseen("../other.csv"))
        try project.folder.write("", to: "data/sketch/c.csv")
        #expect(check("a.csv") == nil)
        #expect(check("c.csv") == .changed("c.csv"))
        try project.edit("data/sketch/more/b.csv", "1", "2")
        #expect(check("a.csv") == .changed("more/b.csv"))
    }

    @Test func saysWhatWasRead() async throws {
        let summary = try await data().summary(of: [
            DataFile(name: "./a.csv", rows: 1), DataFile(name: "none", rows: 2),
        ])
        #expect(summary.files.map(\.name) == ["./a.csv"])
        #expect(summary.files[0].bytes == 4 && summary.files[0].rows == 1)
    }
}
