import Synchronization
import TestSupport
import Testing
import Trees

@testable import Base

@testable import Learn

@Suite struct ProgressTests {
    @Test func observersReceiveProgress() {
        let seen = Mutex<[FitProgress]>([])
        observingProgress { progress in
            seen.withLock { $0.append(progress) }
        } _: {
            let reporter = ProgressReporter("work", total: 4)
            reporter.advance()
            let start = ContinuousClock.now
            while ContinuousClock.now - start < .milliseconds(110) {}
            reporter.advance(by: 2)
        }
        #expect(seen.withLock { $0 } == [FitProgress(step: "work", completed: 3, total: 4)])
        #expect(seen.withLock { $0[0].fraction } == 0.75)
    }

    @Test func aCancelledTaskStopsBetweenTrees() async {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try GradientBoosting(nEstimators: 3, minSamplesLeaf: 5).fit(SmallSample.x, SmallSample.y)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func progressOfNothingIsComplete() {
        #expect(FitProgress(step: "nothing", completed: 0, total: 0).fraction == 1)
    }
}
