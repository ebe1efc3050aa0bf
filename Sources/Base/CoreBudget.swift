import FoundationEssentials
import Synchronization

/// The cores that computations which run at the same time share.
///
/// `concurrentMap` announces each thread that it starts, and loops over chunks take as many threads as there are cores
/// left. So the last of several fits gets the cores of those that have finished before it. The budget is a task-local
/// value: threads that a computation starts have the budget of its task.
package final class CoreBudget: Sendable {
    /// The budget of this task; of all cores, unless another one was set.
    @TaskLocal package static var current = CoreBudget(cores: coreCount)

    private let cores: Int
    /// The number of threads that are at work, the one that the computation was called on included.
    private let busyThreads = Atomic<Int>(1)

    /// Creates a budget of some cores.
    package init(cores: Int) {
        self.cores = cores
    }

    /// The number of cores that a thread may spread its work over now, its own included.
    package var availableCores: Int { max(1, cores + 1 - busyThreads.load(ordering: .relaxed)) }

    /// Runs the work of a thread that was started for a computation.
    func withThread<Result>(_ body: () -> Result) -> Result {
        busyThreads.add(1, ordering: .relaxed)
        defer { busyThreads.subtract(1, ordering: .relaxed) }
        return Self.$current.withValue(self, operation: body)
    }

    /// Runs a function that does nothing but wait for other threads.
    func whileWaiting(_ body: () -> Void) {
        busyThreads.subtract(1, ordering: .relaxed)
        defer { busyThreads.add(1, ordering: .relaxed) }
        body()
    }
}

/// The number of cores that work is spread over unless the caller sets a number of threads.
package var availableCores: Int { CoreBudget.current.availableCores }

/// The number of cores of the machine.
package let coreCount = ProcessInfo.processInfo.activeProcessorCount

/// The number of threads for a pass over rows and columns: `threadCount`, or one if starting others would take longer
/// than they save.
package func threads(_ threadCount: Int?, rows: Int, columns: Int) -> Int? {
    rows * (columns + 8) < 1 << 18 ? 1 : threadCount
}
