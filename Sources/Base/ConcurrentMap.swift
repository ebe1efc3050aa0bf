import Dispatch
import Synchronization

extension Sequence where Element: Sendable {
    /// Returns the results of a function for all elements, in their order, computed for several elements at a time.
    ///
    /// For a few long computations that do not depend on each other, such as fits of models: while one of them has
    /// nothing to spread over the cores, another does. Progress is reported to the observer of the calling task.
    /// Cancellation of that task is only observed in computations that run on the calling thread.
    ///
    /// - Throws: The error of the first element, in order, that `transform` throws for.
    public func concurrentMap<Result: Sendable, Failure: Error>(
        _ transform: @Sendable (Element) throws(Failure) -> Result
    ) throws(Failure) -> [Result] {
        let elements = Array(self)
        let observer = FitProgress.taskObserver
        let results = concurrentResults(elements.count) { index in
            FitProgress.$taskObserver.withValue(observer) {
                Swift.Result { () throws(Failure) in try transform(elements[index]) }
            }
        }
        return try results.map { (result) throws(Failure) in try result.get() }
    }
}

/// Returns the results of some computations in their order; they run on this thread and on others beside it.
///
/// `concurrentPerform` would keep nested loops on the one core that a computation was started on.
private func concurrentResults<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
    let next = Atomic<Int>(0)
    let budget = CoreBudget.current
    let inheritance = ResultStore.Inheritance()
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
        initialized = count
        guard let base = buffer.baseAddress else { return }
        let results = SharedMutablePointer(pointer: base)
        @Sendable func work() {
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < count else { break }
                (results.pointer + index).initialize(to: body(index))
            }
        }
        withoutActuallyEscaping(work) { work in
            let group = DispatchGroup()
            for _ in 1..<max(1, min(budget.availableCores, count)) {
                // A serial queue always gets a thread, so nested calls cannot wait for each other.
                DispatchQueue(label: "concurrentMap").async(group: group) {
                    inheritance.run { budget.withThread(work) }
                }
            }
            work()
            budget.whileWaiting { group.wait() }
        }
    }
}
