import Base
import FoundationEssentials

/// The hashes of data files, kept on disk until the files change, because data can be large.
struct HashCache {
    /// The hash of a file.
    struct Entry: Codable, Sendable {
        /// The file's identity before it was read.
        var identity: FileIdentity
        /// The SHA-256 of its content.
        var sha256: String
    }

    private let store: URL

    /// The cache of a project.
    init(project: Project) {
        store = project.cache.appending(path: "hashes.json")
    }

    /// Returns the hashes of files in the given order; `nil` for anything but a regular file.
    func entries(of paths: [String]) throws -> [Entry?] {
        var known = (try? JSONDecoder().decode([String: Entry].self, from: Data(contentsOf: store))) ?? [:]
        var isChanged = false
        let entries = try paths.map { path -> Entry? in
            let now = FileIdentity.now
            guard let identity = FileIdentity(ofFile: path) else { return nil }
            if let entry = known[path], entry.identity == identity { return entry }
            let entry = Entry(identity: identity, sha256: try Digest(ofFile: path).description)
            // The next change of a file that has just changed might not alter its time.
            known[path] = identity.isRecent(at: now) ? nil : entry
            isChanged = true
            return entry
        }
        if isChanged {
            known = known.filter { FileIdentity(ofFile: $0.key) != nil }
            try Replacement.write(JSONEncoder().encode(known), to: store)
        }
        return entries
    }
}
