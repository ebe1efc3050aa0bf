import Numerics
import TestSupport
import Testing

@testable import Learn

@Suite struct SilhouetteTests {
    private let x = SmallSample.x
    private let three: [Int]
    private let four: [Int]

    init() throws {
        three = try KMeans(clusters: 3, seed: 42).fit(x).labels
        four = try KMeans(clusters: 4, initialization: .random, seed: 1).fit(x).labels
    }

    /// Returns silhouettes computed by their definition, distance by distance.
    private func plainSilhouettes(_ x: Matrix, _ labels: [Int]) -> [Double] {
        (0..<x.rowCount).map { row in
            var sums: [Int: (sum: Double, count: Int)] = [:]
            for other in 0..<x.rowCount where other != row {
                let square = zip(x.row(at: row), x.row(at: other)).reduce(0) {
                    $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
                }
                sums[labels[other], default: (0, 0)].sum += square.squareRoot()
                sums[labels[other], default: (0, 0)].count += 1
            }
            guard let own = sums[labels[row]] else { return 0 }
            let within = own.sum / Double(own.count)
            let nearest =
                sums.filter { $0.key != labels[row] }.values.map { $0.sum / Double($0.count) }.min() ?? 0
            return (nearest - within) / max(nearest, within)
        }
    }

    @Test func reference() throws {
        #expect(isClose(try Metrics.silhouetteScore(x, three), 0.31853226564836434))
        #expect(
            isClose(
                Array(try Metrics.silhouetteSamples(x, three).prefix(4)),
                [0.3995065991842617, 0.4119874909234017, 0.48319416598462084, 0.30813440082287785]))
    }

    @Test func severalLabelingsAtOnce() throws {
        let scores = try Metrics.silhouetteScores(x, labelings: [three, four, three])
        #expect(isClose(scores, [0.31853226564836434, 0.3203876719024786, 0.31853226564836434]))
        #expect(try Metrics.silhouetteScores(x, labelings: []) == [])
    }

    @Test func aSampleIsDrawnAsInTheReference() throws {
        #expect(
            isClose(
                try Metrics.silhouetteScore(x, three, sampleSize: 30, seed: 9), 0.30831601836025957))
        #expect(
            isClose(
                try Metrics.silhouetteScore(x, three, sampleSize: 1000, seed: 9), 0.31853226564836434))
    }

    @Test func theOnlyRowOfAClusterScoresZero() throws {
        let x = try Matrix(["a": [0, 1, 10]])
        #expect(isClose(try Metrics.silhouetteSamples(x, [0, 0, 1]), [0.9, 0.8888888888888888, 0]))
        #expect(isClose(try Metrics.silhouetteScore(x, [7, 7, -3]), 0.5962962962962962))
    }

    @Test func duplicateRowsScoreZero() throws {
        let x = try Matrix(["a": [2, 2, 2, 2]])
        #expect(try Metrics.silhouetteSamples(x, [0, 1, 0, 1]) == [0, 0, 0, 0])
    }

    @Test(arguments: [1, 2, 5]) func manyBlocksAndCellsOnAnyNumberOfThreads(threadCount: Int) throws {
        var random = RandomState(seed: 3)
        let count = 1029
        let x = try Matrix(
            columns: ["a", "b", "c"].map { (name: $0, values: random.normal(count: count)) })
        let labelings = [random.randint(0..<3, count: count), random.randint(0..<40, count: count)]
        let scores = try Metrics.silhouetteScores(x, labelings: labelings, threadCount: threadCount)
        let plain = labelings.map { labels in
            plainSilhouettes(x, labels).reduce(0, +) / Double(count)
        }
        #expect(isClose(scores, plain))
        #expect(scores == (try Metrics.silhouetteScores(x, labelings: labelings, threadCount: 3)))
    }

    @Test func invalidInput() throws {
        #expect(throws: LearnError.lengthMismatch(what: "cluster labels", count: 2, expected: 60)) {
            try Metrics.silhouetteScore(x, [0, 1])
        }
        #expect(throws: LearnError.lengthMismatch(what: "cluster labels", count: 2, expected: 60)) {
            try Metrics.silhouetteScore(x, [0, 1], sampleSize: 10)
        }
        #expect(throws: LearnError.self) {
            try Metrics.silhouetteScore(x, [Int](repeating: 4, count: 60))
        }
        #expect(throws: LearnError.self) { try Metrics.silhouetteScore(x, Array(0..<60)) }
        #expect(throws: LearnError.self) { try Metrics.silhouetteScore(x, three, sampleSize: 0) }
        #expect(throws: LearnError.self) { try Metrics.silhouetteScore(x.rows([]), []) }
        var bad = x
        bad[4, 1] = .infinity
        #expect(throws: LearnError.notFinite(row: 4, column: "b", value: .infinity)) {
            try Metrics.silhouetteScore(bad, three)
        }
        let large = try Matrix(["a": [1e200, -1e200, 0]])
        #expect(throws: LearnError.overflow(estimator: "a silhouette")) {
            try Metrics.silhouetteScore(large, [0, 0, 1])
        }
    }
}
