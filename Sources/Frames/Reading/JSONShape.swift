/// The part that most rows of a file have in common: the bytes around their values.
///
/// A row that has the same bytes, byte by byte, is an object with the same fields in the same order, so that only the values
/// have to be scanned.
final class JSONShape {
    /// The number of values.
    let count: Int
    /// For each value, the place of its column among those that are read; negative for others.
    let columns: UnsafePointer<Int>
    /// The places of the columns that the row has no value for.
    let absent: [Int]

    private let ownedColumns: UnsafeMutablePointer<Int>
    /// The bytes before each value, one after the other, and then those behind the last value up to the end of the object.
    private let bytes: UnsafeMutablePointer<UInt8>
    /// The offset at which the bytes before each value end, and then the end of all.
    private let ends: UnsafeMutablePointer<Int>

    /// Makes the shape of a row from the values in it.
    ///
    /// - Parameters:
    ///   - file: the bytes of the file.
    ///   - start: the byte behind the opening brace.
    ///   - values: the values, each as the range of its bytes, with the quotation marks of strings.
    ///   - end: the byte behind the closing brace.
    ///   - columns: the place of the column of each value, negative for values that are not read.
    ///   - columnCount: the number of columns that are read.
    init(
        _ file: UnsafeBufferPointer<UInt8>, from start: Int, _ values: [Range<Int>], to end: Int,
        columns: [Int],
        of columnCount: Int
    ) {
        count = values.count
        absent = (0..<columnCount).filter { !columns.contains($0) }
        var bytes: [UInt8] = []
        var ends: [Int] = []
        var position = start
        for value in values {
            bytes += file[position..<value.lowerBound]
            ends.append(bytes.count)
            position = value.upperBound
        }
        bytes += file[position..<end]
        ends.append(bytes.count)
        // Words are compared, the last of which may end later.
        bytes += [UInt8](repeating: 0, count: 7)
        self.bytes = .allocate(capacity: bytes.count)
        self.bytes.initialize(from: bytes, count: bytes.count)
        self.ends = .allocate(capacity: ends.count)
        self.ends.initialize(from: ends, count: ends.count)
        ownedColumns = .allocate(capacity: columns.count)
        ownedColumns.initialize(from: columns, count: columns.count)
        self.columns = UnsafePointer(ownedColumns)
    }

    deinit {
        bytes.deallocate()
        ends.deallocate()
        ownedColumns.deallocate()
    }

    /// Returns the number of bytes before a value, or behind the last one, if an address has the same; else nil.
    ///
    /// - Parameters:
    ///   - index: the index of the value, or the number of values.
    ///   - readableCount: the number of bytes that can be read.
    @inline(__always)
    func match(_ index: Int, at address: UnsafeRawPointer, readableCount: Int) -> Int? {
        let start = index == 0 ? 0 : ends[index - 1]
        let count = ends[index] - start
        guard count + 7 <= readableCount else { return nil }
        let expected = UnsafeRawPointer(bytes + start)
        var offset = 0
        while offset + 8 <= count {
            guard Self.difference(address + offset, expected + offset) == 0 else { return nil }
            offset += 8
        }
        let rest = count - offset
        guard rest == 0 || Self.difference(address + offset, expected + offset) << UInt64(64 - 8 * rest) == 0
        else { return nil }
        return count
    }

    /// The difference of eight bytes, of which the first are the lowest bits.
    @inline(__always)
    private static func difference(_ first: UnsafeRawPointer, _ second: UnsafeRawPointer) -> UInt64 {
        UInt64(littleEndian: first.loadUnaligned(as: UInt64.self))
            ^ UInt64(littleEndian: second.loadUnaligned(as: UInt64.self))
    }
}
