import Base
import Foundation
import Record
import Synchronization
import TestSupport
import Testing

@testable import Runner

@Suite("Results of scripts are kept within a limit")
struct KeptResultsTests {
    private let small: SmallProject

    init() throws {
        small = try SmallProject()
    }

    private func folder() throws -> URL {
        let folder = try small.opened().cache.appending(path: "results")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// Writes a result, last used some seconds after another moment.
    private func write(_ name: String, bytes: Int, used seconds: Double) throws {
        let place = try folder().appending(path: name)
        try Data(count: bytes).write(to: place)
        let date = Date(timeIntervalSince1970: 1_000_000_000 + seconds)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: place.path)
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder().path).sorted()
    }

    @Test("Those that have not been used for longest go first")
    func trimming() throws {
        try write("a", bytes: 500, used: 3)
        try write("b", bytes: 300, used: 1)
        try write("c", bytes: 400, used: 2)
        try write("d", bytes: 100, used: 4)
        let project = try small.opened()
        KeptResults(project: project, limit: 1300).trim()
        #expect(try names() == ["a", "b", "c", "d"])
        KeptResults(project: project, limit: 1000).trim()
        #expect(try names() == ["a", "c", "d"])
        KeptResults(project: project, limit: 599).trim()
        #expect(try names() == ["d"])
        KeptResults(project: project, limit: 0).trim()
        #expect(try names().isEmpty)
    }

    @Test func aProjectWithoutResultsIsTrimmed() throws {
        KeptResults(project: try small.opened(), limit: 1).trim()
        #expect(try names().isEmpty)
    }

    /// The settings of a store for a script of the project as it is now.
    private func settings(
        limit: Int = 1000, _ request: SmallProject.Request = SmallProject.Request()
    ) async throws -> ResultStore.Settings? {
        let project = try small.opened(request)
        let options = RenderOptions(data: small.url.appending(path: request.data), output: small.output)
        let inputs = try await RenderInputs(name: "sketch", project: project, options: options)
        let executable = try #require(FileIdentity(ofFile: small.url.appending(path: "bin/script").path))
        let path = try KeptResults(project: project, limit: limit).writeSettings(
            for: inputs, isFresh: false, executable: executable, in: small.url)
        return try path.map {
            try JSONDecoder().decode(ResultStore.Settings.self, from: Data(contentsOf: URL(filePath: $0)))
        }
    }

    @Test("Library, toolchain and flags are part of every key; the script, the tool and what draws are not")
    func codeOfResults() async throws {
        let before = try #require(try await settings()).code
        try small.edit("analyses/sketch/main.swift", "let a = 1", "let a = 2")
        try small.write("weft-cli", "print(2)\n")
        try small.edit("Sources/Frames/Source.swift", "more than one", "two")
        #expect(try await settings()?.code == before)
        var request = SmallProject.Request()
        request.version = "Swift 6.4"
        #expect(try await settings(request)?.code != before)
        request = SmallProject.Request()
        request.flags = "-c release -Xcc -march=x86-64-v3"
        #expect(try await settings(request)?.code != before)
        try small.write("Frames", "public func two() -> Int { 3 }\n")
        #expect(try await settings()?.code != before)
    }

    @Test func nothingIsKeptWithoutRoom() async throws {
        #expect(try await settings(limit: 0) == nil)
    }

    @Test(
        "Files that changed just before they were hashed are left out, as they could change again unnoticed")
    func recentFiles() throws {
        let file = try small.folder.write("1,2", to: "recent.csv")
        let identity = try #require(FileIdentity(ofFile: file.path))
        let now = FileIdentity.now
        #expect(identity.isRecent(at: now - 1_000_000_000))
        #expect(!identity.isRecent(at: now + 3_000_000_000))
    }

    @Test("A script's process opens the store, and tells what it has read and computed")
    func scriptsKeepResults() async throws {
        let script = TestScript("misbehaving", files: ["main.swift"])
        let results = ResultFolder()
        func run() async throws -> (Record, [Event]) {
            let executable = try #require(FileIdentity(ofFile: script.executable.path))
            var settings = try results.store().settings
            settings.executable = executable
            let place = results.folder.url.appending(path: "settings.json")
            try JSONEncoder().encode(settings).write(to: place)
            let events = Mutex<[Event]>([])
            let record = try await script.run(
                ["how": "fitting"], resultSettings: place.path,
                onEvent: { event in events.withLock { $0.append(event) } })
            return (record, events.withLock { $0 })
        }
        func last(_ events: [Event]) -> [Int] {
            let counts = events.compactMap { event -> [Int]? in
                if case .results(let read, let computed) = event { [read, computed] } else { nil }
            }
            return counts.last ?? []
        }
        let (first, computed) = try await run()
        #expect(last(computed) == [0, 2])
        let (second, read) = try await run()
        #expect(last(read) == [2, 0])
        #expect(first == second)
    }

    @Test("An executable that a build has replaced opens no store")
    func replacedExecutables() async throws {
        let script = TestScript("misbehaving", files: ["main.swift"])
        let results = ResultFolder()
        let place = results.folder.url.appending(path: "settings.json")
        try JSONEncoder().encode(results.store().settings).write(to: place)
        _ = try await script.run(["how": "fitting"], resultSettings: place.path)
        #expect(try results.files().isEmpty)
    }
}
