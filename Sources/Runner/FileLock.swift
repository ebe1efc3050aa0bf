import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A lock on a file or folder between processes. The system releases it when its holder ends, also when it is killed.
///
/// Some file systems have no locks. There, two renders at the same time may disturb each other.
final class FileLock: Sendable {
    /// The kind of a lock.
    enum Mode {
        /// Only one process can hold it.
        case exclusive
        /// Several processes can hold it, but no other process an exclusive one.
        case shared
    }

    private let descriptor: Int32

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Waits for the lock on a file, which is created if it does not exist.
    static func waiting(for file: URL, _ mode: Mode) -> FileLock? {
        try? FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return nil }
        while flock(descriptor, mode == .exclusive ? LOCK_EX : LOCK_SH) != 0 && errno == EINTR {}
        return FileLock(descriptor)
    }

    /// The result of trying to lock a folder.
    enum Attempt {
        /// This process has the lock.
        case locked(FileLock)
        /// Another process has the lock, or the folder is gone.
        case taken
        /// The file system has no locks.
        case unsupported
    }

    /// Tries to lock a folder without waiting.
    static func attempt(on folder: URL) -> Attempt {
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return .taken }
        let lock = FileLock(descriptor)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            return errno == EWOULDBLOCK ? .taken : .unsupported
        }
        // The previous holder of the lock may have removed the folder.
        var (locked, found) = (stat(), stat())
        let isThere =
            fstat(descriptor, &locked) == 0 && stat(folder.path, &found) == 0
            && locked.st_ino == found.st_ino && locked.st_dev == found.st_dev
        return isThere ? .locked(lock) : .taken
    }
}
