import Dispatch
import Synchronization

/// The items of a list, which several threads take one by one.
package final class WorkQueue: Sendable {
    private let count: Int
    private let taken = Atomic<Int>(0)

    private init(count: Int) { self.count = count }

    /// Takes the next item; nil if all are taken.
    package func next() -> Int? {
        let item = taken.add(1, ordering: .relaxed).oldValue
        return item < count ? item : nil
    }

    /// Runs `body` on some threads, which take the items of one queue, and returns the result of each thread.
    ///
    /// For sums that do not depend on which thread took which items; otherwise use `Chunks.map`, which keeps their
    /// order.
    package static func share<Result: Sendable>(
        _ items: Int, among workers: Int, _ body: @Sendable (WorkQueue) -> Result
    ) -> [Result] {
        let queue = WorkQueue(count: items)
        guard workers > 1 else { return [body(queue)] }
        let budget = CoreBudget.current
        let inheritance = ResultStore.Inheritance()
        return [Result](unsafeUninitializedCapacity: workers) { buffer, initialized in
            if let base = buffer.baseAddress {
                let results = SharedMutablePointer(pointer: base)
                DispatchQueue.concurrentPerform(iterations: workers) { worker in
                    let result = inheritance.run { CoreBudget.$current.withValue(budget) { body(queue) } }
                    (results.pointer + worker).initialize(to: result)
                }
            }
            initialized = workers
        }
    }
}
