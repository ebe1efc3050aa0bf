extension Query {
    /// The place of the last verb.
    package var place: VerbPlace { plan.place }

    /// The statements of Spark SQL that the query runs as, with a line for each table that is sent along; or the reason why it
    /// runs on the local engine, as comments.
    package var listing: String {
        do {
            let job = try SparkJob(self)
            let tables = job.statement.tables.map { table in
                let count = table.frame.rowCount == 1 ? "row" : "rows"
                return
                    "-- \(table.name)_rows: a table in memory of \(table.frame.rowCount) \(count), sent along"
            }
            let statements = (job.views + [job.statement.text]).map { "\($0);" }
            return (tables + statements).joined(separator: "\n")
        } catch {
            return "-- runs on the local engine: \(error)"
        }
    }
}
