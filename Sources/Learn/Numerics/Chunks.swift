import Dispatch
import FoundationEssentials
import Synchronization

/// Rows cut into chunks of one fixed size, to be worked on by several threads.
///
/// The cut depends on the number of rows alone, and the results come back in the order of the chunks, so a sum
/// merged from them has the same bytes whatever the number of threads and whichever finished first.
struct Chunks: Sendable {
    /// How many rows there are.
    let count: Int
    /// How many rows a chunk has; the last may have fewer.
    let size: Int

    /// How many chunks there are.
    var chunkCount: Int { (count + size - 1) / size }

    /// The rows of one chunk.
    subscript(index: Int) -> Range<Int> { index * size..<min(count, (index + 1) * size) }

    /// The result of `body` for each chunk, in the order of the chunks.
    ///
    /// - Parameter threadCount: at most so many threads; nil for all cores. A single chunk is worked on by the
    ///   calling thread, so that small problems do not pay for starting others.
    func map<Result: Sendable>(
        threadCount: Int?, _ body: @Sendable (Range<Int>) -> Result
    ) -> [Result] {
        let threads = min(threadCount ?? availableCores, chunkCount)
        guard threads > 1 else { return (0..<chunkCount).map { body(self[$0]) } }
        let next = Atomic<Int>(0)
        return [Result](unsafeUninitializedCapacity: chunkCount) { buffer, filled in
            if let base = buffer.baseAddress {
                let results = SharedMutablePointer(pointer: base)
                DispatchQueue.concurrentPerform(iterations: threads) { _ in
                    while true {
                        let index = next.add(1, ordering: .relaxed).oldValue
                        guard index < chunkCount else { return }
                        (results.pointer + index).initialize(to: body(self[index]))
                    }
                }
            }
            filled = chunkCount
        }
    }
}

/// How many threads a pass over rows and columns is given: one where starting others would take longer than they
/// would save, else as many as asked for.
func threads(_ threadCount: Int?, rows: Int, columns: Int) -> Int? {
    rows * (columns + 8) < 1 << 18 ? 1 : threadCount
}

/// The number of cores that work is spread over unless a caller says otherwise: those that no other step of a
/// ``Swift/Sequence/concurrentMap(_:)`` is at work on.
var availableCores: Int { max(1, coreCount + 1 - max(1, concurrentSteps.load(ordering: .relaxed))) }

/// How many cores there are.
let coreCount = ProcessInfo.processInfo.activeProcessorCount

/// How many threads take steps of concurrent maps.
let concurrentSteps = Atomic<Int>(0)
