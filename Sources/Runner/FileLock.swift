import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A lock on a file or folder between processes, which the system takes back when its holder ends, however that is.
///
/// Where a file system has no locks, there is none: then two renders at once may get into each other's way.
final class FileLock: Sendable {
    /// How a lock is shared with others.
    enum Mode {
        /// With nobody.
        case exclusive
        /// With those who also share it.
        case shared
    }

    private let descriptor: Int32

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Waits for the lock on a file, which is made if there is none.
    static func waiting(for file: URL, _ mode: Mode) -> FileLock? {
        try? FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return nil }
        while flock(descriptor, mode == .exclusive ? LOCK_EX : LOCK_SH) != 0 && errno == EINTR {}
        return FileLock(descriptor)
    }

    /// What came of trying to lock a folder.
    enum Attempt {
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
        // Who held the lock before may have removed the folder.
        var (locked, found) = (stat(), stat())
        let isThere =
            fstat(descriptor, &locked) == 0 && stat(folder.path, &found) == 0
            && locked.st_ino == found.st_ino && locked.st_dev == found.st_dev
        return isThere ? .locked(lock) : .taken
    }
}
