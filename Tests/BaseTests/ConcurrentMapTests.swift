import Foundation
import Synchronization
import Testing

@testable import Base

@Suite struct ConcurrentMapTests {
    @Test func resultsComeInTheOrderOfTheElements() {
        #expect((0..<50).concurrentMap { $0 * $0 } == (0..<50).map { $0 * $0 })
        #expect([Int]().concurrentMap { $0 }.isEmpty)
    }

    @Test func callsMayBeNested() {
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

    @Test func progressIsReportedToTheObserverOfTheTask() {
        let observed = Mutex(0)
        observingProgress { _ in
            observed.withLock { $0 += 1 }
        } _: {
            _ = (0..<8).concurrentMap { _ in
                FitProgress.currentObserver?(FitProgress(step: "an element", completed: 1, total: 1))
            }
        }
        #expect(observed.withLock { $0 } == 8)
    }

    /// Waits until a condition holds, at most for five seconds.
    private static func wait(until condition: () -> Bool) {
        let start = ContinuousClock.now
        while !condition(), ContinuousClock.now - start < .seconds(5) { usleep(1000) }
    }

    @Test func coresAreSharedAmongTheElements() {
        let started = Mutex(0)
        let available = CoreBudget.$current.withValue(CoreBudget(cores: 4)) {
            (0..<3).concurrentMap { _ in
                started.withLock { $0 += 1 }
                Self.wait { started.withLock { $0 >= 3 } }
                let available = availableCores
                started.withLock { $0 += 1 }
                Self.wait { started.withLock { $0 == 6 } }
                return available
            }
        }
        // Of four cores three are busy: each of the three may use its own and the fourth.
        #expect(available == [2, 2, 2])
        #expect(CoreBudget(cores: 4).availableCores == 4)
    }

    @Test(arguments: [0, 2])
    func theLastElementGetsTheCoresOfThoseThatHaveFinished(last: Int) {
        let budget = CoreBudget(cores: 3)
        let finished = Mutex(0)
        let available = CoreBudget.$current.withValue(budget) {
            (0..<3).concurrentMap { element in
                guard element == last else {
                    finished.withLock { $0 += 1 }
                    return 0
                }
                Self.wait { finished.withLock { $0 == 2 } && availableCores == 3 }
                return availableCores
            }
        }
        #expect(available[last] == 3)
        #expect(budget.availableCores == 3)
    }

    @Test func nestedLoopsHaveTheBudgetOfTheirTask() {
        let cores = CoreBudget.$current.withValue(CoreBudget(cores: 1)) {
            (0..<2).concurrentMap { _ in
                Chunks(count: 4, size: 1).map(threadCount: 2) { _ in availableCores }
                    + WorkQueue.share(4, among: 2) { _ in availableCores }
            }
        }
        #expect(cores == [[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1]])
    }
}
