import FoundationEssentials

/// The targets of a package and their dependencies, as SwiftPM reads them from `Package.swift`.
struct PackageGraph: Codable, Sendable {
    /// A module or an executable.
    struct Target: Codable, Sendable {
        let name: String
        /// The path of its folder, relative to the package.
        let folder: String
        /// The targets that it depends on directly.
        let dependencies: [String]
        /// Whether it depends directly on products of other packages.
        let usesPackages: Bool
        /// Its declaration in `Package.swift`, as JSON.
        let declaration: String
    }

    /// The targets, by name.
    let targets: [String: Target]
    /// The names of the products.
    let products: [String]
    /// The settings in `Package.swift` that hold for all targets, such as the language mode, as JSON.
    let settings: String

    /// Returns a target and all targets that it depends on, directly or not, sorted by name.
    ///
    /// - Throws: ``ProjectError`` if there is no such target.
    func linked(into name: String) throws -> [Target] {
        guard targets[name] != nil else { throw ProjectError.noTarget(name) }
        var found: [String: Target] = [:]
        var waiting = [name]
        while let next = waiting.popLast() {
            guard found[next] == nil, let target = targets[next] else { continue }
            found[next] = target
            waiting += target.dependencies
        }
        return found.values.sorted { $0.name < $1.name }
    }
}

// MARK: Reading

extension PackageGraph {
    /// Reads the output of `swift package dump-package`.
    init(dump: Data) throws {
        let package = try JSONDecoder().decode(JSON.self, from: dump).members
        let declarations = (package["targets"]?.elements ?? []).map(\.members)
        let names = Set(declarations.compactMap { $0["name"]?.text })
        var targets: [String: Target] = [:]
        for declaration in declarations {
            guard let name = declaration["name"]?.text else { continue }
            // A dependency is `{"byName": ["Frames", null]}`, or `product` or `target` with the name in the same place.
            let dependencies = (declaration["dependencies"]?.elements ?? []).flatMap(\.members).map {
                (kind: $0.key, name: $0.value.elements.first?.text ?? "")
            }
            let isLocal = { (kind: String, name: String) in kind != "product" && names.contains(name) }
            targets[name] = Target(
                name: name,
                folder: declaration["path"]?.text
                    ?? (declaration["type"]?.text == "test" ? "Tests/\(name)" : "Sources/\(name)"),
                dependencies: dependencies.filter { isLocal($0.kind, $0.name) }.map(\.name),
                usesPackages: dependencies.contains { !isLocal($0.kind, $0.name) },
                declaration: try JSON.object(declaration).sortedText)
        }
        self.targets = targets
        products = (package["products"]?.elements ?? []).compactMap { $0.members["name"]?.text }
        // The location of the package does not count, and the versions of other packages are in `Package.resolved`.
        let others = package.filter {
            !["targets", "products", "dependencies", "packageKind", "name"].contains($0.key)
        }
        settings = try JSON.object(others).sortedText
    }
}

// MARK: Asking SwiftPM

extension Project {
    /// Returns the graph of the package. It is cached until `Package.swift` or the toolchain changes.
    ///
    /// - Throws: ``ProjectError`` if SwiftPM can't read `Package.swift`.
    func packageGraph() async throws -> PackageGraph {
        let text = try String(contentsOf: manifest, encoding: .utf8)
        let key = Fingerprint([text, try await toolchain.version()]).description
        let place = cache.appending(path: "package.json")
        if let data = try? Data(contentsOf: place),
            let kept = try? JSONDecoder().decode(KeptGraph.self, from: data), kept.key == key
        {
            return kept.graph
        }
        // This neither builds nor fetches anything, so it need not wait for another build.
        let result = try await toolchain.run([
            "package", "--package-path", root.path, "--scratch-path", scratch.path, "--ignore-lock",
            "dump-package",
        ])
        guard result.isSuccess, let graph = try? PackageGraph(dump: Data(result.output.utf8)) else {
            let log = result.messages + result.output
            throw ProjectError.unreadableManifest(
                messages: ScriptBuild.messages(in: log, root: root.path))
        }
        try Replacement.write(JSONEncoder().encode(KeptGraph(key: key, graph: graph)), to: place)
        return graph
    }

    private struct KeptGraph: Codable {
        var key: String
        var graph: PackageGraph
    }
}
