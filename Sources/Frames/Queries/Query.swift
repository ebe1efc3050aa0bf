import Base

/// A query: the steps from tables and files to a table, which ``collect()`` runs.
///
/// Verbs build a plan; they neither read nor throw anything. The same verbs on a ``DataFrame`` run at once.
///
///     let plays = try scan("sessions.jsonl")
///         .filter(col("event_type") == "PLAY")
///         .grouped(by: "user_id").aggregated(["plays": .count])
///         .collect()
///
/// Only the columns that the steps need are read, conditions are applied while reading, and aggregations keep no rows; so
/// memory grows with the result and not with the file. The result is the same for any number of threads.
public struct Query: Sendable {
    package let plan: Plan

    package init(_ plan: Plan) {
        self.plan = plan
    }

    /// Runs the query: on this machine, or on Spark if that is the engine of a render and the query reads files.
    ///
    /// Aggregations in it that read the same files read them once, as far as one does not wait for another.
    ///
    /// - Throws: ``QueryError`` with the line of the verb that does not fit its table, or an error about a file.
    public func collect() throws -> DataFrame { try collectAll([self])[0] }

    /// Returns the names and the types of the columns of the result, as a table; nothing is read.
    ///
    /// - Throws: ``QueryError`` with the line of the verb that does not fit its table.
    public func dtypes() throws(QueryError) -> DataFrame {
        let schema = try plan.schema()
        return DataFrame(unchecked: [
            Column("column", schema.names), Column("type", schema.columns.map(\.type.description)),
        ])
    }
}

/// Runs several queries, and returns their tables in the same order. Files that several of them aggregate are read once, as far
/// as one aggregation does not wait for another; Spark runs one query after the other.
///
/// - Throws: ``QueryError`` with the line of the verb that does not fit its table, or an error about a file.
public func collectAll(_ queries: [Query]) throws -> [DataFrame] {
    let schemas = try queries.map { try $0.plan.schema() }
    for query in queries where query.plan.readsFiles { QueryObserver.current?(query) }
    let jobs = queries.map { query in
        SparkEngine.current.flatMap { engine in engine.job(for: query).map { (engine, $0) } }
    }
    let keys = zip(queries, jobs).map { $0.plan.key(on: $1 == nil ? nil : "Spark") }
    return try keptFrames(keys) { indices in
        let local = indices.filter { jobs[$0] == nil }
        var tables = try LocalEngine().run(local.map { queries[$0].plan })[...]
        return try indices.map { index in
            let table =
                if let (engine, job) = jobs[index] {
                    try queries[index].plan.place.attempt { try engine.run(job) }
                } else {
                    tables.removeFirst()
                }
            return table.declaring(schemas[index].declarations)
        }
    }
}

/// A table or a query, which a verb takes as its other table.
public protocol QueryConvertible: Sendable {
    /// The query; of a table, one that yields it.
    var query: Query { get }
}

extension Query: QueryConvertible {
    /// The query itself.
    public var query: Query { self }
}

extension DataFrame: QueryConvertible {
    /// A query that yields the table.
    public var query: Query { Query(Plan(.frame(self), VerbPlace(verb: "table", file: "", line: 0))) }
}

extension Query {
    /// Creates a query over a file that is read in chunks.
    ///
    /// - Parameter fields: what is declared about columns; those with a ``Field/source`` get another name than in the file.
    package init(
        scanning source: any TableSource, fields: [Field] = [], file: String = #fileID, line: Int = #line
    ) {
        let fields = Dictionary(
            fields.map { ($0.source ?? $0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.init(
            Plan(
                .scan(
                    source,
                    columns: source.schema.map {
                        ScanColumn(
                            name: fields[$0.name]?.name ?? $0.name, source: $0.name, type: $0.type,
                            field: fields[$0.name])
                    }),
                VerbPlace(verb: "scan", file: file, line: line)))
    }
}
