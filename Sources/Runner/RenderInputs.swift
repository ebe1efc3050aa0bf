import FoundationEssentials
import Record
import Render

/// Everything that a report depends on, as it stands now.
struct RenderInputs {
    let name: String
    let script: Script
    let data: DataFolder
    /// What the script's executable is built from. Places that a run reports are lines of files, so all of their text
    /// counts.
    let executableProvenance: Provenance
    /// What a run depends on: the same provenance, the same record. Prose and comments are not part of it.
    let recordProvenance: Provenance
    /// What the report's files depend on.
    let reportProvenance: Provenance

    /// Reads what a render of an analysis depends on.
    ///
    /// - Throws: ``InputError`` if the script can't be read, and what is wrong with the project or its data.
    init(name: String, project: Project, options: RenderOptions) async throws {
        self.name = name
        let code = try await ProjectCode(of: project)
        // Each file is read once, so that what is hashed is what is shown.
        let files = try code.files(of: name)
        guard files.contains(where: { $0.name == ScriptFile.mainName }) else {
            throw InputError.noScript(analysis: name)
        }
        script = Script(
            try files.map { file in
                do throws(ScriptError) {
                    return try ScriptFile(name: file.name, source: file.text)
                } catch {
                    throw InputError.script(analysis: name, file: file.name, error)
                }
            })
        data = try DataFolder(
            for: name, below: options.data, sampleOnly: options.sampleOnly, project: project, code: code)

        typealias Part = Provenance.Part
        let texts = files.map { Part(.text, $0.name, hash: $0.textHash) }
        let library = try code.library(of: name).parts
        executableProvenance = Provenance(texts + library)
        recordProvenance = Provenance(
            [Part(.format, hash: "\(Record.currentVersion)")]
                + files.map { Part(.code, $0.name, hash: $0.codeHash) } + library
                + options.parameters.sorted { $0.key < $1.key }.map {
                    Part(.parameter, $0.key, hash: $0.value)
                }
                + [Part(.origin, hash: data.origin.rawValue)]
                + data.files.map { Part(.data, $0.name, hash: $0.entry.sha256) })
        reportProvenance = try Provenance(recordProvenance.parts + texts + code.renderer().parts)
    }

    /// The report that the script and a record make.
    func report(of record: Record) -> Report {
        Report(name: name, script: script, record: record, data: data.summary(of: record.files))
    }
}

/// An analysis whose script can't be read.
enum InputError: Error, CustomStringConvertible {
    case noScript(analysis: String)
    case script(analysis: String, file: String, ScriptError)

    var description: String {
        switch self {
        case .noScript(let analysis): "analyses/\(analysis)/main.swift can't be read"
        case .script(let analysis, let file, let error): "analyses/\(analysis)/\(file), \(error)"
        }
    }
}
