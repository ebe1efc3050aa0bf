/// Writes a file, or links to it the one that an earlier run has left under a key: a file that is kept is neither read nor copied,
/// only hashed.
///
/// The file must not be changed in place afterwards. If it is, the kept one counts as absent.
///
/// - Parameters:
///   - path: where the file shall be, on the file system of the kept results; elsewhere it is written each time.
///   - write: writes the file at the path: a pure function of all that the key was made from.
/// - Throws: the error of `write`.
package func keptFile<Failure: Error>(
    under key: ResultKey?, at path: String, write: (String) throws(Failure) -> Void
) throws(Failure) {
    guard let key else { return try write(path) }
    if key.link(to: path) { return }
    let start = ContinuousClock.now
    let written = ResultStore.withoutKeeping {
        Result { () throws(Failure) in try write(path) }
    }
    try written.get()
    key.keepFile(at: path, since: start)
}

/// The content of a file that is kept, by its digest.
struct KeptFile: Codable, Equatable {
    /// The digest of its megabytes; see ``Digest/init(ofParts:)``.
    var digest: String

    init?(at path: String) {
        guard let mapping = Mapping(path) else { return nil }
        digest = Digest(ofParts: mapping.bytes).description
    }
}
