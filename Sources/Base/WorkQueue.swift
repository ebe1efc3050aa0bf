import Dispatch
import Synchronization

/// Items of work that several threads take from one list, one by one.
package final class WorkQueue: Sendable {
    private let count: Int
    private let taken = Atomic<Int>(0)

    private init(count: Int) { self.count = count }

    /// The next item; nil when all are taken.
    package func next() -> Int? {
        let item = taken.add(1, ordering: .relaxed).oldValue
        return item < count ? item : nil
    }

    /// Lets some threads work the items off, and gives the result of each thread.
    ///
    /// For sums that come out the same however the items are shared out; elsewhere `Chunks.map` keeps their order.
    package static func share<Result: Sendable>(
        _ items: Int, among workers: Int, _ body: @Sendable (WorkQueue) -> Result
    ) -> [Result] {
        let queue = WorkQueue(count: items)
        guard workers > 1 else { return [body(queue)] }
        return [Result](unsafeUninitializedCapacity: workers) { buffer, filled in
            if let base = buffer.baseAddress {
                let results = SharedMutablePointer(pointer: base)
                DispatchQueue.concurrentPerform(iterations: workers) { worker in
                    (results.pointer + worker).initialize(to: body(queue))
                }
            }
            filled = workers
        }
    }
}
