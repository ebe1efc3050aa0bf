import FoundationEssentials
import Record
import Render

/// Everything that a report depends on, as it stands now.
struct RenderInputs {
    let name: String
    /// The text of all files of the script.
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
        let sources = try Self.sources(of: name, project: project)
        source = sources.map { "\($0.name)\n\($0.text)" }.joined()
        script = Script(
            try sources.map { file in
                do throws(ScriptError) {
                    return try ScriptFile(name: file.name, source: file.text)
                } catch {
                    throw InputError.script(analysis: name, file: file.name, error)
                }
            })
        let fingerprints = SourceFingerprints(of: project)
        data = try DataFolder(
            for: name, below: options.data, sampleOnly: options.sampleOnly, project: project,
            sources: fingerprints)
        library = fingerprints.library
        var parts = [
            "\(Record.currentVersion)", name, script.code, library.description, data.origin.rawValue,
        ]
        parts += options.parameters.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        parts += data.files.flatMap { [$0.name, $0.sha256] }
        key = Fingerprint(parts)
        reportFingerprint = Fingerprint([key.description, source, fingerprints.renderer.description])
    }

    /// The Swift files of an analysis' folder, by their paths below it.
    private static func sources(
        of name: String, project: Project
    ) throws -> [(name: String, text: String)] {
        let main = project.script(of: name)
        let folder = main.deletingLastPathComponent()
        let files = ((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []).filter {
            path in
            path.hasSuffix(".swift") && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }
        guard files.contains(main.lastPathComponent) else { throw InputError.noScript(analysis: name) }
        return try files.sorted().map { file in
            guard let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8) else {
                throw InputError.unreadable(analysis: name, file: file)
            }
            return (file, text)
        }
    }

    /// The report that the script and a record make.
    func report(of record: Record) -> Report {
        Report(name: name, script: script, record: record, data: data.summary(of: record.files))
    }
}

/// An analysis whose script can't be read.
enum InputError: Error, CustomStringConvertible {
    case noScript(analysis: String)
    case unreadable(analysis: String, file: String)
    case script(analysis: String, file: String, ScriptError)

    var description: String {
        switch self {
        case .noScript(let analysis): "analyses/\(analysis)/main.swift can't be read"
        case .unreadable(let analysis, let file): "analyses/\(analysis)/\(file) can't be read"
        case .script(let analysis, let file, let error): "analyses/\(analysis)/\(file), \(error)"
        }
    }
}
