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
        let (code, isNew) = table.insert(Self.hash(text)) { storage.pool.text($0, equals: text) }
        if isNew { storage.pool.append(text) }
        return code
    }

    /// Returns the code of a text, -1 if it is not in the pool.
    func existingCode(of text: UnsafeBufferPointer<UInt8>) -> Int32 {
        table.code(of: Self.hash(text)) { storage.pool.text($0, equals: text) }
    }

    /// Mixes eight bytes at a time.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let raw = UnsafeRawBufferPointer(text)
        var hash = UInt64(text.count)
        var offset = 0
        while offset + 8 <= raw.count {
            hash = mixed(hash, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < raw.count {
            rest = rest << 8 | UInt64(raw[offset])
            offset += 1
        }
        return UInt32(hash: mixed(hash, rest))
    }
}
