import TestSupport
import Testing

@testable import Learn

@Suite struct ClusterScoresTests {
    private let x = SmallSample.x
    private let three: [Int]
    private let four: [Int]

    init() throws {
        three = try KMeans(clusters: 3, seed: 42).fit(x).labels
        four = try KMeans(clusters: 4, initialization: .random, seed: 1).fit(x).labels
    }

    @Test func reference() throws {
        #expect(isClose(try Metrics.daviesBouldin(x, three), 1.0212458272437512))
        #expect(isClose(try Metrics.calinskiHarabasz(x, three), 46.40372124996521))
        #expect(isClose(try Metrics.adjustedRandIndex(three, four), 0.6005778694293721))
        #expect(isClose(try Metrics.normalizedMutualInformation(three, four), 0.7618020634949045))
    }

    @Test func constantClusters() throws {
        let x = try Matrix(["a": [1, 1, 5, 5]])
        #expect(try Metrics.calinskiHarabasz(x, [0, 0, 1, 1]) == 1)
        #expect(try Metrics.daviesBouldin(x, [0, 0, 1, 1]) == 0)
    }

    @Test func clustersAroundOneCenter() throws {
        let x = try Matrix(["a": [-1, 1, -2, 2]])
        #expect(try Metrics.daviesBouldin(x, [0, 0, 1, 1]) == 0)
    }

    @Test func namesOfClustersDoNotMatter() throws {
        let renamed = three.map { 5 - 2 * $0 }
        #expect(try Metrics.adjustedRandIndex(three, renamed) == 1)
        #expect(isClose(try Metrics.normalizedMutualInformation(three, renamed), 1))
        #expect(isClose(try Metrics.daviesBouldin(x, renamed), 1.0212458272437512))
    }

    @Test func agreementWithOneClusterOnly() throws {
        #expect(try Metrics.adjustedRandIndex([0, 0, 0], [4, 4, 4]) == 1)
        #expect(try Metrics.normalizedMutualInformation([0, 0, 0], [4, 4, 4]) == 1)
        #expect(try Metrics.adjustedRandIndex([0, 0, 0], [0, 1, 2]) == 0)
        #expect(try Metrics.normalizedMutualInformation([0, 0, 0], [0, 1, 2]) == 0)
    }

    @Test func agreementMayBeNegative() throws {
        #expect(try Metrics.adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1]) == -0.5)
        #expect(try Metrics.normalizedMutualInformation([0, 0, 1, 1], [0, 1, 0, 1]) == 0)
    }

    @Test func invalidInput() throws {
        #expect(throws: LearnError.self) { try Metrics.daviesBouldin(x, [0]) }
        #expect(throws: LearnError.self) { try Metrics.calinskiHarabasz(x, three.map { _ in 0 }) }
        #expect(throws: LearnError.lengthMismatch(what: "cluster labels", count: 1, expected: 2)) {
            try Metrics.adjustedRandIndex([0, 1], [0])
        }
        #expect(throws: LearnError.noRows(in: "the rows to compare")) {
            try Metrics.normalizedMutualInformation([], [])
        }
    }
}
