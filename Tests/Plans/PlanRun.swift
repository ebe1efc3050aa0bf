import Base
import Frames

/// A random query, run in several ways.
struct PlanRun {
    let number: Int
    let seed: UInt64
    let tables: [RandomTable]
    let dialect: SQLDialect
    /// The tables as files, and the engine that runs the query over them; `nil` where the query is only written in SQL.
    var files: TableFiles?

    private var areLarge: Bool { tables.contains { $0.frame.rowCount > 100 } }

    /// The query over tables in memory, or over tables that are read in chunks.
    private func query(chunkRows: Int?) -> RandomPlan {
        let sources = tables.map { table in
            RandomPlan(
                query: chunkRows.map { Query(scanning: ChunkedSource(frame: table.frame, chunkRows: $0)) }
                    ?? table.frame.query,
                columns: table.columns)
        }
        var plans = RandomPlans(random: Randomness(seed: seed), tables: sources, areLarge: areLarge)
        return plans.plan()
    }

    /// The result as lines of JSON, or the error.
    private func result(_ plan: RandomPlan, threads: Int) -> [String] {
        CoreBudget.$current.withValue(CoreBudget(cores: threads)) {
            do {
                let frame = try plan.query.collect()
                return [frame.columns.map { "\($0.name): \($0.type)" }.joined(separator: ", ")]
                    + (0..<frame.rowCount).map { row in
                        JSON.list(frame.columns.map { JSON($0[row]) }).text
                    }
            } catch {
                return ["error: \(error)"]
            }
        }
    }

    /// The steps of the query.
    var explained: String { query(chunkRows: nil).query.explained() }

    /// The query over files.
    private func query(over files: TableFiles) throws -> RandomPlan {
        let sources = try tables.indices.map { index in
            // Now and then a table in memory is joined to files.
            let isInMemory = index > 0 && (number + index) % 3 == 0
            return RandomPlan(
                query: isInMemory ? files.tables[index].frame.query : try files.query(index),
                columns: files.tables[index].columns)
        }
        var plans = RandomPlans(random: Randomness(seed: seed), tables: sources, areLarge: areLarge)
        return plans.plan()
    }

    /// What `compare.py` needs to know about a query over files: its table from both engines.
    private func record(over files: TableFiles) -> [String: JSON] {
        do {
            let plan = try query(over: files)
            var record: [String: JSON] = [
                "plan": .integer(number), "explained": .text(plan.query.explained()), "exact": .boolean(true),
                "sql": .text(plan.query.listing),
            ]
            let schema = try plan.query.statement(dialect).schema
            record["names"] = .list(schema.names.map { .text($0) })
            record["types"] = .list(schema.columns.map { .text($0.type.description) })
            record["rounded"] = .list(
                schema.names.map { name in
                    .boolean(plan.columns.contains { $0.name == name && $0.precision == .rounded })
                })
            let here = result(plan, threads: 2)
            let there = files.engine.use { result(plan, threads: 2) }
            for (key, errorKey, lines) in [("rows", "error", here), ("theirs", "theirError", there)] {
                if lines[0].hasPrefix("error") {
                    record[errorKey] = .text(lines[0])
                } else {
                    record[key] = .raw("[" + lines.dropFirst().joined(separator: ",") + "]")
                }
            }
            if record["rows"] != nil, record["theirs"] != nil, here[0] != there[0] {
                record["theirError"] = .text("\(here[0]) here, \(there[0]) there")
            }
            return record
        } catch {
            return ["plan": .integer(number), "explained": .text(""), "sqlError": .text("\(error)")]
        }
    }

    /// What `compare.py` needs to know.
    func record() -> [String: JSON] {
        if let files { return record(over: files) }
        let plan = query(chunkRows: nil)
        let result = result(plan, threads: 1)
        var record: [String: JSON] = [
            "plan": .integer(number), "explained": .text(plan.query.explained()),
        ]
        for threads in [2, 4] where self.result(plan, threads: threads) != result {
            record["threads"] = .integer(threads)
        }
        let chunked = query(chunkRows: areLarge ? 150 : 7)
        for threads in [1, 2] {
            let other = self.result(chunked, threads: threads)
            if other != result, !(other[0].hasPrefix("error") && result[0].hasPrefix("error")) {
                record["chunked"] = .list([.lines(result), .lines(other)])
            }
        }
        if result[0].hasPrefix("error") {
            record["error"] = .text(result[0])
        } else {
            record["rows"] = .raw("[" + result.dropFirst().joined(separator: ",") + "]")
        }
        do {
            // Half of the queries in the exact order, and a third with their tables written out.
            let order: SQLStatement.RowOrder = number % 2 == 0 ? .exact : .sorted
            let statement = try plan.query.statement(
                dialect, order: order, inlineRows: number % 3 == 0 ? 100 : 0)
            record["sql"] = .text(statement.text)
            record["exact"] = .boolean(order == .exact)
            record["types"] = .list(statement.schema.columns.map { .text($0.type.description) })
            record["rounded"] = .list(
                statement.schema.names.map { name in
                    .boolean(plan.columns.contains { $0.name == name && $0.precision == .rounded })
                })
            record["names"] = .list(statement.schema.columns.map { .text($0.name) })
            record["views"] = .list(
                statement.tables.map { table in
                    let index = tables.firstIndex { $0.frame.columnNames == table.frame.columnNames } ?? 0
                    return .object([
                        "name": .text(table.name), "base": .text("base_\(index)"),
                        "rows": .boolean(table.rowColumn != nil),
                    ])
                })
        } catch {
            record["sqlError"] = .text("\(error)")
        }
        return record
    }
}
