/// The key of a result: the digest of everything that it depends on, in the store where it is looked up and kept.
package struct ResultKey: Sendable {
    /// The digest, which may stand for the result wherever other results depend on it.
    package let digest: Digest
    private let store: ResultStore
    /// The files that are read to compute the result.
    private let files: [KnownFile]

    /// Creates the key of a result, or `nil` where results are not kept.
    ///
    /// - Parameters:
    ///   - name: the name of the computation, such as "KMeans.fit".
    ///   - inputs: everything that the result depends on beside the code of the library.
    package init?<each Input: Keyed>(_ name: String, _ inputs: repeat each Input) {
        self.init(name, files: [], repeat each inputs)
    }

    /// Creates the key of a result that is computed from files.
    ///
    /// - Parameter paths: the paths of the files. There is no key if the content of one is not known.
    package init?<each Input: Keyed>(_ name: String, files paths: [String], _ inputs: repeat each Input) {
        guard let store = ResultStore.current else { return nil }
        var files: [KnownFile] = []
        for path in paths {
            guard let file = store.file(at: path) else { return nil }
            files.append(file)
        }
        var parts: [ValueTree] = [.text("weft key 1"), .text(store.settings.code), .text(name)]
        parts += files.map { .text($0.sha256) }
        do {
            for input in repeat each inputs {
                parts += [.text(keyName(of: type(of: input))), try input.keyTree()]
            }
        } catch {
            return nil
        }
        digest = ValueTree.list(parts).checksum
        self.store = store
        self.files = files
    }

    /// Returns the result of an earlier run; `nil` if there is none.
    package func result<Result>(as type: Result.Type = Result.self) -> Result? {
        store.result(under: digest, as: type)
    }

    /// Links the file of an earlier run to a path. Returns whether there was one.
    func link(to path: String) -> Bool { store.linkFile(under: digest, to: path) }

    /// Keeps a file that was written since a moment, if that is worth it.
    func keepFile(at path: String, since start: ContinuousClock.Instant) {
        guard let seconds = seconds(since: start) else { return }
        store.keepFile(at: path, under: digest, seconds: seconds)
    }

    /// The time since a moment, if it was long enough for a result to be kept, and the files are those that the key was made from.
    private func seconds(since start: ContinuousClock.Instant) -> Double? {
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        return seconds >= store.settings.shortest && isValid ? seconds : nil
    }

    /// Whether the files are still those that the key was made from.
    package var isValid: Bool { files.allSatisfy(\.isUnchanged) }

    /// Keeps a result that was computed since a moment, if that is worth it.
    package func keep(_ result: @autoclosure () -> Any, since start: ContinuousClock.Instant) {
        guard let seconds = seconds(since: start) else { return }
        store.keep(result(), under: digest, seconds: seconds)
    }
}

/// Returns the result of a computation, which is read instead if an earlier run has left it.
///
///     public func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> Fitted {
///         try kept("KMeans.fit", self, x, y, sampleWeight) { … }
///     }
///
/// What the computation calls neither reads nor keeps results of its own. A result whose computation takes no time to speak
/// of, or that is too large to be read much faster, is not kept.
///
/// - Parameters:
///   - name: the name of the computation. It must change when its meaning does for other reasons than the library's code.
///   - inputs: everything that the result depends on.
///   - compute: a pure function of the inputs, with the same result on any machine and for any number of threads.
/// - Throws: the error of `compute`, after which nothing is kept.
package func kept<Result: Codable, Failure: Error, each Input: Keyed>(
    _ name: String, _ inputs: repeat each Input, compute: () throws(Failure) -> Result
) throws(Failure) -> Result {
    try kept(under: ResultKey(name, repeat each inputs), compute)
}

/// Returns the result of a computation, which is read instead if an earlier run has left it under a key.
///
/// A result of a type that cannot be encoded is never kept.
package func kept<Result, Failure: Error>(
    under key: ResultKey?, _ compute: () throws(Failure) -> Result
) throws(Failure) -> Result {
    guard let key else { return try compute() }
    if let result = key.result(as: Result.self) { return result }
    let start = ContinuousClock.now
    let result = ResultStore.withoutKeeping {
        Swift.Result { () throws(Failure) in try compute() }
    }
    let value = try result.get()
    key.keep(value, since: start)
    return value
}
