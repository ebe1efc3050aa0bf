import Base

/// Builds a column of text row by row. Each distinct text is stored once, in the pool.
struct TextBuilder: Sendable {
    private(set) var storage = TextStorage()
    /// The codes of the texts in the pool.
    private var table = CodeTable<UInt32>()

    init() {}

    /// Starts without rows, from a pool whose texts keep their codes.
    init(pool: TextPool) {
        storage.pool = pool
        table = CodeTable(capacity: pool.count)
        pool.bytes.withUnsafeBufferPointer { bytes in
            for code in 0..<pool.count {
                let text = UnsafeBufferPointer(rebasing: bytes[pool.range(of: code)])
                _ = table.insert(Self.hash(text), where: { _ in false })
            }
        }
    }

    mutating func reserveCapacity(_ rows: Int) { storage.codes.reserveCapacity(rows) }

    mutating func append(_ text: String?) {
        guard let text else { return appendMissing() }
        storage.codes.append(code(for: text))
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        storage.codes.append(code(for: text))
    }

    mutating func append(code: Int32) {
        storage.codes.append(code)
    }

    mutating func appendMissing() {
        storage.codes.append(TextStorage.missing)
    }

    /// Returns the code of a text, which is added to the pool unless it is there.
    mutating func code(for text: String) -> Int32 {
        var text = text
        return text.withUTF8 { code(for: $0) }
    }

    /// Returns the code of a text, which is added to the pool unless it is there.
    mutating func code(for text: UnsafeBufferPointer<UInt8>) -> Int32 {
        code(for: text, hash: Self.hash(text))
    }

    /// Returns the code of a text with a hash, which is added to the pool unless it is there.
    mutating func code(for text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int32 {
        let (code, isNew) = table.insert(hash) { storage.pool.text($0, equals: text) }
        if isNew { storage.pool.append(text) }
        return code
    }

    /// Returns the code of a text, -1 if it is not in the pool.
    func existingCode(of text: UnsafeBufferPointer<UInt8>) -> Int32 {
        table.code(of: Self.hash(text)) { storage.pool.text($0, equals: text) }
    }

    /// Reads the memory where a text with a hash is looked for first. See ``CodeTable``.
    @inline(__always)
    func firstHash(for hash: UInt32) -> UInt32 { table.firstTag(for: hash) }

    /// Returns the code of the first text found that has a hash, -1 if there is none.
    @inline(__always)
    func firstCode(of hash: UInt32) -> Int32 { table.code(of: hash) }

    /// Mixes sixteen bytes at a time; the last ones overlap those before.
    @inline(__always)
    static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard let base = UnsafeRawPointer(text.baseAddress) else { return 0 }
        var hash = UInt64(truncatingIfNeeded: text.count)
        var offset = 0
        while offset + 16 < text.count {
            let word = (base + offset).loadUnaligned(as: UInt64.self)
            hash = mixed(hash ^ word, (base + (offset + 8)).loadUnaligned(as: UInt64.self))
            offset += 16
        }
        let rest = min(text.count, 16)
        let (first, last) = base.endWords(count: rest, from: text.count - rest)
        return UInt32(hash: mixed(hash ^ first, last))
    }
}

extension UnsafeRawPointer {
    /// The bytes of a short text as two words, which overlap unless it has sixteen bytes. Texts of the same length differ if
    /// and only if their words do.
    @inline(__always)
    func endWords(count: Int, from offset: Int = 0) -> (UInt64, UInt64) {
        let start = self + offset
        if count >= 8 {
            return (
                start.loadUnaligned(as: UInt64.self), (start + (count - 8)).loadUnaligned(as: UInt64.self)
            )
        }
        if count >= 4 {
            return (
                UInt64(start.loadUnaligned(as: UInt32.self)),
                UInt64((start + (count - 4)).loadUnaligned(as: UInt32.self))
            )
        }
        guard count > 0 else { return (0, 0) }
        let middle = UInt64((start + count / 2).load(as: UInt8.self))
        let last = UInt64((start + (count - 1)).load(as: UInt8.self))
        return (UInt64(start.load(as: UInt8.self)) | middle << 8 | last << 16, 0)
    }
}
