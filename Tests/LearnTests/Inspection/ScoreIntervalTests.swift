import Numerics
import TestSupport
import Testing

@testable import Learn

@Suite struct ScoreIntervalTests {
    private let truth: Labels
    private let scores: ClassificationScores
    private let other: ClassificationScores

    init() throws {
        var random = RandomState(seed: 12)
        let probability = random.random(count: 150).map { ($0 * 20).rounded() / 20 }
        truth = Labels(probability.map { random.random() < $0 })
        scores = try ClassificationScores(truth, probability: probability)
        other = try ClassificationScores(truth, probability: random.random(count: 150))
    }

    @Test func anIntervalIsThatOfTheRowsDrawn() throws {
        let probability = try scores.probability()
        let slow = try bootstrap(count: 150, samples: 50, seed: 3) { rows in
            try Metrics.rocAUC(truth.rows(rows), scores: rows.map { probability[$0] })
        }
        let fast = try scores.interval(of: .rocAUC, samples: 50, seed: 3)
        #expect(fast.estimate == scores.rocAUC && fast.sampleCount == 50)
        #expect(isClose(fast.interval.lowerBound, slow.interval.lowerBound))
        #expect(isClose(fast.interval.upperBound, slow.interval.upperBound))
        #expect(isClose(fast.standardError, slow.standardError))
    }

    @Test(arguments: Scorer.all)
    func everyMetricHasAnInterval(scorer: Scorer) throws {
        let interval = try scores.interval(of: scorer, samples: 60, seed: 1)
        #expect(interval.interval.contains(try #require(try scorer(scores))))
        #expect(interval.standardError > 0)
    }

    @Test func theNumberOfThreadsDoesNotMatter() throws {
        let one = try scores.interval(of: .averagePrecision, samples: 20, threadCount: 1)
        #expect(try scores.interval(of: .averagePrecision, samples: 20, threadCount: 4) == one)
    }

    @Test func differencesUseTheSameRows() throws {
        let nothing = try scores.interval(of: .rocAUC, minus: scores, samples: 20)
        #expect(nothing.estimate == 0 && nothing.interval == 0...0)
        let difference = try scores.interval(of: .rocAUC, minus: other, samples: 200)
        let (own, another) = (scores.rocAUC, other.rocAUC)
        #expect(difference.estimate == own - another && difference.interval.lowerBound > 0)
        let fewer = try ClassificationScores(truth.rows([0, 1]), probability: [0.1, 0.2])
        #expect(throws: LearnError.self) { try scores.interval(of: .rocAUC, minus: fewer) }
    }

    @Test func intervalsOfSeveralModelsAreThoseOfEach() throws {
        let together = try [scores, other].intervals(of: .rocAUC, samples: 50, seed: 3)
        #expect(try together == [scores, other].map { try $0.interval(of: .rocAUC, samples: 50, seed: 3) })
        let fewer = try ClassificationScores(truth.rows([0, 1]), probability: [0.1, 0.2])
        #expect(throws: LearnError.self) { try [scores, fewer].intervals(of: .rocAUC) }
    }

    @Test func weightedIntervals() throws {
        let weights = (0..<150).map { Double($0 % 3) }
        let weighted = try ClassificationScores(
            truth, probability: scores.probability(), sampleWeight: weights)
        let interval = try weighted.interval(of: .accuracy, samples: 100)
        #expect(interval.estimate == weighted.accuracy && interval.interval.contains(weighted.accuracy))
        #expect(interval != (try scores.interval(of: .accuracy, samples: 100)))
    }

    @Test func aMetricThatIsNeverDefinedHasNoInterval() throws {
        #expect(throws: LearnError.self) {
            try scores.interval(of: Scorer("undefined") { _ in nil }, samples: 3)
        }
        #expect(throws: LearnError.self) { try scores.interval(of: .accuracy, samples: 0) }
    }

    @Test func cancelling() async {
        let scores = scores
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try scores.interval(of: .accuracy, samples: 10)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
