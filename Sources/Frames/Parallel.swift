import Dispatch
import FoundationEssentials

/// The results of parts of some work that do not hang on each other, in the order of the parts; done by as many threads
/// as there are cores.
func inParallel<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    guard count > 1 else { return (0..<count).map(body) }
    return [Result](unsafeUninitializedCapacity: count) { buffer, filled in
        if let base = buffer.baseAddress {
            let results = Results(base: base)
            DispatchQueue.concurrentPerform(iterations: count) { part in
                (results.base + part).initialize(to: body(part))
            }
        }
        filled = count
    }
}

/// The number of cores.
let coreCount = ProcessInfo.processInfo.activeProcessorCount

/// Room for results, each of which one thread writes.
private struct Results<Result>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Result>
}
