import Synchronization

/// The hashes of code, remembered by this process: a render of several analyses asks for the same files again and again.
final class CodeHashes: Sendable {
    private struct Entry {
        var identity: FileIdentity
        var hash: String
    }

    private let known = Mutex<[String: Entry]>([:])
    private let first = Mutex<[String: Provenance]>([:])

    /// What this very program was built from: as it was when it was asked for first, whatever is edited while it runs.
    ///
    /// - Parameters:
    ///   - name: a target that is linked into the program.
    ///   - provenance: what it is built from now.
    func atFirst(_ name: String, _ provenance: () throws -> Provenance) rethrows -> Provenance {
        try first.withLock { known in
            if let provenance = known[name] { return provenance }
            let provenance = try provenance()
            known[name] = provenance
            return provenance
        }
    }

    /// The hash of what a file does; see ``SourceFile/codeHash``.
    func hash(of place: SourceFile.Place) -> String {
        let now = FileIdentity.now
        let identity = FileIdentity(ofFile: place.path)
        if let entry = known.withLock({ $0[place.path] }), entry.identity == identity { return entry.hash }
        let hash = SourceFile(at: place).codeHash
        // A file that may still be written to is read again the next time.
        if let identity, !identity.isRecent(at: now) {
            known.withLock { $0[place.path] = Entry(identity: identity, hash: hash) }
        }
        return hash
    }
}
