import FoundationEssentials
import Record
import Render
import Synchronization

/// Renders one analysis: builds and runs its script where something has changed, and writes its report.
public struct RenderJob: Sendable {
    /// What a job did.
    public enum Outcome: Sendable {
        /// Nothing has changed: the report stands as it was.
        case upToDate
        /// The report was written anew from the record of an earlier run.
        case rewritten
        /// The script ran.
        case ran
    }

    /// The analysis.
    public let name: String
    private let project: Project
    private let options: RenderOptions
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
    /// - Returns: what was done, and where the data of the report comes from.
    /// - Throws: what kept the script from coming to its end. The last report is then still in place.
    public func run() async throws -> (outcome: Outcome, origin: DataSummary.Origin) {
        writer.removeAbandoned()
        let inputs = try await RenderInputs(name: name, project: project, options: options)
        let origin = inputs.data.origin
        guard !options.fresh else {
            try await execute(inputs)
            return (.ran, origin)
        }
        guard !writer.staleness(against: inputs.reportProvenance).isEmpty else { return (.upToDate, origin) }
        let key = inputs.recordProvenance.fingerprint
        guard let record = store.record(for: key) else {
            try await execute(inputs)
            return (.ran, origin)
        }
        let report = inputs.report(of: record)
        let formats = try await formats(of: report, PDFDraft())
        try store.withExports(for: key) { try write(formats, of: report, exports: $0, inputs: inputs) }
        return (.rewritten, origin)
    }

    /// The title of the report, where its data comes from, and why it is not what a render would leave; no reasons where
    /// it is.
    public func status() async throws -> (title: String, origin: DataSummary.Origin, staleness: [String]) {
        let inputs = try await RenderInputs(name: name, project: project, options: options)
        let empty = Record(outputs: [], files: [], parameters: [:])
        return (
            inputs.report(of: empty).title, inputs.data.origin,
            writer.staleness(against: inputs.reportProvenance)
        )
    }

    private var writer: ReportWriter {
        ReportWriter(folder: options.output.appending(path: name))
    }

    private var store: RecordStore { RecordStore(analysis: name, project: project) }

    private func formats(of report: Report, _ draft: PDFDraft) async throws -> ReportFormats {
        monitor.stage(.writing, of: name)
        return try await ReportFormats(of: report, templates: project.templates, draft: draft)
    }

    private func write(
        _ formats: ReportFormats, of report: Report, exports: URL, inputs: RenderInputs
    ) throws {
        try writer.write(formats, of: report, exports: exports, provenance: inputs.reportProvenance)
    }

    /// Builds the script and runs it, keeps the record, and writes the report.
    private func execute(_ inputs: RenderInputs) async throws {
        monitor.stage(.building, of: name)
        let build = ScriptBuild(name: name, project: project, provenance: inputs.executableProvenance)
        if try await build.run() {
            // The compiler has read the files after they were hashed.
            let built = try await RenderInputs(name: name, project: project, options: options)
            guard built.executableProvenance == inputs.executableProvenance else {
                throw BuildError.changed(analysis: name)
            }
        }
        let executable = try build.executable
        let script = inputs.script
        let work = try WorkFolder(in: project.cache, for: name)
        defer { work.remove() }
        let exports = work.url.appending(path: "exports")
        let position = Mutex(RunPosition(in: script))
        monitor.stage(.running(cell: 1, of: script.cells.count, step: nil), of: name)
        let run = ScriptRun(
            name: name, script: script, executable: project.executable(of: name),
            environment: RunEnvironment(
                dataFolder: inputs.data.folder.path, isSample: inputs.data.origin == .sample,
                parameters: options.parameters, exportFolder: exports.path),
            onEvent: { [monitor, name] event in
                monitor.stage(position.withLock { $0.take(event, at: .now) }, of: name)
            },
            onPrint: { [monitor, name] line in monitor.printed(line, by: name) })
        let draft = PDFDraft()
        async let prepared: Void = draft.prepare(script)
        let record = try await run.run()
        await prepared
        try inputs.data.check(record.files)
        // Another render may have built it anew before it was started.
        guard try build.executable == executable else { throw BuildError.changed(analysis: name) }
        let report = inputs.report(of: record)
        async let kept: Void = store.keep(
            record, exports: exports, for: inputs.recordProvenance.fingerprint)
        let formats = try await formats(of: report, draft)
        try await kept
        try write(formats, of: report, exports: exports, inputs: inputs)
    }
}

/// Learns how renders go.
public protocol RenderMonitor: Sendable {
    /// A job has come to a stage.
    func stage(_ stage: RenderStage, of name: String)
    /// A script printed a line.
    func printed(_ line: String, by name: String)
}
