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
