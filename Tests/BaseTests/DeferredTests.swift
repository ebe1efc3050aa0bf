import Synchronization
import Testing

@testable import Base

@Suite struct DeferredTests {
    @Test("A value is computed when it is asked for, once for all threads")
    func isComputedOnce() {
        final class Calls: Sendable {
            let count = Mutex(0)
        }
        let calls = Calls()
        let deferred = Deferred {
            calls.count.withLock { $0 += 1 }
            return [1, 2, 3]
        }
        #expect(calls.count.withLock { $0 } == 0)
        #expect((0..<50).concurrentMap { _ in deferred.value } == [[Int]](repeating: [1, 2, 3], count: 50))
        #expect(calls.count.withLock { $0 } == 1)
        #expect(Deferred("known").value == "known")
    }
}
