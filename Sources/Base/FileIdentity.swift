#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The identity of a file and the times of its last changes. As long as they are equal, the content is unchanged.
///
/// The modification time alone is not enough, as programs such as `cp -p` and `tar` set it back. The time of the last
/// status change (ctime) can't be set.
package struct FileIdentity: Codable, Hashable, Sendable {
    /// The size in bytes.
    package let size: Int
    private let device: UInt64
    private let inode: UInt64
    /// The time of the last change of the content, in nanoseconds since 1970.
    package let modified: Int64
    private let changed: Int64

    /// Reads the identity of the regular file at a path, following symbolic links. Returns `nil` if there is none.
    package init?(ofFile path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        size = Int(status.st_size)
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        #if canImport(Darwin)
            (modified, changed) = (status.st_mtimespec.nanoseconds, status.st_ctimespec.nanoseconds)
        #else
            (modified, changed) = (status.st_mtim.nanoseconds, status.st_ctim.nanoseconds)
        #endif
    }

    /// Returns whether the file changed so shortly before a moment that another change could get the same time: the clocks
    /// of file systems are coarse, some count in seconds.
    package func isRecent(at moment: Int64) -> Bool { changed > moment - 2_000_000_000 }

    /// The current time in nanoseconds since 1970.
    package static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return time.nanoseconds
    }
}

extension timespec {
    fileprivate var nanoseconds: Int64 { Int64(tv_sec) * 1_000_000_000 + Int64(tv_nsec) }
}
