import FoundationEssentials
import Frames
import Testing

@testable import Samples

@Suite struct SampleDataTests {
    @Test func knowsItsGenerators() {
        #expect(SampleData.generator(for: "tiktok-verified") is TikTokVideos)
        #expect(SampleData.generator(for: "spotify") is SpotifyHistory)
        #expect(SampleData.generator(for: "tiktok") == nil)
    }

    @Test func sameScaleGivesSameBytes() throws {
        try withTemporaryFolder { folder in
            for name in SampleData.names {
                let generator = try #require(SampleData.generator(for: name))
                let runs = try ["first", "second"].map { run in
                    let target = folder.appending(path: "\(name)-\(run)")
                    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
                    try generator.write(to: target.path, scale: 0.05)
                    return try contents(of: target)
                }
                #expect(!runs[0].isEmpty)
                #expect(runs[0] == runs[1])
            }
        }
    }

    @Test(arguments: [0, -1, .nan, .infinity, 1e9])
    func refusesAScale(_ scale: Double) throws {
        for name in SampleData.names {
            let generator = try #require(SampleData.generator(for: name))
            #expect(throws: SampleDataError.self) { try generator.write(to: "/nowhere", scale: scale) }
        }
    }

    @Test func saysWhichScalesThereAre() {
        #expect(
            SampleDataError.scale(-2, largest: 100).description
                == "a scale of -2.0 makes no sample data; give a number above 0 and at most 100.0")
    }

    @Test func refusesAFolderThatIsNotThere() throws {
        #expect(throws: CSVError.unwritable(file: "tiktok_dataset.csv")) {
            try TikTokVideos().write(to: "/no/such/folder", scale: 0.001)
        }
    }

    /// The files of a folder, by name.
    private func contents(of folder: URL) throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
    }
}

/// Runs a body with a new empty folder, which is gone afterwards.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "weft-samples-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}
