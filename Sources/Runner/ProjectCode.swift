import FoundationEssentials
import Learn
import Render

/// All code of a project as it stands: which of it ends up in which program, and hashes of it.
struct ProjectCode: Sendable {
    /// The targets that everything but the scripts is linked into.
    private enum Root {
        static let tool = "weft-cli"
        static let samples = "Samples"
    }

    let graph: PackageGraph
    private let root: URL
    private let version: String
    private let flags: [String]
    /// The hash of each module's code, by name.
    private let modules: [String: String]
    /// The hash of the versions of all packages.
    private let packages: String
    private let templates: [Provenance.Part]

    /// Hashes all code of a project that an analysis depends on.
    ///
    /// - Throws: ``ProjectError`` if `Package.swift` can't be read or lacks a target.
    init(of project: Project, for analysis: String) async throws {
        graph = try await project.packageGraph()
        version = try await project.toolchain.version()
        flags = project.toolchain.flags
        root = project.root
        var targets: [String: PackageGraph.Target] = [:]
        for name in [Root.tool, Root.samples, analysis] {
            for target in try graph.linked(into: name) where target.name != analysis {
                targets[target.name] = target
            }
        }
        let names = targets.keys.sorted()
        let files = names.map {
            SourceFile.places(below: project.root.appending(path: targets[$0]?.folder ?? ""))
        }
        // The files of all modules together, as one module holds half of them.
        let hashes = files.joined().concurrentMap { project.codeHashes.hash(of: $0) }
        var rest = hashes[...]
        modules = Dictionary(
            uniqueKeysWithValues: zip(names, files).map { name, files in
                let parts = zip(files, rest.prefix(files.count)).flatMap { [$0.name, $1] }
                rest = rest.dropFirst(files.count)
                return (name, Fingerprint(parts).description)
            })
        packages = try Self.resolvedVersions(at: project.root.appending(path: "Package.resolved"))
        templates = SourceFile.all(below: project.templates).map {
            Part(.template, $0.name, hash: $0.textHash)
        }
    }

    private typealias Part = Provenance.Part

    /// What a script is built from besides its own files.
    func library(of analysis: String) throws -> Provenance {
        try Provenance(parts(linkedInto: analysis))
    }

    /// What makes sample data.
    var samples: Provenance {
        get throws { try Provenance(parts(linkedInto: Root.samples)) }
    }

    /// What writes reports: the tool and the templates. The toolchain is that of the scripts.
    var renderer: Provenance {
        get throws {
            let parts = try parts(linkedInto: Root.tool).filter { $0.kind != .toolchain && $0.kind != .flags }
            return Provenance(
                parts.map { Part(.renderer, "\($0.kind) \($0.name)", hash: $0.hash) } + templates)
        }
    }

    /// The files that a script is made of.
    func files(of analysis: String) throws -> [SourceFile] {
        guard let target = graph.targets[analysis] else { throw ProjectError.noTarget(analysis) }
        return SourceFile.all(below: root.appending(path: target.folder))
    }

    private func parts(linkedInto name: String) throws -> [Part] {
        let linked = try graph.linked(into: name)
        var parts = linked.compactMap { target in
            modules[target.name].map { Part(.library, target.name, hash: $0) }
        }
        let declarations = linked.map(\.declaration) + [graph.settings]
        parts.append(Part(.manifest, hash: Fingerprint(declarations).description))
        if linked.contains(where: \.usesPackages) { parts.append(Part(.packages, hash: packages)) }
        return parts + [Part(.toolchain, hash: version), Part(.flags, hash: flags.joined(separator: " "))]
    }

    /// The fingerprint of the packages that `Package.resolved` names. Its `originHash` changes with any edit of
    /// `Package.swift` that touches dependencies; what counts is what came of it.
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
        // A form that is not known counts as it stands.
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
