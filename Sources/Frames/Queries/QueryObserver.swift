import Synchronization

/// Learns which queries are collected.
package enum QueryObserver {
    private static let function = Mutex<(@Sendable (Query) -> Void)?>(nil)

    /// The function that is called with each query before it runs; `nil` for none.
    static var current: (@Sendable (Query) -> Void)? { function.withLock { $0 } }

    /// Sets the function that is called with each query over files that is collected in this process, from any thread.
    package static func observeAll(_ observer: (@Sendable (Query) -> Void)?) {
        function.withLock { $0 = observer }
    }
}
