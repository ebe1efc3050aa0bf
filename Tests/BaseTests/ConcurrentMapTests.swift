import Synchronization
import Testing

@testable import Base

@Suite struct ConcurrentMapTests {
    @Test func resultsComeInTheOrderOfTheElements() {
        #expect((0..<50).concurrentMap { $0 * $0 } == (0..<50).map { $0 * $0 })
        #expect([Int]().concurrentMap { $0 }.isEmpty)
    }

    @Test func stepsMayHaveStepsOfTheirOwn() {
        let table = (0..<6).concurrentMap { row in
            (0..<6).concurrentMap { column in
                Chunks(count: 40, size: 1).map(threadCount: nil) { $0.lowerBound + 6 * row + column }[0]
            }
        }
        #expect(table.flatMap { $0 } == Array(0..<36))
    }

    private struct Failed: Error, Equatable {
        let number: Int
    }

    @Test func theFirstErrorIsThrown() {
        #expect(throws: Failed(number: 3)) {
            try (0..<9).concurrentMap { number in
                if number >= 3 { throw Failed(number: number) }
            }
        }
    }

    @Test func progressIsToldToTheObserverOfTheTask() {
        let observed = Mutex(0)
        observingProgress { _ in
            observed.withLock { $0 += 1 }
        } _: {
            _ = (0..<8).concurrentMap { _ in
                FitProgress.currentObserver?(FitProgress(step: "a step", completed: 1, total: 1))
            }
        }
        #expect(observed.withLock { $0 } == 8)
    }
}
