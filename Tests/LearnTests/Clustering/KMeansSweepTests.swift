import Base
import Foundation
import Numerics
import Synchronization
import TestSupport
import Testing

@testable import Learn

@Suite struct KMeansSweepTests {
    private let x = SmallSample.x

    @Test func hasAFitAndASilhouetteForEachNumberOfClusters() throws {
        let sweep = try KMeans.sweep(2...4, of: x, seed: 42)
        #expect(sweep.clusterCounts == [2, 3, 4])
        #expect(isClose(sweep.inertias, [128.32906781477206, 94.75781012699869, 73.15192594143426]))
        #expect(
            isClose(sweep.silhouetteScores, [0.37868249551474903, 0.31853226564836434, 0.3203876719024786]))
        #expect(sweep.models[1] == (try KMeans(clusters: 3, seed: 42).fit(x)))
        #expect(sweep.best == sweep.models[0])
    }

    @Test func silhouettesOfASample() throws {
        let sweep = try KMeans.sweep(3...3, of: x, silhouetteSampleSize: 30, seed: 42)
        let labels = sweep.models[0].labels
        #expect(
            sweep.silhouetteScores
                == [try Metrics.silhouetteScore(x, labels, sampleSize: 30, seed: 42)])
    }

    @Test func roundTripsThroughJSON() throws {
        let sweep = try KMeans.sweep(2...3, of: x)
        #expect(try JSONDecoder().decode(KMeans.Sweep.self, from: JSONEncoder().encode(sweep)) == sweep)
    }

    @Test func emptySweepsAreRejected() {
        for text in [#"{"models":[],"silhouetteScores":[]}"#, #"{"models":[],"silhouetteScores":[1]}"#] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(KMeans.Sweep.self, from: Data(text.utf8))
            }
        }
    }

    @Test func invalidNumbersOfClusters() {
        for range in [1...3, 2...60] {
            #expect(throws: LearnError.self) { try KMeans.sweep(range, of: x) }
        }
    }

    @Test func reportsProgress() throws {
        var random = RandomState(seed: 2)
        let many = try Matrix(columns: ["a", "b"].map { (name: $0, values: random.normal(count: 30_000)) })
        let seen = Mutex<[FitProgress]>([])
        _ = try observingProgress { progress in
            seen.withLock { $0.append(progress) }
        } _: {
            try KMeans.sweep(2...6, of: many, silhouetteSampleSize: 100, threadCount: 1)
        }
        let reports = seen.withLock { $0 }
        #expect(!reports.isEmpty)
        #expect(reports.allSatisfy { $0.step == "k-means" && $0.total == 50 && $0.completed <= 50 })
    }
}
