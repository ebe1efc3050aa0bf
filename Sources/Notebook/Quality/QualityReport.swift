import Base
import Frames
import Record

/// The results of checks of data.
public struct QualityReport: Sendable {
    /// The result of a check.
    public struct Finding: Sendable {
        /// The check.
        public let check: QualityCheck
        /// The number that it yields; `nil` for want of a file.
        public let value: Int?
        /// The files for want of which it could not run.
        public let missingFiles: [String]
        /// The share of the rows of its table that it counts; `nil` if it does not count rows of a table.
        public let share: Double?
        /// The first of the rows that it counts.
        public let examples: [String]

        /// Whether the check found something wrong.
        public var isDefect: Bool { check.severity >= .defect && value ?? 0 > 0 }
    }

    /// The results, in the order of the checks.
    public let findings: [Finding]

    /// The results that are wrong: what results would be wrong with first.
    public var defects: [Finding] {
        findings.filter(\.isDefect).sorted { $0.check.severity > $1.check.severity }
    }

    /// The number that a check yields; `nil` for want of a file, or if there is no such check.
    public subscript(name: String) -> Int? { findings.first { $0.check.name == name }?.value }

    /// The number that a check yields; NaN for want of a file, so that no comparison with it is true.
    public func number(_ name: String) -> Double { self[name].map(Double.init) ?? .nan }

    /// The names of the files for want of which checks could not run, sorted.
    public var missingFiles: [String] { Set(findings.flatMap(\.missingFiles)).sorted() }

    /// The results as a table.
    public func table(of findings: [Finding]) -> Table {
        Table(
            ["of what", "count", "what follows", "examples", "check"],
            rows: findings.map { finding in
                [
                    finding.check.subject, finding.value,
                    finding.value == nil
                        ? "Not computed: \(finding.missingFiles.joined(separator: ", ")) is missing."
                        : finding.check.consequence,
                    finding.examples.joined(separator: "; "), finding.check.name,
                ]
            })
    }

    /// The results as a table in memory: check, table, severity, value, what is counted.
    public var frame: DataFrame {
        get throws {
            try DataFrame([
                Column("check", findings.map(\.check.name)), Column("table", findings.map(\.check.table)),
                Column("severity", findings.map(\.check.severity.rawValue)),
                Column("value", findings.map(\.value)),
                Column("subject", findings.map(\.check.subject)),
                Column("missing", findings.map { $0.missingFiles.joined(separator: " ") }),
            ])
        }
    }
}

/// Runs checks of data and looks for the examples that are to be shown, all together, so that files are read as seldom as can be.
///
/// - Parameters:
///   - checks: the checks.
///   - tables: the tables that they are about. A check of a table that is missing yields no number.
/// - Throws: `QueryError` if a check does not fit its table, or an error about a file.
public func checkQuality(_ checks: [QualityCheck], of tables: CheckedTables) throws -> QualityReport {
    var values: [Int?] = Array(repeating: nil, count: checks.count)
    var shares: [Double?] = Array(repeating: nil, count: checks.count)
    var examples: [[String]] = Array(repeating: [], count: checks.count)
    progress("checking \(checks.count) rules")
    let groups = Dictionary(grouping: checks.indices) { checks[$0].table }.compactMap { name, places in
        tables.query(name).map { (query: $0, places: places) }
    }.sorted { $0.places[0] < $1.places[0] }
    // A name may be that of a column, so the numbers of the checks are used.
    let counts = groups.map { query, places in
        query.aggregated(
            aggregations: [("rows", .count)] + places.map { ("check \($0)", checks[$0].aggregation) })
    }
    let shown = groups.flatMap { query, places in
        places.compactMap { place -> (place: Int, query: Query)? in
            let columns = checks[place].exampleColumns
            guard let condition = checks[place].condition, !columns.isEmpty else { return nil }
            return (place, query.filter(condition).selecting(columns: columns).first(3))
        }
    }
    let results = try collectAll(counts + shown.map(\.query))
    for ((_, places), row) in zip(groups, results) {
        let rowCount = try row["rows"][0]?.double ?? 0
        for place in places {
            let value = try row["check \(place)"][0]
            values[place] = value?.integer ?? value?.double.map { Int($0) } ?? 0
            if values[place] ?? 0 > 0, checks[place].condition != nil {
                shares[place] = Double(values[place] ?? 0) / rowCount
            }
        }
    }
    for ((place, _), rows) in zip(shown, results.dropFirst(counts.count)) {
        examples[place] = try (0..<rows.rowCount).map { row in
            try checks[place].exampleColumns.map { column in
                "\(column) \(try rows[column][row]?.description ?? "missing")"
            }.joined(separator: ", ")
        }
    }
    return QualityReport(
        findings: checks.indices.map {
            QualityReport.Finding(
                check: checks[$0], value: values[$0], missingFiles: tables.missingFiles(of: checks[$0].table),
                share: shares[$0],
                examples: examples[$0])
        })
}
