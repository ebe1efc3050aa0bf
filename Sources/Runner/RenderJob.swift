import FoundationEssentials
import Record
import Render
import Synchronization

/// Renders one analysis: builds and runs its script where something has changed, and writes its report.
public struct RenderJob: Sendable {
    /// The work that a render took.
    public enum Outcome: Sendable {
        /// Nothing has changed: the report stands as it was.
        case upToDate
        /// The report was written anew from the record of an earlier run.
        case rewritten
        /// The script ran.
        case ran
    }

    /// The result of a render.
    public struct Result: Sendable {
        /// The work that it took.
        public var outcome: Outcome
        /// The origin of the data.
        public var origin: DataSummary.Origin
        /// The claims of the report that do not hold.
        public var refuted: [String] = []
        /// The results that the run asked for, if it ran.
        public var results = ResultCounts()
        /// The warning about characters of the report that no font has, if it was written; `nil` if all have one.
        public var fontNotice: String?
    }

    /// The analysis.
    public let name: String
    let project: Project
    let options: RenderOptions
    private let monitor: any RenderMonitor

    /// A job that tells `monitor` how it goes.
    public init(_ name: String, project: Project, options: RenderOptions, monitor: any RenderMonitor) {
        self.name = name
        self.project = project
        self.options = options
        self.monitor = monitor
    }

    /// Renders the analysis.
    ///
    /// - Throws: an error of the build, the script or the data. The last report then stays in place.
    public func run() async throws -> Result {
        let counts = Mutex(ResultCounts())
        var result = try await render { latest in counts.withLock { $0 = latest } }
        result.refuted = refutedClaims(in: writer.folder)
        result.results = counts.withLock { $0 }
        return result
    }

    private func render(
        _ onResult: @escaping @Sendable (ResultCounts) -> Void
    ) async throws -> Result {
        // A run that finds all that it needs does not come to where these are made.
        writer.removeAbandoned()
        WorkFolder.removeAbandoned(in: project.cache, for: name)
        store.removeAbandoned()
        let inputs = try await RenderInputs(name: name, project: project, options: options)
        let origin = inputs.data.origin
        if inputs.data.isMade, !options.sampleOnly { try requireNoRealReport() }
        guard !options.fresh else {
            return Result(outcome: .ran, origin: origin, fontNotice: try await execute(inputs, onResult))
        }
        guard !writer.staleness(against: inputs.reportProvenance).isEmpty else {
            return Result(outcome: .upToDate, origin: origin)
        }
        let key = inputs.recordProvenance.fingerprint
        guard let record = store.record(for: key) else {
            return Result(outcome: .ran, origin: origin, fontNotice: try await execute(inputs, onResult))
        }
        let fontNotice = try await store.withExports(for: key) { exports in
            try await write(inputs.report(of: record), PDFDraft(), exports: exports, inputs: inputs)
        }
        return Result(outcome: .rewritten, origin: origin, fontNotice: fontNotice)
    }

    /// Checks that sample data, taken for want of others, does not replace a report of real data: a path that is misspelt would do
    /// that, and nobody would be told but by the report.
    ///
    /// - Throws: ``DataFolderError/wouldReplaceReal(analysis:folder:)``.
    private func requireNoRealReport() throws {
        guard let json = try? Data(contentsOf: writer.folder.appending(path: "results.json")),
            let results = try? Results(json: json)
        else { return }
        switch results.data.origin {
        case .real, .generated, .undeclared:
            throw DataFolderError.wouldReplaceReal(
                analysis: name, folder: options.data.lastPathComponent)
        case .sample, .none: return
        }
    }

    /// Returns the title of the report, the origin of its data, and the reasons why it is stale; none if it is fresh.
    public func status() async throws -> (title: String, origin: DataSummary.Origin, staleness: [String]) {
        let inputs = try await RenderInputs(name: name, project: project, options: options)
        let empty = Record(outputs: [], files: [], parameters: [:])
        return (
            inputs.report(of: empty).title, inputs.data.origin,
            writer.staleness(against: inputs.reportProvenance)
        )
    }

    // MARK: Building together

    /// Returns the jobs whose scripts have to be built before they run.
    public static func needingBuild(_ jobs: [RenderJob]) async -> [RenderJob] {
        var result: [RenderJob] = []
        for job in jobs where await job.needsBuild { result.append(job) }
        return result
    }

    /// Builds the scripts of jobs of the same project in one go. Errors are left to the jobs, which build alone whatever
    /// is not built then.
    ///
    /// - Parameter onStage: called with each step of the build.
    public static func buildTogether(
        _ jobs: [RenderJob], onStage: @escaping @Sendable (RenderStage) -> Void
    ) async {
        guard let project = jobs.first?.project else { return }
        let builds = jobs.map { ScriptBuild(name: $0.name, project: project) }
        try? await ScriptBuild.runAll(builds, in: project) { onStage(.building($0)) }
    }

