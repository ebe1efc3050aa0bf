import FoundationEssentials
import Base

/// The code of a project, as far as it is built into the tool and the scripts.
struct ProjectCode: Sendable {
    /// The targets that the running program is made of.
    private enum Root {
        static let tool = "weft-cli"
        static let samples = "Samples"
    }

    private typealias Part = Provenance.Part

    private let graph: PackageGraph
    private let project: Project
    private let version: String
    /// The fingerprint of the resolved versions of all packages.
    private let packages: String

    /// Reads the structure of a project.
    ///
    /// - Throws: ``ProjectError`` if `Package.swift` can't be read.
    init(of project: Project) async throws {
        self.project = project
        graph = try await project.packageGraph()
        version = try await project.toolchain.version()
        packages = try Self.resolvedVersions(at: project.root.appending(path: "Package.resolved"))
    }

    /// Returns the files of an analysis.
    ///
    /// - Throws: ``ProjectError`` if `Package.swift` has no such target.
    func files(of analysis: String) throws -> [SourceFile] {
        guard let target = graph.targets[analysis] else { throw ProjectError.noTarget(analysis) }
        return SourceFile.all(below: project.root.appending(path: target.folder))
    }

    /// Returns the provenance of the modules that are linked into a script.
    func library(of analysis: String) throws -> Provenance {
        try Provenance(parts(linkedInto: analysis, besides: analysis))
    }

    /// Returns the provenance of a script's executable. It includes the whole text of the script's files, because a run
    /// reports places as line numbers.
    func executable(of analysis: String, files: [SourceFile]) throws -> Provenance {
        try Provenance(files.map { Part(.text, $0.name, hash: $0.textHash) } + library(of: analysis).parts)
    }

    /// Returns the provenance of the generators of sample data.
    func samples() throws -> Provenance {
        try project.codeHashes.atFirst(Root.samples) { try Provenance(parts(linkedInto: Root.samples)) }
    }

    /// Returns the provenance of the tool and the templates, without the toolchain, which is that of the scripts.
    func renderer() throws -> Provenance {
        let tool = try project.codeHashes.atFirst(Root.tool) {
            Provenance(
                try parts(linkedInto: Root.tool).filter { $0.kind != .toolchain && $0.kind != .flags }
                    .map { Part(.renderer, "\($0.kind) \($0.name)", hash: $0.hash) })
        }
        let templates = SourceFile.all(below: project.templates).map {
            Part(.template, $0.name, hash: $0.textHash)
        }
        return Provenance(tool.parts + templates)
    }

    /// Returns the parts that a target is built from.
    ///
    /// - Parameter own: a module to leave out.
    private func parts(linkedInto name: String, besides own: String? = nil) throws -> [Part] {
        let linked = try graph.linked(into: name)
        let modules = linked.filter { $0.name != own }
        let places = modules.concurrentMap {
            SourceFile.places(below: project.root.appending(path: $0.folder))
        }
        // All files at once, because modules differ much in size.
        let hashes = places.joined().concurrentMap { project.codeHashes.hash(of: $0) }
        var rest = hashes[...]
        var parts = zip(modules, places).map { module, places in
            let files = zip(places, rest.prefix(places.count)).flatMap { [$0.name, $1] }
            rest = rest.dropFirst(places.count)
            return Part(.library, module.name, hash: Fingerprint(files).description)
        }
        let declarations = linked.map(\.declaration) + [graph.settings]
        parts.append(Part(.manifest, hash: Fingerprint(declarations).description))
        if linked.contains(where: \.usesPackages) { parts.append(Part(.packages, hash: packages)) }
        let flags = project.toolchain.flags.joined(separator: " ")
        return parts + [Part(.toolchain, hash: version), Part(.flags, hash: flags)]
    }

    /// Returns the fingerprint of the versions in `Package.resolved`. The file also has a hash of `Package.swift`, which
    /// does not count.
    private static func resolvedVersions(at place: URL) throws -> String {
        struct Resolved: Decodable {
            struct Pin: Decodable {
                struct State: Decodable {
                    var revision: String?
                    var version: String?
                }
                var identity: String
                var location: String
                var state: State
            }
            var pins: [Pin]
        }
        guard let data = try? Data(contentsOf: place) else { return "" }
        // An unknown format counts as a whole.
        guard let pins = try? JSONDecoder().decode(Resolved.self, from: data).pins else {
            return Fingerprint([String(decoding: data, as: UTF8.self)]).description
        }
        return Fingerprint(
            pins.sorted { $0.identity < $1.identity }.flatMap {
                [$0.identity, $0.location, $0.state.revision ?? "", $0.state.version ?? ""]
            }
        ).description
    }
}
