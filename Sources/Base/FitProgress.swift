import Synchronization

/// The progress of a long computation, such as the fit of a model or a search, as it is reported to an observer.
public struct FitProgress: Equatable, Sendable {
    /// The name of the computation, such as “random forest”.
    public let step: String
    /// The number of parts that are done: trees, iterations or folds.
    public let completed: Int
    /// The number of parts, or the maximum if it is not known in advance.
    public let total: Int

    /// The fraction of the parts that is done, from 0 to 1.
    public var fraction: Double { total > 0 ? Double(completed) / Double(total) : 1 }

    /// Creates the progress of a computation.
    package init(step: String, completed: Int, total: Int) {
        self.step = step
        self.completed = completed
        self.total = total
    }

    /// A function that progress is reported to.
    public typealias Observer = @Sendable (FitProgress) -> Void

    /// The observer of this task.
    @TaskLocal package static var taskObserver: Observer?

    private static let processObserver = Mutex<Observer?>(nil)

    /// Sets the observer of all computations in the process that do not run within ``observingProgress(_:_:)``.
    ///
    /// - Parameter observer: called from any thread, one call at a time for each computation; nil for none.
    public static func observeAll(_ observer: Observer?) {
        processObserver.withLock { $0 = observer }
    }

    /// The observer of this task, or else that of the process.
    package static var currentObserver: Observer? { taskObserver ?? processObserver.withLock { $0 } }
}

/// Runs `body` and reports the progress of the computations in it to `observer`.
///
///     let model = try observingProgress { print($0.step, $0.fraction) } _: {
///         try RandomForest().fit(x, y)
///     }
///
/// - Parameter observer: called from any thread, one call at a time for each computation, at most ten times a second.
/// - Throws: The error that `body` throws.
public func observingProgress<Result>(
    _ observer: @escaping FitProgress.Observer, _ body: () throws -> Result
) rethrows -> Result {
    try FitProgress.$taskObserver.withValue(observer, operation: body)
}
