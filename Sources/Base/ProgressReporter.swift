import Synchronization

/// Counts the parts of one computation that are done, tells the observer, and hears of cancellation.
///
/// Made on the thread that the computation was called on, because observer and cancellation are those of its task;
/// told of progress from any thread.
package final class ProgressReporter: Sendable {
    private struct State {
        var completed = 0
        var lastReport: ContinuousClock.Instant
    }

    private let step: String
    private let total: Int
    private let observer: FitProgress.Observer?
    private let state: Mutex<State>
    private let cancelled = Atomic<Bool>(false)

    /// The least time between two reports. What takes less than that is not reported at all.
    private static let interval = Duration.milliseconds(100)

    /// A computation of `total` parts.
    package init(_ step: String, total: Int) {
        self.step = step
        self.total = total
        observer = FitProgress.currentObserver
        state = Mutex(State(lastReport: .now))
    }

    /// Counts parts that have been done.
    package func advance(by parts: Int = 1) {
        guard let observer else { return }
        state.withLock { state in
            state.completed += parts
            let now = ContinuousClock.now
            guard now - state.lastReport >= Self.interval else { return }
            state.lastReport = now
            observer(FitProgress(step: step, completed: state.completed, total: total))
        }
    }

    /// Whether the task that called has been cancelled. Workers on other threads hear of it once the calling thread,
    /// which works beside them, has asked.
    package var isCancelled: Bool {
        if Task.isCancelled { cancelled.store(true, ordering: .relaxed) }
        return cancelled.load(ordering: .relaxed)
    }

    /// Ends the computation if its task has been cancelled.
    ///
    /// - Throws: `CancellationError`.
    package func checkCancellation() throws {
        if isCancelled { throw CancellationError() }
    }
}
