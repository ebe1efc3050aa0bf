import FoundationEssentials
import Record
import Render
import Synchronization

extension RenderJob {
    /// Runs the script, without a report, and returns the queries over files that it collects, in order: in Spark SQL, below a
    /// comment with the place in the script.
    ///
    /// - Throws: an error of the build, the script or the data.
    public func queries() async throws -> [String] {
        let inputs = try await RenderInputs(name: name, project: project, options: options)
        let work = try WorkFolder(in: project.cache, for: name)
        defer { work.remove() }
        let queries = Mutex<[String]>([])
        _ = try await runScript(
            inputs, exports: work.url.appending(path: "exports"), work: work.url, listsQueries: true
        ) { [name] event in
            guard case .query(let sql, let verb, let place) = event else { return }
            let title = "-- analyses/\(name)/\(place.file), line \(place.line), \(verb)"
            queries.withLock { $0.append("\(title)\n\(sql)") }
        }
        return queries.withLock { $0 }
    }
}
