import Base
import Synchronization

/// The hashes of source files, kept in memory: a render of several analyses asks for the same files several times.
final class CodeHashes: Sendable {
    private struct Entry {
        var identity: FileIdentity
        var hash: String
    }

    private let known = Mutex<[String: Entry]>([:])
    private let first = Mutex<[String: Provenance]>([:])

    /// Returns the provenance of a target of the running program. It is computed once: whatever is edited later is not part
    /// of the program.
    ///
    /// - Parameters:
    ///   - name: the target.
    ///   - provenance: computes the provenance from the current files.
    func atFirst(_ name: String, _ provenance: () throws -> Provenance) rethrows -> Provenance {
        try first.withLock { known in
            if let provenance = known[name] { return provenance }
            let provenance = try provenance()
            known[name] = provenance
            return provenance
        }
    }

    /// Returns the hash of a file's code; see ``SourceFile/codeHash``.
    func hash(of place: SourceFile.Place) -> String {
        let now = FileIdentity.now
        let identity = FileIdentity(ofFile: place.path)
        if let entry = known.withLock({ $0[place.path] }), entry.identity == identity { return entry.hash }
        let hash = SourceFile(at: place).codeHash
        // The next change of a file that has just changed might not alter its time.
        if let identity, !identity.isRecent(at: now) {
            known.withLock { $0[place.path] = Entry(identity: identity, hash: hash) }
        }
        return hash
    }
}
