import FoundationEssentials
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The results that earlier runs of a script have left on disk, each under the digest of everything that it was computed
/// from.
///
/// A process has no store unless one is opened, which `Notebook` does for a script that the tool has started: so programs
/// and tests compute everything. Any number of processes may share a folder: a result is written beside its place and
/// renamed into it, and what is damaged counts as absent.
package final class ResultStore: Sendable {
    /// The decisions of the process that starts a script about its store.
    package struct Settings: Codable, Sendable {
        /// The path of the folder of results.
        package var folder: String
        /// The path of a folder in the same file system for files that are being written.
        package var workFolder: String
        /// The fingerprint of all code that results depend on, and of the processor.
        package var code: String
        /// The identity of the executable that was built from this code.
        package var executable: FileIdentity
        /// Whether results of earlier runs are left alone. New ones are kept all the same.
        package var isFresh: Bool
        /// The maximum size of a result, in bytes.
        package var byteLimit: Int
        /// The shortest computation whose result is kept, in seconds. Below, the gain is not worth a file.
        package var shortest = 0.03
        /// The speed of reading results at which keeping one must halve its time, in bytes a second.
        package var readingSpeed = 1e9
        /// The data files, whose contents are known by their checksums.
        package var files: [KnownFile]

        /// Creates settings.
        package init(
            folder: String, workFolder: String, code: String, executable: FileIdentity, isFresh: Bool,
            byteLimit: Int,
            files: [KnownFile]
        ) {
            self.folder = folder
            self.workFolder = workFolder
            self.code = code
            self.executable = executable
            self.isFresh = isFresh
            self.byteLimit = byteLimit
            self.files = files
        }
    }

    /// The numbers of results that were read and computed.
    package struct Counts: Equatable, Sendable {
        /// The number of results that were read instead of computed.
        package var read = 0
        /// The number of results that were computed and kept.
        package var computed = 0
        /// The time that reading has saved: that of the computations, less that of reading.
        package var secondsSaved = 0.0
    }

    /// The store that a computation may use.
    private enum Access: Sendable {
        case ofProcess
        case one(ResultStore)
        case none
    }

    @TaskLocal private static var access = Access.ofProcess
    private static let ofProcess = Mutex<ResultStore?>(nil)

    /// The decisions of the process that started the script.
    package let settings: Settings
    private let files: [String: KnownFile]
    private let observer: @Sendable (Counts) -> Void
    private let state = Mutex((counts: Counts(), fileNumber: 0))

    /// Creates a store.
    ///
    /// - Parameter observer: called with the counts whenever they have changed, from any thread.
    package init(_ settings: Settings, observer: @escaping @Sendable (Counts) -> Void = { _ in }) {
        self.settings = settings
        self.observer = observer
        files = Dictionary(settings.files.map { ($0.path, $0) }) { first, _ in first }
    }

    /// Makes this the store of the process, unless its executable is another one than the settings are for: a build may have
    /// replaced it before it was started.
    package func openForProcess() {
        #if os(Linux)
            let path = "/proc/self/exe"
        #else
            let path = CommandLine.arguments[0]
        #endif
        guard FileIdentity(ofFile: path) == settings.executable else { return }
        Self.ofProcess.withLock { $0 = self }
    }

    /// The store of this task; none within a computation whose result will be kept as a whole.
    package static var current: ResultStore? {
        switch access {
        case .ofProcess: ofProcess.withLock { $0 }
        case .one(let store): store
        case .none: nil
        }
    }

    /// Runs a function with this store, whatever the process has.
    package func use<Result>(_ body: () throws -> Result) rethrows -> Result {
        try Self.$access.withValue(.one(self), operation: body)
    }

    /// Runs a function that neither reads nor keeps results.
    static func withoutKeeping<Result>(_ body: () throws -> Result) rethrows -> Result {
        try $access.withValue(.none, operation: body)
    }

    /// The store that threads which are started for a computation take over from its task.
    struct Inheritance: Sendable {
        private let access = ResultStore.access

        /// Runs a function on another thread as if on that of the task.
        func run<Result>(_ body: () -> Result) -> Result {
            ResultStore.$access.withValue(access, operation: body)
        }
    }

    /// The counts so far.
    package var counts: Counts { state.withLock { $0.counts } }

    /// Returns a data file by its path, if its content is known and it has not changed.
    package func file(at path: String) -> KnownFile? { files[path].flatMap { $0.isUnchanged ? $0 : nil } }

    // MARK: Results

    /// Returns the result of an earlier run; `nil` if there is none or it cannot be read.
    func result<Result>(under key: Digest, as type: Result.Type) -> Result? {
        guard !settings.isFresh, let decodable = type as? any Decodable.Type else { return nil }
        let start = ContinuousClock.now
        guard let file = ResultFile(reading: path(of: key), key: key),
            let value = try? file.tree.value(as: decodable) as? Result
        else { return nil }
        countRead(file, since: start)
        return value
    }

    private func countRead(_ file: ResultFile, since start: ContinuousClock.Instant) {
        file.markAsUsed()
        count {
            $0.read += 1
            $0.secondsSaved += max(0, file.seconds - (ContinuousClock.now - start) / .seconds(1))
        }
    }

    /// Keeps a result, if reading it will be much faster than computing it has been.
    ///
    /// - Parameter seconds: the time that it took to compute.
    func keep(_ result: Any, under key: Digest, seconds: Double) {
        guard let value = result as? any Encodable,
            let tree = try? ValueTree(value, isKey: false)
        else { return }
        let size = tree.numberByteCount
        guard size <= settings.byteLimit, seconds >= 2 * Double(size) / settings.readingSpeed else { return }
        let isWritten = ResultFile.write(
            tree, seconds: seconds, key: key, to: path(of: key), by: newWorkPath())
        if isWritten { count { $0.computed += 1 } }
    }

    private func path(of key: Digest) -> String { "\(settings.folder)/\(key)" }

    /// A path for a file that is being written.
    private func newWorkPath() -> String {
        let number = state.withLock { state in
            state.fileNumber += 1
            return state.fileNumber
        }
        return "\(settings.workFolder)/result-\(number)"
    }

    // MARK: Files that are kept as they are

    private func filePath(of key: Digest) -> String { path(of: key) + ".file" }

    /// Links a file that an earlier run has kept to a path. Returns whether there was one, undamaged.
    func linkFile(under key: Digest, to path: String) -> Bool {
        guard !settings.isFresh else { return false }
        let start = ContinuousClock.now
        let place = filePath(of: key)
        guard let file = ResultFile(reading: self.path(of: key), key: key),
            let known = try? file.tree.value(as: KeptFile.self), known == KeptFile(at: place),
            addName(path, to: place)
        else { return false }
        markAsUsed(place)
        countRead(file, since: start)
        return true
    }

    /// Keeps a file, if hashing it is much faster than writing it has been.
    func keepFile(at path: String, under key: Digest, seconds: Double) {
        guard let size = FileIdentity(ofFile: path)?.size, size <= settings.byteLimit,
            seconds >= 2 * Double(size) / settings.readingSpeed, let known = KeptFile(at: path),
            addName(filePath(of: key), to: path)
        else { return }
        keep(known, under: key, seconds: seconds)
    }

    /// Makes a path another name of a file, instead of what is there. Returns whether that has succeeded.
    private func addName(_ path: String, to file: String) -> Bool {
        let workPath = newWorkPath()
        // If both are names of one file already, renaming leaves the first.
        defer { unlink(workPath) }
        return link(file, workPath) == 0 && rename(workPath, path) == 0
    }

    private func count(_ change: (inout Counts) -> Void) {
        observer(
            state.withLock { state in
                change(&state.counts)
                return state.counts
            })
    }
}

/// A file whose content is known by its checksum as long as its identity stays the same.
package struct KnownFile: Codable, Sendable {
    /// The path.
    package var path: String
    /// The identity of the file before it was hashed.
    package var identity: FileIdentity
    /// The SHA-256 of its content.
    package var sha256: String

    /// Describes a file.
    package init(path: String, identity: FileIdentity, sha256: String) {
        self.path = path
        self.identity = identity
        self.sha256 = sha256
    }

    /// Whether the file is still the one that was hashed.
    package var isUnchanged: Bool { FileIdentity(ofFile: path) == identity }
}
