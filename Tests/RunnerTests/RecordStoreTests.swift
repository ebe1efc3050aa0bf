import Foundation
import TestSupport
import Testing
import Record

@testable import Runner

@Suite("Records of runs are kept")
struct RecordStoreTests {
    private let folder = TemporaryFolder()
    private let store: RecordStore
    private let exports: URL

    init() throws {
        try folder.write("let analyses = [\"a\"]\n", to: "Package.swift")
        let project = try Project(root: folder.url, toolchain: Toolchain(environment: [:]))
        store = RecordStore(analysis: "a", project: project)
        exports = try folder.write("x\n", to: "exports/x.csv").deletingLastPathComponent()
    }

    private func record(_ text: String) -> Record {
        Record(
            outputs: [Output(place: Place(file: "main.swift", line: 0), content: .text("\(text)"))],
            files: [],
            parameters: [:])
    }

    private func key(_ number: Int) -> Fingerprint { Fingerprint(["\(number)"]) }

    /// What is kept, below the folder of records.
    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            atPath: folder.url.appending(path: ".build/weft/records/a").path
        ).filter { !$0.hasPrefix(".") }
    }

    private func exported(_ number: Int) async -> [String] {
        await store.withExports(for: key(number)) { place in
            (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        }
    }

    @Test func whatIsKeptIsFound() async throws {
        #expect(store.record(for: key(1)) == nil)
        try store.keep(record("one"), exports: exports, for: key(1))
        try store.keep(record("two"), exports: folder.url.appending(path: "none"), for: key(2))
        #expect(store.record(for: key(1)) == record("one"))
        #expect(store.record(for: key(2)) == record("two"))
        #expect(await exported(1) == ["x.csv"])
        #expect(await exported(2) == [])
    }

    @Test func aRunAnewReplacesTheRecord() async throws {
        try store.keep(record("one"), exports: exports, for: key(1))
        try store.keep(record("another"), exports: folder.url.appending(path: "none"), for: key(1))
        #expect(store.record(for: key(1)) == record("another"))
        #expect(await exported(1) == [])
    }

    @Test func theOldestAreForgotten() throws {
        for number in 1...6 { try store.keep(record("\(number)"), exports: exports, for: key(number)) }
        #expect((1...6).filter { store.record(for: key($0)) != nil } == [3, 4, 5, 6])
        #expect(try names().count == 4)
    }

    @Test("What another process is making is left alone")
    func foldersInTheMakingStay() throws {
        let place = try folder.write("", to: ".build/weft/records/a/.b.new-1/record.json")
        for number in 1...6 { try store.keep(record("\(number)"), exports: exports, for: key(number)) }
        #expect(FileManager.default.fileExists(atPath: place.path))
    }

    @Test(arguments: ["", "{", "{\"version\": 0, \"outputs\": [], \"files\": [], \"parameters\": {}}"])
    func aRecordThatCantBeReadIsNone(text: String) throws {
        try store.keep(record("one"), exports: exports, for: key(1))
        try folder.write(text, to: ".build/weft/records/a/\(names()[0])/record.json")
        #expect(store.record(for: key(1)) == nil)
        try store.keep(record("one"), exports: exports, for: key(1))
        #expect(store.record(for: key(1)) == record("one"))
    }
}
