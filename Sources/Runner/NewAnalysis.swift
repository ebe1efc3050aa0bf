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
    public func create() throws {
        let isValid =
            name.first?.isLetter == true && name.last != "-"
            && name.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
        guard isValid, !Self.reserved.contains(name) else { throw ProjectError.invalidName(name) }
        let script = project.script(of: name)
        let folder = script.deletingLastPathComponent()
        guard !project.analyses.contains(name), !FileManager.default.fileExists(atPath: folder.path) else {
            throw ProjectError.analysisExists(name)
        }
        let template = project.templates.appending(path: "analysis.swift")
        let source = try String(contentsOf: template, encoding: .utf8).replacing("{{name}}", with: name)
        let manifest = project.root.appending(path: "Package.swift")
        let list = try AnalysisList(manifest: String(contentsOf: manifest, encoding: .utf8))
        try Replacement.makeFolder(at: folder) { new in
            try Data(source.utf8).write(to: new.appending(path: "main.swift"))
        }
        try Replacement.write(Data(list.adding(name).utf8), to: manifest)
    }

    /// Names of targets and products that an analysis would collide with.
    private static let reserved: Set<String> = [
        "weft", "weft-cli", "frames", "learn", "plots", "misbehaving", "chapters",
    ]
}
