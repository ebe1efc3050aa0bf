import Dispatch
import Synchronization

/// Rows split into chunks of a fixed size, for several threads to work on.
///
/// The split depends on the number of rows alone, and results come in the order of the chunks. So a sum merged from
/// them has the same bytes whatever the number of threads and the order in which they finish.
package struct Chunks: Sendable {
    /// The number of rows.
    package let count: Int
    /// The number of rows of each chunk; the last one may have fewer.
    package let size: Int

    /// Splits rows into chunks of a size.
    package init(count: Int, size: Int) {
        self.count = count
        self.size = size
    }

    /// The number of chunks.
    package var chunkCount: Int { (count + size - 1) / size }

    /// The rows of a chunk.
    package subscript(index: Int) -> Range<Int> { index * size..<min(count, (index + 1) * size) }

    /// Returns the result of `body` for each chunk, in the order of the chunks.
    ///
    /// - Parameter threadCount: the maximum number of threads; nil for all available cores. A single chunk is processed
    ///   on the calling thread, so that small problems do not pay for starting others.
    package func map<Result: Sendable>(
        threadCount: Int?, _ body: @Sendable (Range<Int>) -> Result
    ) -> [Result] {
        let next = Atomic<Int>(0)
        let budget = CoreBudget.current
        let inheritance = ResultStore.Inheritance()
        return [Result](unsafeUninitializedCapacity: chunkCount) { buffer, initialized in
            if let base = buffer.baseAddress {
                let results = SharedMutablePointer(pointer: base)
                /// Processes the next chunk, and returns whether there was one.
                @Sendable func step() -> Bool {
                    let index = next.add(1, ordering: .relaxed).oldValue
                    guard index < chunkCount else { return false }
                    (results.pointer + index).initialize(to: body(self[index]))
                    return true
                }
                var isDone = false
                while !isDone {
                    // Read again for each chunk: computations beside this one finish and leave their cores.
                    let left = chunkCount - next.load(ordering: .relaxed)
                    let threads = min(threadCount ?? budget.availableCores, left)
                    if threads > 1 {
                        DispatchQueue.concurrentPerform(iterations: threads) { _ in
                            inheritance.run { CoreBudget.$current.withValue(budget) { while step() {} } }
                        }
                        isDone = true
                    } else {
                        isDone = !step()
                    }
                }
            }
            initialized = chunkCount
        }
    }
}
