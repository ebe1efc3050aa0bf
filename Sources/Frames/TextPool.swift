#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Distinct texts, one after the other in a single UTF-8 buffer. A text's place is its *code*.
struct TextPool: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where the texts end; the first begins at 0.
    private(set) var ends: [Int] = []

    var count: Int { ends.count }

    func range(of code: Int) -> Range<Int> {
        (code == 0 ? 0 : ends[code - 1])..<ends[code]
    }

    func string(_ code: Int) -> String {
        String(decoding: bytes[range(of: code)], as: UTF8.self)
    }

    /// All texts as strings, by code.
    var strings: [String] { (0..<count).map(string) }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
    }

    /// Whether a text is made of the same bytes as another one. Bytes, not canonical equivalence: what differs in
    /// the file differs here.
    func text(_ code: Int, equals other: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = range(of: code)
        guard range.count == other.count else { return false }
        guard let start = other.baseAddress else { return true }
        return bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            return memcmp(base + range.lowerBound, start, range.count) == 0
        }
    }

    /// Whether one text comes before another by its bytes, which is the order of the Unicode code points.
    func isOrdered(_ first: Int, before second: Int) -> Bool {
        bytes.withUnsafeBufferPointer {
            $0[range(of: first)].lexicographicallyPrecedes($0[range(of: second)])
        }
    }

    /// The number of Unicode code points of a text.
    func codePointCount(_ code: Int) -> Int {
        bytes.withUnsafeBufferPointer { $0[range(of: code)].count { $0 & 0xC0 != 0x80 } }
    }

    /// The place of every text in the order of code points, by code.
    func ranks() -> [Int32] {
        let order = (0..<count).sorted { isOrdered($0, before: $1) }
        var ranks = [Int32](repeating: 0, count: count)
        for (rank, code) in order.enumerated() { ranks[code] = Int32(rank) }
        return ranks
    }
}

/// A column of text: one code a row, and the distinct texts that the codes stand for.
///
/// A text that comes back costs four bytes, and texts are compared, counted and grouped as numbers. A selection of
/// rows shares the pool of the column it comes from, so a pool may hold texts that no row has.
struct TextStorage: Sendable {
    /// Positions in the pool; negative where missing.
    var codes: [Int32] = []
    var pool = TextPool()

    static let missing: Int32 = -1

    init() {}

    init(codes: [Int32], pool: TextPool) {
        self.codes = codes
        self.pool = pool
    }

    init(_ texts: [String?]) {
        var builder = TextBuilder()
        builder.reserveCapacity(texts.count)
        for text in texts { builder.append(text) }
        self = builder.storage
    }

    subscript(row: Int) -> String? {
        codes[row] < 0 ? nil : pool.string(Int(codes[row]))
    }

    /// The texts of all rows; equal ones share their storage.
    var strings: [String?] {
        let strings = pool.strings
        return codes.map { $0 < 0 ? nil : strings[Int($0)] }
    }

    /// Gives each distinct text a value once, and lays the values out by row.
    func mapping<T>(_ transform: (Int) -> T, missing: T) -> [T] {
        let values = (0..<pool.count).map(transform)
        return codes.map { $0 < 0 ? missing : values[Int($0)] }
    }
}

/// Builds a column of text row by row.
struct TextBuilder: Sendable {
    private(set) var storage = TextStorage()
    /// Codes by hash, with linear probing: the hash of a text in the upper half and its code in the lower, so that hashes
    /// are compared without another look at memory. Never more than half full.
    private var slots = [UInt64](repeating: Self.free, count: 64)

    private static var free: UInt64 { .max }

    init() {}

    /// Goes on from a pool that is there.
    init(pool: TextPool) {
        storage.pool = pool
        let hashes = pool.bytes.withUnsafeBufferPointer { bytes in
            (0..<pool.count).map { Self.hash(UnsafeBufferPointer(rebasing: bytes[pool.range(of: $0)])) }
        }
        fill(with: hashes.enumerated().map { UInt64($1) << 32 | UInt64($0) })
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

    /// The code of a text, which is put into the pool unless it is there.
    mutating func code(for text: String) -> Int32 {
        var text = text
        return text.withUTF8 { code(for: $0) }
    }

    /// The code of a text, which is put into the pool unless it is there.
    mutating func code(for text: UnsafeBufferPointer<UInt8>) -> Int32 {
        let hash = Self.hash(text)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != Self.free {
            let code = UInt32(truncatingIfNeeded: slots[slot])
            if slots[slot] >> 32 == hash, storage.pool.text(Int(code), equals: text) { return Int32(code) }
            slot = (slot + 1) & (slots.count - 1)
        }
        let code = storage.pool.count
        slots[slot] = UInt64(hash) << 32 | UInt64(code)
        storage.pool.append(text)
        if storage.pool.count * 2 > slots.count { fill(with: slots.filter { $0 != Self.free }) }
        return Int32(code)
    }

    /// Puts hashes with their codes into twice as many slots as they need.
    private mutating func fill(with entries: [UInt64]) {
        var capacity = 64
        while capacity < entries.count * 4 { capacity *= 2 }
        slots = [UInt64](repeating: Self.free, count: capacity)
        for entry in entries {
            var slot = Int(entry >> 32) & (capacity - 1)
            while slots[slot] != Self.free { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = entry
        }
    }

    /// Mixes eight bytes at a time. The order of rows and codes never hangs on it.
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
        hash = mixed(hash, rest)
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }
}

/// Mixes a word into a hash: the folded product of wyhash's kind (Wang Yi, 2019).
@inline(__always)
func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: word ^ 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
}
