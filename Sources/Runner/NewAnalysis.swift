import FoundationEssentials

/// Starts an analysis: its folder with a script that can be rendered at once, and its name in `Package.swift`.
public struct NewAnalysis {
    private let name: String
    private let project: Project

    /// An analysis to start.
    public init(name: String, project: Project) {
        self.name = name
        self.project = project
    }

    /// Writes the script and registers it.
    ///
    /// - Throws: ``ProjectError`` if the name can't be used or is taken.
    public func create() async throws {
        try await checkName()
        let folder = project.script(of: name).deletingLastPathComponent()
        let template = project.templates.appending(path: "analysis.swift")
        let source = try String(contentsOf: template, encoding: .utf8).replacing("{{name}}", with: name)
        let list = try AnalysisList(manifest: String(contentsOf: project.manifest, encoding: .utf8))
        try Replacement.makeFolder(at: folder) { new in
            try Data(source.utf8).write(to: new.appending(path: "main.swift"))
        }
        try Replacement.write(Data(list.adding(name).utf8), to: project.manifest)
    }

    /// Checks that the name can be used.
    func checkName() async throws {
        let isValid =
            name.first?.isLetter == true && name.last != "-"
            && name.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
        guard isValid else { throw ProjectError.invalidName(name) }
        let folder = project.script(of: name).deletingLastPathComponent()
        guard !project.analyses.contains(name), !FileManager.default.fileExists(atPath: folder.path) else {
            throw ProjectError.analysisExists(name)
        }
        let graph = try await project.packageGraph()
        // Names with the same module name collide, and on some file systems those that differ in case.
        let taken = (graph.targets.keys + graph.products).sorted().first {
            $0.lowercased().replacing("-", with: "_") == name.replacing("-", with: "_")
        }
        if let taken { throw ProjectError.nameTaken(taken) }
    }
}
