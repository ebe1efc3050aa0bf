import Dispatch
import FoundationEssentials
import Synchronization

/// Rows cut into chunks of one fixed size, to be worked on by several threads.
///
/// The cut depends on the number of rows alone, and the results come back in the order of the chunks, so a sum
/// merged from them has the same bytes whatever the number of threads and whichever finished first.
package struct Chunks: Sendable {
    /// How many rows there are.
    package let count: Int
    /// How many rows a chunk has; the last may have fewer.
    package let size: Int

    /// Cuts rows into chunks of a size.
    package init(count: Int, size: Int) {
        self.count = count
        self.size = size
    }

    /// How many chunks there are.
    package var chunkCount: Int { (count + size - 1) / size }

    /// The rows of one chunk.
    package subscript(index: Int) -> Range<Int> { index * size..<min(count, (index + 1) * size) }

    /// The result of `body` for each chunk, in the order of the chunks.
    ///
    /// - Parameter threadCount: at most so many threads; nil for all cores. A single chunk is worked on by the
    ///   calling thread, so that small problems do not pay for starting others.
    package func map<Result: Sendable>(
        threadCount: Int?, _ body: @Sendable (Range<Int>) -> Result
    ) -> [Result] {
        let next = Atomic<Int>(0)
        return [Result](unsafeUninitializedCapacity: chunkCount) { buffer, filled in
            if let base = buffer.baseAddress {
                let results = SharedMutablePointer(pointer: base)
                /// Works on the next chunk, if there is one.
                @Sendable func step() -> Bool {
                    let index = next.add(1, ordering: .relaxed).oldValue
                    guard index < chunkCount else { return false }
                    (results.pointer + index).initialize(to: body(self[index]))
                    return true
                }
                var isDone = false
                while !isDone {
                    // Asked anew each time: steps taken at the same time end and leave their cores.
                    let left = chunkCount - next.load(ordering: .relaxed)
                    let threads = min(threadCount ?? availableCores, left)
                    if threads > 1 {
                        DispatchQueue.concurrentPerform(iterations: threads) { _ in while step() {} }
                        isDone = true
                    } else {
                        isDone = !step()
                    }
                }
            }
            filled = chunkCount
        }
    }
}

/// The number of cores that work is spread over unless a caller says otherwise: those that no other of several steps
/// taken at the same time is at work on.
package var availableCores: Int { max(1, coreCount + 1 - max(1, concurrentSteps.load(ordering: .relaxed))) }

/// The number of cores.
package let coreCount = ProcessInfo.processInfo.activeProcessorCount

/// How many threads are at work on steps taken at the same time, such as fits of several models.
package let concurrentSteps = Atomic<Int>(0)

/// The number of threads for a pass over rows and columns: one where starting others would take longer than they would
/// save, else `threadCount`.
package func threads(_ threadCount: Int?, rows: Int, columns: Int) -> Int? {
    rows * (columns + 8) < 1 << 18 ? 1 : threadCount
}
