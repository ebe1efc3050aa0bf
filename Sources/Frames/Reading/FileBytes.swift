import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The bytes of a file that is mapped into memory, or of a text in memory.
///
/// A file that is compressed with gzip is decompressed into a temporary file, and that one is mapped. It is Sendable because
/// the bytes are never written.
final class FileBytes: @unchecked Sendable {
    /// The reason why a file cannot be read.
    enum Problem: Error {
        case notFound
        case unreadable
        /// The file is compressed, and the reason why it cannot be decompressed.
        case cannotDecompress(String)
    }

    /// The last component of the path.
    let name: String
    /// The first byte.
    let base: UnsafeRawPointer
    /// The number of bytes.
    let count: Int
    private let isMapped: Bool
    /// The path of the file; `nil` for bytes in memory.
    let path: String?

    /// Maps a file.
    init(mapping path: String) throws(Problem) {
        name = Self.name(of: path)
        self.path = path
        let file = try FileDescriptor(reading: path)
        let mapping = try file.map()
        if Gzip.isCompressed(mapping) {
            defer { munmap(UnsafeMutableRawPointer(mutating: mapping.baseAddress), mapping.count) }
            let temporary = try FileDescriptor.temporary()
            try Gzip.decompress(mapping, into: temporary)
            (base, count, isMapped) = Self.parts(try temporary.map())
        } else {
            (base, count, isMapped) = Self.parts(mapping)
        }
    }

    /// Copies bytes in memory.
    init(copying bytes: [UInt8], name: String) {
        self.name = name
        path = nil
        count = bytes.count
        isMapped = false
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
        bytes.withUnsafeBytes {
            copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count)
        }
        base = UnsafeRawPointer(copy)
    }

    deinit {
        let pointer = UnsafeMutableRawPointer(mutating: base)
        if isMapped { munmap(pointer, count) } else { pointer.deallocate() }
    }

    /// The last component of a path.
    static func name(of path: String) -> String { URL(filePath: path).lastPathComponent }

    /// An empty file cannot be mapped.
    private static func parts(_ mapping: UnsafeRawBufferPointer) -> (UnsafeRawPointer, Int, Bool) {
        if let base = mapping.baseAddress { return (base, mapping.count, true) }
        return (UnsafeRawPointer(UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1)), 0, false)
    }

    /// All bytes.
    var all: UnsafeBufferPointer<UInt8> { self[0..<count] }

    /// The bytes of a range.
    @inline(__always)
    subscript(range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            start: (base + range.lowerBound).assumingMemoryBound(to: UInt8.self), count: range.count)
    }

    /// A byte.
    @inline(__always)
    subscript(position: Int) -> UInt8 { base.load(fromByteOffset: position, as: UInt8.self) }

    /// Whether the bytes from a position on begin with others.
    func has(_ other: [UInt8], at position: Int) -> Bool {
        position + other.count <= count && self[position..<position + other.count].elementsEqual(other)
    }

    /// The offset of the first byte after a byte order mark of UTF-8, if there is one.
    var start: Int { has([0xEF, 0xBB, 0xBF], at: 0) ? 3 : 0 }

    /// The line, from 1, that a position is on.
    func line(of position: Int) -> Int { 1 + self[0..<position].count { $0 == UInt8(ascii: "\n") } }

    /// Takes a range, which has been read, out of the memory of the process. The system still has its pages at hand, and
    /// they come back if the range is read again.
    func release(_ range: Range<Int>) {
        guard isMapped else { return }
        let page = 1 << 14
        // With a page the system maps others around it, up to a large page: also such as were released before.
        let margin = 1 << 21
        let start = max(0, range.lowerBound - margin) / page * page
        let end = range.upperBound + margin >= count ? count : (range.upperBound + margin) / page * page
        if start < end {
            madvise(UnsafeMutableRawPointer(mutating: base + start), end - start, MADV_DONTNEED)
        }
    }
}

/// An open file, which is closed with the last reference to it.
final class FileDescriptor {
    private let descriptor: Int32

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Opens a file for reading.
    init(reading path: String) throws(FileBytes.Problem) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw errno == ENOENT ? .notFound : .unreadable }
    }

    /// Opens a new file that has no name, so that it is gone when it is closed. It is on a disk rather than in memory, as
    /// `/tmp` may be, unless the environment says otherwise.
    static func temporary() throws(FileBytes.Problem) -> FileDescriptor {
        let folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/var/tmp"
        var path = Array("\(folder)/weft-XXXXXX".utf8CString)
        let descriptor = mkstemp(&path)
        guard descriptor >= 0 else {
            throw .cannotDecompress("no file can be created in \(folder); set TMPDIR to a folder with space")
        }
        unlink(path)
        return FileDescriptor(descriptor)
    }

    /// Maps the whole file; an empty file has no address.
    func map() throws(FileBytes.Problem) -> UnsafeRawBufferPointer {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .unreadable }
        let count = Int(status.st_size)
        guard count > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        guard let base = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED else {
            throw .unreadable
        }
        return UnsafeRawBufferPointer(start: base, count: count)
    }

    /// Writes bytes at the end of the file, and returns whether that was possible.
    func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let written = system_write(descriptor, part)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return false }
            rest = rest.dropFirst(written)
        }
        return true
    }
}

private func system_write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
