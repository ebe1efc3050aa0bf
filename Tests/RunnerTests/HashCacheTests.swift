import Base
import Foundation
import TestSupport
import Testing

@testable import Runner

@Suite("Hashes of files are remembered as long as the files are the same")
struct HashCacheTests {
    private let folder = TemporaryFolder()
    /// A file that has not changed for a while.
    private let old = SmallProject.source.appending(path: "README.md").path

    private func cache() throws -> HashCache {
        try folder.write("let analyses = []\n", to: "Package.swift")
        return HashCache(
            project: try Project(root: folder.url, toolchain: Toolchain(environment: [:])))
    }

    private var remembered: String {
        (try? String(contentsOf: folder.url.appending(path: ".build/weft/hashes.json"), encoding: .utf8))
            ?? ""
    }

    @Test func hashesWhatIsThere() throws {
        let file = try folder.write("abc", to: "a").path
        let entries = try cache().entries(of: [file, folder.url.path, "\(file)/none"])
        #expect(
            entries.map { $0?.sha256 } == [
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", nil, nil,
            ])
        #expect(entries[0]?.identity.size == 3)
    }

    @Test func whatIsRememberedIsNotReadAgain() throws {
        let cache = try cache()
        let hash = try #require(cache.entries(of: [old])[0]).sha256
        #expect(remembered.contains(hash))
        try folder.write(remembered.replacing(hash, with: "kept"), to: ".build/weft/hashes.json")
        #expect(try cache.entries(of: [old])[0]?.sha256 == "kept")
    }

    @Test("A file that was changed just now is read again: a clock may not tell the next change from it")
    func whatMayStillChangeIsNotRemembered() throws {
        let file = try folder.write("abc", to: "a").path
        _ = try cache().entries(of: [file])
        #expect(!remembered.contains("ba7816bf"))
    }

    @Test func whatIsGoneIsForgotten() throws {
        let cache = try cache()
        let entry = try #require(cache.entries(of: [old])[0])
        let gone = String(decoding: try JSONEncoder().encode(["/nowhere/a": entry]), as: UTF8.self)
        try folder.write(gone, to: ".build/weft/hashes.json")
        _ = try cache.entries(of: [old])
        #expect(!remembered.contains("nowhere") && remembered.contains("README.md"))
    }

    @Test(arguments: ["", "{", "[1]", "{\"/a\": 7}"])
    func aStoreThatCantBeReadIsNone(text: String) throws {
        let cache = try cache()
        try folder.write(text, to: ".build/weft/hashes.json")
        #expect(try cache.entries(of: [old])[0]?.sha256.count == 64)
    }

    @Test("Neither the size nor the time of writing make a file the same")
    func identitiesDiffer() throws {
        let place = try folder.write("abc", to: "a")
        let before = try #require(FileIdentity(ofFile: place.path))
        #expect(FileIdentity(ofFile: place.path) == before)
        let date = try FileManager.default.attributesOfItem(atPath: place.path)[.modificationDate]
        let file = try FileHandle(forWritingTo: place)
        try file.write(contentsOf: Data("abd".utf8))
        try file.close()
        try FileManager.default.setAttributes([.modificationDate: date as Any], ofItemAtPath: place.path)
        #expect(FileIdentity(ofFile: place.path) != before)
        #expect(FileIdentity(ofFile: folder.url.path) == nil)
    }
}
