import FoundationEssentials
import Record
import Render

/// Everything that a report depends on, in its current state.
struct RenderInputs {
    let name: String
    let script: Script
    let data: DataFolder
    /// The provenance of the script's executable.
    let executableProvenance: Provenance
    /// The provenance of the record. Prose and comments are not part of it.
    let recordProvenance: Provenance
    /// The provenance of the report's files.
    let reportProvenance: Provenance

    /// Reads the inputs of a render.
    ///
    /// - Throws: ``InputError`` if the script can't be read, or an error about the project or the data.
    init(name: String, project: Project, options: RenderOptions) async throws {
        self.name = name
        let code = try await ProjectCode(of: project)
        // Each file is read once, so that the hashed text is the one that the report shows.
        let files = try code.files(of: name)
        guard files.contains(where: { $0.name == ScriptFile.mainName }) else {
            throw InputError.noScript(analysis: name)
        }
        script = Script(
            try files.filter { $0.name.hasSuffix(".swift") }.map { file in
                do throws(ScriptError) {
                    return try ScriptFile(name: file.name, source: file.text)
                } catch {
                    throw InputError.script(analysis: name, file: file.name, error)
                }
            })
        data = try DataFolder(
            for: name, below: options.data, sampleOnly: options.sampleOnly, project: project, code: code)

        typealias Part = Provenance.Part
        executableProvenance = try code.executable(of: name, files: files)
        let library = executableProvenance.parts.filter { $0.kind != .text }
        recordProvenance = Provenance(
            [Part(.format, hash: "\(Record.currentVersion)")]
                + files.map { Part(.code, $0.name, hash: $0.codeHash) } + library
                + options.parameters.sorted { $0.key < $1.key }.map {
                    Part(.parameter, $0.key, hash: $0.value)
                }
                + (options.engine == .local ? [] : [Part(.engine, hash: options.engine.name)])
                + [Part(.origin, hash: data.origin.rawValue)]
                + data.files.map { Part(.data, $0.name, hash: $0.entry.sha256) })
        let texts = executableProvenance.parts.filter { $0.kind == .text }
        reportProvenance = try Provenance(recordProvenance.parts + texts + code.renderer().parts)
    }

    /// Returns the report of a record.
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
