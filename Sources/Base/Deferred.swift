import Synchronization

/// A value that is computed when it is first asked for, once for all who hold it.
package final class Deferred<Value: Sendable>: @unchecked Sendable {
    /// The computation of the value; `nil` once it is known.
    private let pending: Mutex<(@Sendable () -> Value)?>
    /// Set once, before `isKnown`, and only read after it.
    private var known: Value?
    private let isKnown: Atomic<Bool>

    /// Creates a value that `compute` returns. What it holds is let go as soon as the value is known.
    package init(_ compute: @escaping @Sendable () -> Value) {
        pending = Mutex(compute)
        isKnown = Atomic(false)
    }

    /// Wraps a value that is known.
    package init(_ value: Value) {
        pending = Mutex(nil)
        known = value
        isKnown = Atomic(true)
    }

    /// The value.
    package var value: Value {
        // Threads that read the value again and again do not wait for each other.
        if isKnown.load(ordering: .acquiring), let known { return known }
        return pending.withLock { pending in
            if let known { return known }
            guard let compute = pending else { preconditionFailure("A value is known or pending.") }
            let value = compute()
            known = value
            pending = nil
            isKnown.store(true, ordering: .releasing)
            return value
        }
    }
}
