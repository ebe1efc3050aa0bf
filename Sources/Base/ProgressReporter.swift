import Synchronization

/// Counts the parts of a computation that are done, reports progress to the observer, and checks for cancellation.
///
/// A reporter must be created on the thread that the computation was called on, because observer and cancellation are
/// those of its task. Parts may be counted on any thread.
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

    /// The minimum time between two reports. Computations that take less are not reported at all.
    private static let interval = Duration.milliseconds(100)

    /// Creates a reporter for a computation of `total` parts.
    package init(_ step: String, total: Int) {
        self.step = step
        self.total = total
        observer = FitProgress.currentObserver
        state = Mutex(State(lastReport: .now))
    }

    /// Counts parts as done.
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

    /// Whether the calling task has been cancelled. Other threads observe it once the thread of that task, which works
    /// beside them, has read this property.
    package var isCancelled: Bool {
        if Task.isCancelled { cancelled.store(true, ordering: .relaxed) }
        return cancelled.load(ordering: .relaxed)
    }

    /// Throws if the calling task has been cancelled.
    ///
    /// - Throws: `CancellationError`.
    package func checkCancellation() throws {
        if isCancelled { throw CancellationError() }
    }
}
