import Testing

@testable import Base

@Suite struct ChunksTests {
    @Test func chunksCoverEveryRowInOrder() {
        let ranges = Chunks(count: 10, size: 4).map(threadCount: 3) { $0 }
        #expect(ranges == [0..<4, 4..<8, 8..<10])
        #expect(Chunks(count: 0, size: 4).map(threadCount: nil) { $0 }.isEmpty)
    }
}
