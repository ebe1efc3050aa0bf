import Base

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Digest {
    /// Computes the checksum of a file's content. The file is read in pieces, so that its size does not count in memory.
    ///
    /// - Throws: ``FileDigestError`` if the file can't be read.
    init(ofFile path: String) throws(FileDigestError) {
        guard let file = fopen(path, "rb") else { throw .unreadable(path: path, reason: Self.reason()) }
        defer { fclose(file) }
        let hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { break }
            buffer.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        guard ferror(file) == 0 else { throw .unreadable(path: path, reason: Self.reason()) }
        self = hash.finish()
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}

/// A file whose checksum can't be computed.
enum FileDigestError: Error, CustomStringConvertible {
    /// The file is not there, or the system refuses to read it.
    case unreadable(path: String, reason: String)

    /// Which file, and why.
    var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "\(path.split(separator: "/").last ?? "") can't be read: \(reason)"
        }
    }
}
