#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Distinct texts in a single UTF-8 buffer. The index of a text is its *code*.
struct TextPool: Sendable {
    private(set) var bytes: [UInt8] = []
    /// The offset at which each text begins, and the one at which the last text ends.
    private(set) var starts: [Int] = [0]

    init() {}

    /// Creates a pool from its parts, which must fit together.
    init(uncheckedBytes bytes: [UInt8], starts: [Int]) {
        (self.bytes, self.starts) = (bytes, starts)
    }

    var count: Int { starts.count - 1 }

    @inline(__always)
    func range(of code: Int) -> Range<Int> { starts[code]..<starts[code + 1] }

    func string(_ code: Int) -> String {
        String(decoding: bytes[range(of: code)], as: UTF8.self)
    }

    /// Whether another pool is this one: a copy that shares its memory. Two pools with the same texts may not be the same.
    func isSame(as other: TextPool) -> Bool {
        count == other.count
            && starts.withUnsafeBufferPointer { starts in
                other.starts.withUnsafeBufferPointer { $0.baseAddress == starts.baseAddress }
            }
    }

    /// The texts as strings, by code.
    var strings: [String] { (0..<count).map(string) }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: text)
        starts.append(bytes.count)
    }

    /// Whether a text has the same bytes as another one. Canonically equivalent texts that differ in a file are different.
    @inline(__always)
    func text(_ code: Int, equals other: UnsafeBufferPointer<UInt8>) -> Bool {
        text(code, from: starts[code], equals: other)
    }

    /// Whether a text, which is known to begin at an offset, has the same bytes as another one.
    @inline(__always)
    func text(_ code: Int, from start: Int, equals other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard starts[code + 1] - start == other.count else { return false }
        guard let address = UnsafeRawPointer(other.baseAddress) else { return true }
        return bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return true }
            let text = base + start
            if other.count <= 16 {
                return text.endWords(count: other.count) == address.endWords(count: other.count)
            }
            return memcmp(text, address, other.count) == 0
        }
    }

    /// The offset at which a text begins.
    @inline(__always)
    func start(of code: Int) -> Int { starts[code] }

    /// Whether one text precedes another by its bytes, which is the order by Unicode code points.
    func isOrdered(_ first: Int, before second: Int) -> Bool {
        bytes.withUnsafeBufferPointer {
            $0[range(of: first)].lexicographicallyPrecedes($0[range(of: second)])
        }
    }

    /// Returns the number of Unicode code points of a text.
    func codePointCount(_ code: Int) -> Int {
        bytes.withUnsafeBufferPointer { $0[range(of: code)].count { $0 & 0xC0 != 0x80 } }
    }
}

/// A column of text: a code for each row, and the pool of distinct texts.
///
/// A repeated text takes four bytes, and texts are compared, counted and grouped as integers. A selection of rows shares
/// the pool of its column, so a pool may hold texts that no row has.
struct TextStorage: Sendable {
    /// The code of each row; negative for a missing text.
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

    /// The texts of all rows, `nil` for missing ones; equal texts share their storage.
    var strings: [String?] {
        let strings = pool.strings
        return codes.map { $0 < 0 ? nil : strings[Int($0)] }
    }

    /// Returns the ranks of the texts of all rows in the order by code points, by code. A pool of more texts than there are
    /// rows is not sorted as a whole.
    func ranks() -> [Int32] {
        guard pool.count > codes.count else { return pool.ranks() }
        var isUsed = [Bool](repeating: false, count: pool.count)
        var used: [Int32] = []
        for code in codes where code >= 0 && !isUsed[Int(code)] {
            isUsed[Int(code)] = true
            used.append(code)
        }
        return pool.ranks(of: used)
    }

    /// Returns the value of a function for the text of each row; it is called once for each distinct text.
    func mapping<T>(_ transform: (Int) -> T, missing: T) -> [T] {
        let values = (0..<pool.count).map(transform)
        return codes.map { $0 < 0 ? missing : values[Int($0)] }
    }
}
