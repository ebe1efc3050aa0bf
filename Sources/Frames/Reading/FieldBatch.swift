/// The place of the content of a field: an offset from the first byte of its batch, and a length.
struct FieldRange {
    private let start: UInt32
    /// The length, or which kind of missing value the field is; the highest bit is set if there are escapes.
    private let lengthAndFlag: UInt32

    /// The largest offset and the largest length.
    static let limit = 1 << 30

    private static let flag: UInt32 = 1 << 31

    @inline(__always)
    init(start: Int, length: Int, hasEscapes: Bool = false) {
        self.start = UInt32(truncatingIfNeeded: start)
        lengthAndFlag = UInt32(truncatingIfNeeded: length) | (hasEscapes ? Self.flag : 0)
    }

    private init(special: UInt32) {
        start = 0
        lengthAndFlag = special
    }

    /// A field that is missing, whatever texts stand for missing values.
    static let missing = FieldRange(special: flag - 1)

    /// Whether the content has bytes that stand for others.
    @inline(__always)
    var hasEscapes: Bool { lengthAndFlag & Self.flag != 0 }

    @inline(__always)
    var isMissing: Bool { lengthAndFlag == Self.missing.lengthAndFlag }

    @inline(__always)
    var offset: Int { Int(start) }

    @inline(__always)
    var length: Int { Int(lengthAndFlag & ~Self.flag) }
}

/// Fields of one column of consecutive rows.
struct FieldBatch {
    /// The byte that offsets count from.
    let base: UnsafeRawPointer
    /// The number of bytes from there to the end of the file.
    let readableCount: Int
    let fields: UnsafeBufferPointer<FieldRange>

    /// The number of fields.
    var count: Int { fields.count }

    /// Whether 32 bytes can be read from the beginning of every field.
    var isFollowedByBytes: Bool {
        guard let last = fields.last(where: { !$0.isMissing }) else { return true }
        return last.offset + 32 <= readableCount
    }

    /// The bytes of a field as they are in the file.
    @inline(__always)
    func bytes(_ field: FieldRange) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            start: (base + field.offset).assumingMemoryBound(to: UInt8.self), count: field.length)
    }
}

/// Memory for the ranges of the fields of some columns, which is filled batch by batch.
final class FieldRanges {
    /// For each column of a file, and for fields beyond the last one, where the ranges of its fields are written. All
    /// columns that are not wanted share the same memory.
    let targets: UnsafePointer<UnsafeMutablePointer<FieldRange>>
    private let mutableTargets: UnsafeMutablePointer<UnsafeMutablePointer<FieldRange>>
    private let ranges: UnsafeMutablePointer<FieldRange>
    private let rowCount: Int

    /// - Parameters:
    ///   - columns: the indices of the wanted columns.
    ///   - columnCount: the number of all columns.
    ///   - rowCount: the largest number of rows of a batch.
    init(columns: [Int], of columnCount: Int, rowCount: Int) {
        self.rowCount = rowCount
        ranges = .allocate(capacity: (columns.count + 1) * rowCount)
        ranges.initialize(repeating: .missing, count: (columns.count + 1) * rowCount)
        mutableTargets = .allocate(capacity: columnCount + 1)
        mutableTargets.initialize(repeating: ranges + columns.count * rowCount, count: columnCount + 1)
        for (index, column) in columns.enumerated() { mutableTargets[column] = ranges + index * rowCount }
        targets = UnsafePointer(mutableTargets)
    }

    deinit {
        ranges.deallocate()
        mutableTargets.deallocate()
    }

    /// The fields of one of the wanted columns, which is given by its place among them.
    ///
    /// - Parameter start: the byte of the file that offsets count from.
    func batch(of column: Int, rows: Int, _ bytes: FileBytes, from start: Int) -> FieldBatch {
        FieldBatch(
            base: bytes.base + start, readableCount: bytes.count - start,
            fields: UnsafeBufferPointer(start: ranges + column * rowCount, count: rows))
    }
}
