import FoundationEssentials
import Frames
import TestSupport
import Testing

@testable import Samples

@Suite struct SampleDataTests {
    @Test func knowsItsGenerators() {
        #expect(SampleData.generator(for: "tiktok-verified") is TikTokVideos)
        #expect(SampleData.generator(for: "spotify") is SpotifyHistory)
        #expect(SampleData.generator(for: "tiktok") == nil)
    }

    @Test func sameScaleGivesSameBytes() throws {
        for name in SampleData.names {
            let generator = try #require(SampleData.generator(for: name))
            let runs = try (0..<2).map { _ in
                let folder = TemporaryFolder()
                try generator.write(to: folder.url.path, scale: 0.05)
                return try folder.contents()
            }
            #expect(!runs[0].isEmpty)
            #expect(runs[0] == runs[1])
        }
    }

    @Test(arguments: [0, -1, .nan, .infinity, 1e9])
    func refusesAScale(_ scale: Double) throws {
        for name in SampleData.names {
            let generator = try #require(SampleData.generator(for: name))
            #expect(throws: SampleDataError.self) { try generator.write(to: "/nowhere", scale: scale) }
        }
    }

    @Test func theErrorNamesTheScalesThatAreSupported() {
        #expect(
            SampleDataError.scale(-2, largest: 100).description
                == "the scale is -2.0, but must be above 0 and at most 100.0")
    }

    @Test func refusesAMissingFolder() throws {
        #expect(throws: CSVError.unwritable(file: "tiktok_dataset.csv")) {
            try TikTokVideos().write(to: "/no/such/folder", scale: 0.001)
        }
    }
}
