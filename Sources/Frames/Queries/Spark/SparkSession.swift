import Base
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A running Spark, by its driver.
struct SparkSession {
    private let folder: String
    private let driver: ChildProcess
    private var count = 0

    /// Starts Spark, which is ready some seconds later.
    ///
    /// - Throws: ``SparkError``.
    init(master: String, environment: [String: String]) throws(SparkError) {
        let installation = try SparkInstallation.find(in: environment)
        let place = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var pattern = Array("\(place)/weft-spark-XXXXXX".utf8CString)
        guard mkdtemp(&pattern) != nil else { throw .unwritable(place) }
        folder = pattern.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        let program = "\(folder)/driver.py"
        guard FileManager.default.createFile(atPath: program, contents: Data(SparkDriver.program.utf8)) else {
            throw .unwritable(folder)
        }
        let child = ChildProcess(
            [installation.python, program, folder, master],
            environment: installation.environment(environment), messages: "\(folder)/log")
        guard let child else {
            try? FileManager.default.removeItem(atPath: folder)
            throw .noPython(installation.python)
        }
        driver = child
    }

    var number: Int32 { driver.number }

    /// A query for the driver.
    private struct Request: Encodable {
        struct Table: Encodable {
            var name: String
            var path: String
            var schema: String
        }

        var tables: [Table]
        var statements: [String]
        var query: String
        var columns: [String]
        var answer: String
    }

    /// An answer of the driver: progress, the number of rows of the result, or an error.
    private struct Answer: Decodable {
        struct Progress: Decodable {
            var step: String
            var done: Int
            var tasks: Int
        }

        var progress: Progress?
        var rows: Int?
        var error: String?
    }

    /// Runs a query.
    ///
    /// - Throws: ``SparkError``.
    mutating func run(_ job: SparkJob) throws -> DataFrame {
        count += 1
        var tables: [Request.Table] = []
        for table in job.statement.tables {
            let path = "\(folder)/\(count)-\(table.name).jsonl"
            let lines = table.frame.sparkLines(hasRowNumbers: table.rowColumn != nil)
            guard FileManager.default.createFile(atPath: path, contents: Data(lines)) else {
                throw SparkError.unwritable(folder)
            }
            let schema = table.frame.sparkView(table.name, rowColumn: table.rowColumn).schema
            tables.append(Request.Table(name: "\(table.name)_rows", path: path, schema: schema))
        }
        let answer = "\(folder)/\(count).jsonl"
        let request = Request(
            tables: tables, statements: job.views, query: job.statement.text,
            columns: job.statement.schema.sparkOutputs, answer: answer)
        driver.write(line: String(decoding: try JSONEncoder().encode(request), as: UTF8.self))
        let rowCount = try rows()
        defer { for path in tables.map(\.path) + [answer] { unlink(path) } }
        return try .fromSpark(answer, job.statement.schema, rowCount: rowCount)
    }

    /// Waits for the result of the last query, and returns the number of its rows.
    private func rows() throws(SparkError) -> Int {
        let observer = FitProgress.currentObserver
        while let line = driver.readLine() {
            guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(line)) else { continue }
            if let rows = answer.rows { return rows }
            if let message = answer.error { throw .failed(message) }
            if let progress = answer.progress {
                observer?(
                    FitProgress(step: progress.step, completed: progress.done, total: max(1, progress.tasks)))
            }
        }
        let log = (try? String(contentsOfFile: "\(folder)/log", encoding: .utf8)) ?? ""
        let last = log.split(separator: "\n").last {
            !$0.hasPrefix("\tat ") && !$0.allSatisfy(\.isWhitespace)
        }
        driver.kill()
        try? FileManager.default.removeItem(atPath: folder)
        throw .stopped(reason: last.map(String.init) ?? "it was killed")
    }

    /// Ends Spark, and waits until it has ended.
    func end() { driver.finish() }
}
