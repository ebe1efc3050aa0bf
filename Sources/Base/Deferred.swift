import Synchronization

/// A value that is computed when it is first asked for, once for all who hold it.
package final class Deferred<Value: Sendable>: Sendable {
    private enum State {
        case pending(@Sendable () -> Value)
        case known(Value)
    }

    private let state: Mutex<State>

    /// Creates a value that `compute` returns. What it holds is let go as soon as the value is known.
    package init(_ compute: @escaping @Sendable () -> Value) {
        state = Mutex(.pending(compute))
    }

    /// Wraps a value that is known.
    package init(_ value: Value) {
        state = Mutex(.known(value))
    }

    /// The value.
    package var value: Value {
        state.withLock { state in
            switch state {
            case .known(let value): return value
            case .pending(let compute):
                let value = compute()
                state = .known(value)
                return value
            }
        }
    }
}
