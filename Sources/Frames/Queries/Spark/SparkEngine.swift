import Base
import FoundationEssentials
import Synchronization

/// Runs plans over files as Spark SQL.
///
/// Spark starts with the first query and stays until the process ends. It reads the files where they lie; tables in memory are
/// sent along, and what comes back is the table that the local engine would give: the same columns, types and order of rows.
/// Queries of several threads run one after the other.
package final class SparkEngine: Sendable {
    /// The cluster: `local[2]`, `spark://host:7077`, or whatever else Spark takes for a master.
    package let master: String
    private let environment: [String: String]
    private let driver = Mutex<SparkSession?>(nil)
    /// Called with a line about a query that runs elsewhere.
    private let note: @Sendable (String) -> Void
    /// Called when a table is to come from Spark.
    private let onUse: @Sendable () -> Void

    /// Creates an engine, which starts Spark when it needs it.
    ///
    /// - Parameters:
    ///   - environment: the variables by which Spark is found.
    ///   - note: takes a line about a query that Spark cannot run.
    ///   - onUse: called whenever a table is to come from Spark.
    package init(
        master: String, environment: [String: String] = ProcessInfo.processInfo.environment,
        note: @escaping @Sendable (String) -> Void = { _ in }, onUse: @escaping @Sendable () -> Void = {}
    ) {
        self.master = master
        self.environment = environment
        self.note = note
        self.onUse = onUse
    }

    // MARK: The engine of the process

    @TaskLocal private static var ofTask: SparkEngine?
    private static let ofProcess = Mutex<SparkEngine?>(nil)

    /// The engine that queries over files run on; `nil` for the local one.
    static var current: SparkEngine? { ofTask ?? ofProcess.withLock { $0 } }

    /// Makes this the engine of the process.
    package func openForProcess() { Self.ofProcess.withLock { $0 = self } }

    /// Runs a function whose queries run on this engine.
    package func use<Result>(_ body: () throws -> Result) rethrows -> Result {
        try Self.$ofTask.withValue(self, operation: body)
    }

    // MARK: Queries

    /// The query as it runs on Spark; `nil` if it runs on the local engine, because it reads no file, or because SQL has no
    /// notation for it.
    func job(for query: Query) -> SparkJob? {
        guard query.plan.readsFiles else { return nil }
        do {
            let job = try SparkJob(query)
            onUse()
            return job
        } catch {
            note("\(error); the query runs on the local engine")
            return nil
        }
    }

    /// Runs a query.
    ///
    /// - Throws: ``SparkError``.
    func run(_ job: SparkJob) throws -> DataFrame {
        try driver.withLock { session in
            if session == nil { session = try SparkSession(master: master, environment: environment) }
            do {
                guard let table = try session?.run(job) else { throw SparkError.noSpark }
                return table
            } catch let error as SparkError {
                if case .stopped = error { session = nil }
                throw error
            }
        }
    }

    /// Stops Spark, if it has started.
    package func stop() {
        driver.withLock { session in
            session?.end()
            session = nil
        }
    }

    /// The number of the process that drives Spark; `nil` if it does not run.
    package var processNumber: Int32? { driver.withLock { session in session?.number } }
}

/// A query with everything that Spark needs to run it.
package struct SparkJob: Sendable {
    /// The query and the tables that it reads.
    package var statement: SQLStatement
    /// The statements that make tables of files and of tables that are sent along, in order.
    package var views: [String]

    /// Writes a query in SQL.
    ///
    /// - Throws: ``QueryError`` if that cannot be.
    package init(_ query: Query) throws {
        let place = query.plan.place
        let statement = try query.statement(.spark, order: .exact, files: .tables)
        self.statement = statement
        views = try place.attempt {
            try statement.tables.map { $0.frame.sparkView($0.name, rowColumn: $0.rowColumn).statement }
                + statement.files.flatMap { try $0.sparkStatements() }
        }
    }
}

extension Plan {
    /// Whether a step reads a file.
    var readsFiles: Bool {
        if case .scan = step { return true }
        return inputs.contains(where: \.readsFiles)
    }
}
