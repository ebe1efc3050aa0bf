import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The file of a kept result: a line that names the format, the key, the checksum of what follows, and the tree of the time
/// that the computation took and of its result.
///
/// The file is mapped into memory as long as this object lives, and so may be what the tree refers to.
final class ResultFile {
    private static let format = Array("weft result 1\n".utf8)
    private static let headSize = format.count + 2 * 32

    /// The time that the computation took.
    let seconds: Double
    /// The tree of the result.
    let tree: ValueTree
    private let path: String
    private let mapping: Mapping

    /// Reads a file; `nil` if there is none, if it is of another format or key, or if it is damaged.
    init?(reading path: String, key: Digest) {
        guard let mapping = Mapping(path), mapping.bytes.count > Self.headSize else { return nil }
        let head = mapping.bytes[..<Self.headSize]
        let body = UnsafeRawBufferPointer(rebasing: mapping.bytes[Self.headSize...])
        guard head.elementsEqual(Self.format + key.bytes + Digest(ofParts: body).bytes),
            case .list(let parts)? = ValueTree(reading: body), parts.count == 2,
            case .real(let seconds) = parts[0]
        else { return nil }
        self.path = path
        self.mapping = mapping
        self.seconds = seconds
        tree = parts[1]
    }

    /// Sets the time of the last change, by which the results that have not been used for longest are found.
    func markAsUsed() { Base.markAsUsed(path) }

    /// Writes a file beside its place and renames it into it. Returns whether that has succeeded.
    ///
    /// - Parameter workPath: where to write it.
    static func write(
        _ tree: ValueTree, seconds: Double, key: Digest, to path: String, by workPath: String
    ) -> Bool {
        guard let sink = FileSink(workPath) else { return false }
        var output = sink
        output.append(contentsOf: format + key.bytes + [UInt8](repeating: 0, count: 32))
        ValueTree.list([.real(seconds), tree]).write(to: &output)
        // The checksum is computed from the file as it will be read.
        guard output.finish(), let mapping = Mapping(workPath), mapping.bytes.count > headSize,
            output.overwrite(
                Digest(ofParts: UnsafeRawBufferPointer(rebasing: mapping.bytes[headSize...])).bytes,
                at: headSize - 32),
            rename(workPath, path) == 0
        else {
            unlink(workPath)
            return false
        }
        return true
    }
}

/// Sets the time of a file's last change to now.
func markAsUsed(_ path: String) { utimensat(AT_FDCWD, path, nil, 0) }

/// Writes a file, small pieces many at a time.
private final class FileSink: ByteSink {
    private let descriptor: Int32
    private var pending: [UInt8] = []
    private var isIntact = true

    init?(_ path: String) {
        descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    func append(_ bytes: UnsafeRawBufferPointer) {
        pending.append(contentsOf: bytes)
        if pending.count >= 1 << 16 { flush() }
    }

    func append(contentsOf numbers: any NumberArray) {
        numbers.withBytes { bytes in
            guard bytes.count >= 1 << 16 else { return append(bytes) }
            flush()
            write(bytes)
        }
    }

    /// Writes what is pending. Returns whether all has been written.
    func finish() -> Bool {
        flush()
        return isIntact
    }

    /// Replaces bytes. Returns whether that has succeeded.
    func overwrite(_ bytes: [UInt8], at offset: Int) -> Bool {
        pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count
    }

    private func flush() {
        pending.withUnsafeBytes { write($0) }
        pending.removeAll(keepingCapacity: true)
    }

    private func write(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while isIntact, !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let count = systemWrite(descriptor, part)
            if count < 0, errno == EINTR { continue }
            isIntact = count > 0
            rest = rest.dropFirst(max(0, count))
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
