import Base
import Numerics
import TestSupport
import Testing

@testable import Learn

@Suite struct BootstrapTests {
    private let values = (0..<200).map { Double($0 % 10) }

    @Test func theIntervalOfAMean() throws {
        let interval = try bootstrap(count: 200, samples: 500, seed: 42) { rows in
            rows.reduce(0) { $0 + values[$1] } / Double(rows.count)
        }
        #expect(interval.estimate == 4.5 && interval.sampleCount == 500)
        #expect(interval.interval.contains(4.5))
        // The standard error of the mean is σ / √n = 2.872 / √200.
        #expect(isClose(interval.standardError, 0.2031, 0.02))
        #expect(isClose(interval.interval.upperBound - interval.interval.lowerBound, 2 * 1.96 * 0.2031, 0.06))
    }

    @Test func theNumberOfThreadsDoesNotMatter() throws {
        func interval(_ threads: Int) throws -> BootstrapInterval {
            try bootstrap(count: 200, samples: 40, seed: 1, threadCount: threads) {
                values[$0[0]] + values[$0[1]]
            }
        }
        #expect(try interval(1) == interval(4))
    }

    @Test func undefinedStatisticsDoNotCount() throws {
        let labels = try Labels([0, 0, 0, 1])
        let interval = try bootstrap(count: 4, samples: 200, seed: 3) { rows in
            try Metrics.rocAUC(labels.rows(rows), scores: rows.map(Double.init))
        }
        #expect(interval.sampleCount < 200 && interval.interval == 1...1)
        #expect(throws: LearnError.self) { try bootstrap(count: 4, samples: 5) { _ in .nan } }
    }

    @Test func parametersOutOfRange() {
        #expect(throws: LearnError.self) { try bootstrap(count: 0) { _ in 1 } }
        #expect(throws: LearnError.self) { try bootstrap(count: 1, samples: 0) { _ in 1 } }
        #expect(throws: LearnError.self) { try bootstrap(count: 1, confidence: 0) { _ in 1 } }
    }
}
