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
    /// - Returns: what was done, and the report.
    /// - Throws: what kept the script from coming to its end. The last report is then still in place.
    public func run() async throws -> (outcome: Outcome, report: Report) {
        let inputs = try RenderInputs(name: name, project: project, options: options)
        let store = RecordStore(analysis: name, project: project)
        if !options.fresh, let record = store.record(for: inputs.key) {
            let report = inputs.report(of: record)
            guard !writer.isCurrent(inputs.reportFingerprint) else { return (.upToDate, report) }
            let formats = try await formats(of: report, PDFDraft())
            try write(formats, of: report, inputs: inputs, store: store)
            return (.rewritten, report)
        }
        return (.ran, try await execute(inputs, store: store))
    }

    /// Where the data of the analysis comes from, and whether its report is what a render would leave.
    public func status() throws -> (title: String, origin: DataSummary.Origin, isFresh: Bool) {
        let inputs = try RenderInputs(name: name, project: project, options: options)
        let record = RecordStore(analysis: name, project: project).record(for: inputs.key)
        let isFresh = record != nil && writer.isCurrent(inputs.reportFingerprint)
        let empty = Record(outputs: [], files: [], parameters: [:])
        return (inputs.report(of: record ?? empty).title, inputs.data.origin, isFresh)
    }

    private var writer: ReportWriter {
        ReportWriter(folder: options.output.appending(path: name))
    }

    private func formats(of report: Report, _ draft: PDFDraft) async throws -> ReportFormats {
        monitor.stage(.writing, of: name)
        return try await ReportFormats(of: report, templates: project.templates, draft: draft)
    }

    private func write(
        _ formats: ReportFormats, of report: Report, inputs: RenderInputs, store: RecordStore
    ) throws {
        let exports = store.folder(for: inputs.key).appending(path: "exports")
        try writer.write(formats, of: report, exports: exports, fingerprint: inputs.reportFingerprint)
    }

    /// Builds the script and runs it, keeps the record, and writes the report.
    private func execute(_ inputs: RenderInputs, store: RecordStore) async throws -> Report {
        monitor.stage(.building, of: name)
        try await ScriptBuild(name: name, project: project, library: inputs.library).run(
            source: inputs.source)
        let script = inputs.script
        let exports = project.cache.appending(
            path: "exports-\(name)-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: exports) }
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
        let report = inputs.report(of: record)
        async let kept: Void = store.keep(record, exports: exports, for: inputs.key)
        let formats = try await formats(of: report, draft)
        try await kept
        try write(formats, of: report, inputs: inputs, store: store)
        return report
    }
}

/// Learns how renders go.
public protocol RenderMonitor: Sendable {
    /// A job has come to a stage.
    func stage(_ stage: RenderStage, of name: String)
    /// A script printed a line.
    func printed(_ line: String, by name: String)
}
