import Dispatch
import Synchronization

/// Computes results for the numbers below `count` on several threads, and consumes them on the calling thread in the order of
/// the numbers.
///
/// At any time only a few results wait to be consumed, so memory does not grow with `count`.
///
/// - Parameters:
///   - body: computes the result for a number.
///   - consume: takes the next result, and returns whether there should be more.
/// - Throws: The first error of `body`, in order, or the error of `consume`.
package func mapInOrder<Result: Sendable, Failure: Error>(
    _ count: Int, _ body: @Sendable (Int) throws(Failure) -> Result, consume: (Result) throws(Failure) -> Bool
) throws(Failure) {
    guard count > 1 else {
        for index in 0..<count { _ = try consume(body(index)) }
        return
    }
    let budget = CoreBudget.current
    let threads = max(1, min(budget.availableCores, count))
    let next = Atomic<Int>(0)
    let isStopped = Atomic<Bool>(false)
    let results = Mutex<[Int: Swift.Result<Result, Failure>]>([:])
    // A semaphore must not end below the value that it starts with, which it would where results are left over.
    let room = DispatchSemaphore(value: 0)
    for _ in 0..<4 * threads { room.signal() }
    let ready = DispatchSemaphore(value: 0)
    try withoutActuallyEscaping(body) { (body) throws(Failure) in
        @Sendable func work() {
            while true {
                room.wait()
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < count, !isStopped.load(ordering: .relaxed) else {
                    room.signal()
                    return
                }
                let result = Swift.Result { () throws(Failure) in try body(index) }
                results.withLock { $0[index] = result }
                ready.signal()
            }
        }
        try withoutActuallyEscaping(work) { (work) throws(Failure) in
            let group = DispatchGroup()
            for _ in 0..<threads {
                DispatchQueue(label: "mapInOrder").async(group: group) { budget.withThread(work) }
            }
            defer {
                isStopped.store(true, ordering: .relaxed)
                // Threads that wait for room see that they are to stop.
                for _ in 0..<threads { room.signal() }
                budget.whileWaiting { group.wait() }
            }
            for index in 0..<count {
                var result = results.withLock { $0.removeValue(forKey: index) }
                while result == nil {
                    budget.whileWaiting { ready.wait() }
                    result = results.withLock { $0.removeValue(forKey: index) }
                }
                let isContinued = if let result { try consume(result.get()) } else { false }
                room.signal()
                guard isContinued else { return }
            }
        }
    }
}
