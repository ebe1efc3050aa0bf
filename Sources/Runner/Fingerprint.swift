import Digest
import FoundationEssentials

/// A hash of everything that something was made from: equal fingerprints, equal results.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
    /// The SHA-256 in hexadecimal digits.
    public let description: String

    /// The fingerprint of texts in their order, kept apart from each other.
    public init(_ parts: some Sequence<String>) {
        let hasher = SHA256()
        for part in parts {
            hasher.update("\(part.utf8.count):")
            hasher.update(part)
        }
        description = hasher.finish()
    }

    /// The fingerprint of all files below some folders of a project, names and contents, in the order of their names.
    init(filesBelow folders: [String], of project: Project) {
        let files = folders.flatMap { folder -> [String] in
            let below = try? FileManager.default.subpathsOfDirectory(
                atPath: project.root.appending(path: folder).path)
            return (below ?? []).map { "\(folder)/\($0)" }
        }
        var parts: [String] = []
        for file in files.sorted() {
            guard let text = try? String(contentsOf: project.root.appending(path: file), encoding: .utf8)
            else {
                continue
            }
            parts += [file, text]
        }
        self.init(parts)
    }
}

extension Project {
    /// The rooms that end up in a script's executable.
    private static let scriptRooms = [
        "CScriptMain", "CCairo", "CPrefetch", "Digest", "Frames", "Learn", "Drawing", "Plots", "Weave",
        "Weft",
    ]

    /// What every script is built from besides its own code.
    func libraryFingerprint() -> Fingerprint {
        Fingerprint(filesBelow: Self.scriptRooms.map { "Sources/\($0)" }, of: self)
    }

    /// What every report is written with: all of the project's own code, and the templates.
    func rendererFingerprint() -> Fingerprint {
        Fingerprint(filesBelow: ["Sources", "templates"], of: self)
    }

    /// What the sample data is made by.
    func sampleFingerprint() -> Fingerprint {
        Fingerprint(filesBelow: ["Sources/Samples", "Sources/Learn", "Sources/Frames"], of: self)
    }
}
