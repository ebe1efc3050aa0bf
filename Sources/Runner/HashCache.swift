import FoundationEssentials

/// The hashes of data files, remembered as long as the files are the same, because data can be large.
struct HashCache {
    /// A file's hash, and which file it is of.
    struct Entry: Codable, Sendable {
        /// The file as it was before it was read.
        var identity: FileIdentity
        /// The SHA-256 of its content.
        var sha256: String
    }

    private let store: URL

    /// The cache of a project.
    init(project: Project) {
        store = project.cache.appending(path: "hashes.json")
    }

    /// The hashes of files, in their order; `nil` for what is no regular file.
    func entries(of paths: [String]) throws -> [Entry?] {
        var known = (try? JSONDecoder().decode([String: Entry].self, from: Data(contentsOf: store))) ?? [:]
        var isChanged = false
        let entries = try paths.map { path -> Entry? in
            let now = FileIdentity.now
            guard let identity = FileIdentity(ofFile: path) else { return nil }
            if let entry = known[path], entry.identity == identity { return entry }
            let entry = Entry(identity: identity, sha256: try SHA256.hexDigest(ofFile: path))
            // A file that may still be written to is hashed again the next time.
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
