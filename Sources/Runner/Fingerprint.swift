import Base
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

    /// The fingerprint of all files below a folder, names and contents, in the order of their names.
    fileprivate init(filesBelow folder: URL) {
        let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        var parts: [String] = []
        for file in files.sorted() {
            guard let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8) else {
                continue
            }
            parts += [file, text]
        }
        self.init(parts)
    }
}

/// The fingerprints of what a project is built from, each of its folders hashed once.
struct SourceFingerprints: Sendable {
    /// The rooms that end up in a script's executable.
    private static let scriptRooms = [
        "CScriptMain", "CCairo", "CPrefetch", "Digest", "Frames", "Learn", "Drawing", "Plots", "Weave",
        "Weft",
    ]
    private static let sampleRooms = ["Samples", "Learn", "Frames"]

    private let rooms: [String: Fingerprint]
    private let templates: Fingerprint

    /// Hashes the sources of a project.
    init(of project: Project) {
        let sources = project.root.appending(path: "Sources")
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: sources.path)) ?? []).sorted()
        let hashes = names.concurrentMap { Fingerprint(filesBelow: sources.appending(path: $0)) }
        rooms = Dictionary(uniqueKeysWithValues: zip(names, hashes))
        templates = Fingerprint(filesBelow: project.templates)
    }

    /// What every script is built from besides its own code.
    var library: Fingerprint { fingerprint(of: Self.scriptRooms) }

    /// What every report is written with: all of the project's own code, and the templates.
    var renderer: Fingerprint {
        Fingerprint([fingerprint(of: rooms.keys.sorted()).description, templates.description])
    }

    /// What the sample data is made by.
    var samples: Fingerprint { fingerprint(of: Self.sampleRooms) }

    private func fingerprint(of names: [String]) -> Fingerprint {
        Fingerprint(names.flatMap { [$0, rooms[$0]?.description ?? ""] })
    }
}
