import FoundationEssentials
import Record
import Render

/// Everything that a report depends on, as it stands now.
struct RenderInputs {
    let name: String
    /// The script's text.
    let source: String
    let script: Script
    let data: DataFolder
    /// The fingerprint of what is linked into the script's executable.
    let library: Fingerprint
    /// The fingerprint of what a run depends on: the same key, the same record. Prose is not part of it.
    let key: Fingerprint
    /// The fingerprint of what the report's files depend on.
    let reportFingerprint: Fingerprint

    init(name: String, project: Project, options: RenderOptions) throws {
        self.name = name
        let url = project.script(of: name)
        guard let source = try? String(contentsOf: url, encoding: .utf8) else {
            throw InputError.noScript(analysis: name)
        }
        self.source = source
        do {
            script = try Script(source)
        } catch {
            throw InputError.script(analysis: name, error)
        }
        let sources = SourceFingerprints(of: project)
        data = try DataFolder(
            for: name, below: options.data, sampleOnly: options.sampleOnly, project: project, sources: sources
        )
        library = sources.library
        var parts = [
            "\(Record.currentVersion)", name, script.code, library.description, data.origin.rawValue,
        ]
        parts += options.parameters.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        parts += data.files.flatMap { [$0.name, $0.sha256] }
        key = Fingerprint(parts)
        reportFingerprint = Fingerprint([key.description, source, sources.renderer.description])
    }

    /// The report that the script and a record make.
    func report(of record: Record) -> Report {
        Report(name: name, script: script, record: record, data: data.summary(of: record.files))
    }
}

/// An analysis whose script can't be read.
enum InputError: Error, CustomStringConvertible {
    case noScript(analysis: String)
    case script(analysis: String, ScriptError)

    var description: String {
        switch self {
        case .noScript(let analysis): "analyses/\(analysis)/main.swift can't be read"
        case .script(let analysis, let error): "analyses/\(analysis)/main.swift, \(error)"
        }
    }
}
