import Synchronization

/// How far a long computation has come: what an observer is told while a model is fitted or a search is run.
public struct FitProgress: Equatable, Sendable {
    /// What is being done, such as “random forest”.
    public let step: String
    /// How many parts of it are done: trees, iterations, folds.
    public let completed: Int
    /// How many parts there are, or at most are.
    public let total: Int

    /// The share that is done, from 0 to 1.
    public var fraction: Double { total > 0 ? Double(completed) / Double(total) : 1 }

    /// What is told of all computations that no observer of their own watches.
    public typealias Observer = @Sendable (FitProgress) -> Void

    /// The observer of the computations of this task.
    @TaskLocal package static var taskObserver: Observer?

    private static let processObserver = Mutex<Observer?>(nil)

    /// Sets what is told of every computation in the process that ``observingProgress(_:_:)`` does not watch.
    ///
    /// - Parameter observer: called from any thread, one call at a time for each computation; nil for nobody.
    public static func observeAll(_ observer: Observer?) {
        processObserver.withLock { $0 = observer }
    }

    package static var currentObserver: Observer? { taskObserver ?? processObserver.withLock { $0 } }
}

/// Runs `body` and tells `observer` how far the computations in it have come.
///
///     let model = try observingProgress { print($0.step, $0.fraction) } _: {
///         try RandomForest().fit(x, y)
///     }
///
/// - Parameter observer: called from any thread, one call at a time for each computation, at most ten times a second.
/// - Throws: what `body` throws.
public func observingProgress<Result>(
    _ observer: @escaping FitProgress.Observer, _ body: () throws -> Result
) rethrows -> Result {
    try FitProgress.$taskObserver.withValue(observer, operation: body)
}