    private var needsBuild: Bool {
        get async {
            guard let inputs = try? await RenderInputs(name: name, project: project, options: options) else {
                return false
            }
            let isRun =
                options.fresh
                || store.record(for: inputs.recordProvenance.fingerprint) == nil
                    && !writer.staleness(against: inputs.reportProvenance).isEmpty
            let build = ScriptBuild(name: name, project: project)
            return isRun && !build.isCurrent(inputs.executableProvenance)
        }
    }

    private var writer: ReportWriter {
        ReportWriter(folder: options.output.appending(path: name))
    }

    private var store: RecordStore { RecordStore(analysis: name, project: project) }

    /// Writes the report in all its formats.
    ///
    /// - Returns: The warning about characters without a font.
    private func write(
        _ report: Report, _ draft: PDFDraft, exports: URL, inputs: RenderInputs
    ) async throws -> String? {
        monitor.stage(.writing, of: name)
        let writer = writer
        async let copied = CopiedExports(of: exports, for: writer.folder)
        let formats = try await ReportFormats(of: report, templates: project.templates, draft: draft)
        try await writer.write(formats, of: report, exports: copied, provenance: inputs.reportProvenance)
        return formats.fontNotice
    }

    /// Builds the script and runs it, keeps the record, and writes the report.
    ///
    /// - Returns: The warning about characters without a font.
    private func execute(
        _ inputs: RenderInputs, _ onResult: @escaping @Sendable (ResultCounts) -> Void
    ) async throws -> String? {
        try options.engine.check()
        let work = try WorkFolder(in: project.cache, for: name)
        defer { work.remove() }
        let exports = work.url.appending(path: "exports")
        let draft = PDFDraft()
        let script = inputs.script
        let record = try await runScript(inputs, exports: exports, work: work.url) {
            draft.prepare(script)
        } onEvent: { event in
            if case .results(let read, let computed) = event {
                onResult(ResultCounts(read: read, computed: computed))
            }
        }
        let report = inputs.report(of: record)
        try store.keep(record, exports: exports, for: inputs.recordProvenance.fingerprint)
        return try await write(report, draft, exports: exports, inputs: inputs)
    }

    /// Builds the script and runs it.
    ///
    /// - Parameters:
    ///   - exports: the folder that takes its exports.
    ///   - work: a folder of this run.
    ///   - listsQueries: whether the script reports the queries that it collects.
    ///   - meanwhile: is called while the script runs.
    ///   - onEvent: takes the events of the script.
    func runScript(
        _ inputs: RenderInputs, exports: URL, work: URL, listsQueries: Bool = false,
        meanwhile: @escaping @Sendable () -> Void = {},
        onEvent: @escaping @Sendable (Event) -> Void
    ) async throws -> Record {
        monitor.stage(.building(nil), of: name)
        let build = ScriptBuild(name: name, project: project)
        try await build.run(from: inputs.executableProvenance) { [monitor, name] step in
            monitor.stage(.building(step), of: name)
        }
        let executable = try build.executable
        let script = inputs.script
        let results = KeptResults(project: project, limit: options.cacheLimit)
        defer { results.trim() }
        let position = Mutex(RunPosition(in: script))
        monitor.stage(.running(cell: 1, of: script.cells.count, step: nil), of: name)
        let run = ScriptRun(
            name: name, script: script, executable: project.executable(of: name),
            environment: RunEnvironment(
                dataFolder: inputs.data.folder.path, isSample: inputs.data.origin == .sample,
                parameters: options.parameters, exportFolder: exports.path,
                resultSettings: try results.writeSettings(
                    for: inputs, isFresh: options.fresh, executable: executable, in: work),
                sparkMaster: options.engine.sparkMaster, listsQueries: listsQueries),
            timeLimit: options.timeLimit,
            onEvent: { [monitor, name] event in
                onEvent(event)
                if case .results = event { return }
                monitor.stage(position.withLock { $0.take(event, at: .now) }, of: name)
            },
            onPrint: { [monitor, name] line in monitor.printed(line, by: name) })
        async let prepared: Void = meanwhile()
        let record = try await run.run()
        await prepared
        try inputs.data.check(record.files)
        // Another render may have replaced the executable before it was started.
        guard try build.executable == executable else { throw BuildError.changed(analysis: name) }
        return record
    }
}

/// The results that a run asked for and that are kept for later runs.
public struct ResultCounts: Equatable, Sendable {
    /// The number of results that an earlier run had kept.
    public var read = 0
    /// The number of results that were computed and kept.
    public var computed = 0
}

/// Learns how renders go.
public protocol RenderMonitor: Sendable {
    /// A job has come to a stage.
    func stage(_ stage: RenderStage, of name: String)
    /// A script printed a line.
    func printed(_ line: String, by name: String)
}
