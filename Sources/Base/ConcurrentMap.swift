import Dispatch
import Synchronization

extension Sequence where Element: Sendable {
    /// What a function makes of each element, in the order of the elements; worked out for several at the same time.
    ///
    /// For a few long steps that do not hang on each other, such as fits of models: while one of them has nothing to
    /// share out among cores, another does. Their progress is told as it would be one by one; that the task has been
    /// cancelled is heard in those steps that the calling thread takes itself.
    ///
    /// - Throws: what `transform` throws, of several errors that of the first element.
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

/// The results of some steps in their order, taken by this thread and others beside it.
///
/// Not by `concurrentPerform`, within which Dispatch leaves a step with one core to the end: here a step gets the cores
/// of those that are done.
private func concurrentResults<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
    let next = Atomic<Int>(0)
    return [Result](unsafeUninitializedCapacity: count) { buffer, filled in
        filled = count
        guard let base = buffer.baseAddress else { return }
        let results = SharedMutablePointer(pointer: base)
        @Sendable func work() {
            concurrentSteps.add(1, ordering: .relaxed)
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < count else { break }
                (results.pointer + index).initialize(to: body(index))
            }
            concurrentSteps.subtract(1, ordering: .relaxed)
        }
        withoutActuallyEscaping(work) { work in
            let group = DispatchGroup()
            for _ in 1..<max(1, min(availableCores, count)) {
                // A serial queue is always given a thread, so that steps within steps don't wait for each other.
                DispatchQueue(label: "concurrent step").async(group: group) { work() }
            }
            work()
            group.wait()
        }
    }
}
