import Base
import CShims

/// Rows of a table, a chunk after the other, distributed over parts by their groups; in each part in their order.
///
/// Where the states of all groups exceed the cache, each row would wait for memory. A part has so few groups that their
/// states fit into the second cache. A chunk has several rows for each group, so that it pays to load the states once for
/// each chunk, and yet only takes memory in proportion to the groups. Radix partitioning: Manegold, Boncz, Kersten,
/// “Optimizing main-memory join on modern hardware” (2002).
struct PartedRows {
    /// The groups of each part.
    let parts: Chunks
    /// The number of rows that are distributed at a time.
    let capacity: Int
    /// The rows that are distributed.
    private var rows = 0..<0
    /// The place of each of the rows.
    private var places: [UInt32]
    /// The group of the row at each place, counted from the first of its part.
    private var codes: [Int32]
    /// The first place of each part. Rows that are in no group come last.
    private var starts: [Int] = []
    /// The values at each place, for each argument of a function.
    private var values: [PartedValues] = []

    /// Whether it takes less time to distribute rows than to wait for the states of their groups.
    static func areWorthwhile(rowCount: Int, groupCount: Int) -> Bool {
        groupCount >= 1 << 18 && rowCount / 4 >= groupCount
    }

    init(groupCount: Int) {
        // A power of two. Of more parts, the ends would not stay in the cache while rows are distributed.
        var size = 1 << 12
        while groupCount / size > 1 << 9 { size *= 2 }
        parts = Chunks(count: groupCount, size: size)
        capacity = 4 * groupCount
        places = [UInt32](uninitialized: capacity)
        codes = [Int32](uninitialized: capacity)
    }

    /// Distributes some rows, no more than fit.
    mutating func distribute(_ rows: Range<Int>, of groups: some GroupedRows) {
        self.rows = rows
        let partCount = parts.chunkCount
        let shift = UInt32(parts.size.trailingZeroBitCount)
        let mask = UInt32(parts.size - 1)
        @inline(__always)
        @Sendable func part(of group: UInt32) -> Int { min(Int(group >> shift), partCount) }

        let ranges = Chunks(forThreadsOver: rows.count)
        var starts: [Int] = []
        places.withUnsafeMutableBufferPointer { places in
            codes.withUnsafeMutableBufferPointer { codes in
                guard let firstPlace = places.baseAddress, let firstCode = codes.baseAddress else { return }
                let places = SharedMutablePointer(pointer: firstPlace)
                let codes = SharedMutablePointer(pointer: firstCode)
                // The groups first, which give way to places.
                var next = ranges.map(threadCount: nil) { range in
                    var counts = [UInt32](repeating: 0, count: partCount + 1)
                    counts.withUnsafeMutableBufferPointer { counts in
                        groups.forEachBlock(of: range.shifted(by: rows.lowerBound)) { block, codes in
                            let places = places.pointer + (block.lowerBound - rows.lowerBound)
                            for (index, code) in codes.enumerated() {
                                let group = UInt32(bitPattern: code)
                                places[index] = group
                                counts[part(of: group)] &+= 1
                            }
                        }
                    }
                    return counts
                }
                var sum: UInt32 = 0
                for part in 0...partCount {
                    starts.append(Int(sum))
                    for range in next.indices { (next[range][part], sum) = (sum, sum + next[range][part]) }
                }
                let first = next
                _ = ranges.map(threadCount: nil) { range in
                    var next = first[range.lowerBound / ranges.size]
                    next.withUnsafeMutableBufferPointer { next in
                        for index in range {
                            let group = places.pointer[index]
                            let place = next[part(of: group)]
                            next[part(of: group)] = place &+ 1
                            places.pointer[index] = place
                            codes.pointer.put(Int32(bitPattern: group & mask), at: Int(place))
                        }
                    }
                }
            }
        }
        self.starts = starts
    }

    /// Calls `body` with block after block of the rows of each part: with the part, some columns of these rows, and their
    /// groups counted from the first of the part. Several threads do so at a time, one for a part.
    ///
    /// - Parameter columns: columns of the table.
    mutating func forEachBlock(
        of columns: [Column], _ body: @Sendable (Int, [Column], UnsafeBufferPointer<Int32>) -> Void
    ) {
        while values.count < columns.count { values.append(PartedValues(capacity: capacity)) }
        for (index, column) in columns.enumerated() { values[index].distribute(column, rows, places) }
        let (starts, codes, values) = (starts, codes, values)
        _ = Chunks(count: parts.chunkCount, size: 1).map(threadCount: nil) { part in
            let part = part.lowerBound
            for start in stride(from: starts[part], to: starts[part + 1], by: wordBlockSize) {
                let block = start..<min(start + wordBlockSize, starts[part + 1])
                let blocks = zip(columns, values).map { $1.column(like: $0, block) }
                codes.withUnsafeBufferPointer { body(part, blocks, UnsafeBufferPointer(rebasing: $0[block])) }
            }
        }
    }
}

/// The values of a column in the order of ``PartedRows``.
private struct PartedValues: Sendable {
    /// The value at each place, of any type that needs no more than a word.
    private var memory: [UInt64]
    /// Whether there is a value; empty if none is missing.
    private var isPresent: [Bool] = []

    init(capacity: Int) {
        memory = [UInt64](uninitialized: capacity)
    }

    /// Takes the values of rows to their places. Of texts and lists this is only whether they are missing.
    mutating func distribute(_ column: Column, _ rows: Range<Int>, _ places: [UInt32]) {
        switch column.storage {
        case .integer(let values): distribute(values, rows, places)
        case .real(let values): distribute(values, rows, places)
        case .boolean(let values): distribute(values, rows, places)
        case .date(let values): distribute(values, rows, places)
        case .timeSpan(let values): distribute(values, rows, places)
        case .text(let text): distributePresence(rows, places) { text.codes[$0] >= 0 }
        case .list(let lists): distributePresence(rows, places) { !lists.isMissing($0) }
        }
    }

    private mutating func distribute<Element>(
        _ values: Nullable<Element>, _ rows: Range<Int>, _ places: [UInt32]
    ) {
        if values.validity == nil {
            isPresent = []
        } else {
            distributePresence(rows, places) { !values.isMissing($0) }
        }
        memory.withUnsafeMutableBytes { memory in
            guard let base = memory.bindMemory(to: Element.self).baseAddress else { return }
            Self.distribute(rows, places, to: base) { rows, places, memory in
                values.withBuffers { values, _ in
                    for row in rows { memory.put(values[row], at: Int(places[row &- rows.lowerBound])) }
                }
            }
        }
    }

    private mutating func distributePresence(
        _ rows: Range<Int>, _ places: [UInt32], _ hasValue: @Sendable (Int) -> Bool
    ) {
        if isPresent.isEmpty { isPresent = [Bool](repeating: false, count: memory.count) }
        isPresent.withUnsafeMutableBufferPointer { isPresent in
            guard let base = isPresent.baseAddress else { return }
            Self.distribute(rows, places, to: base) { rows, places, isPresent in
                for row in rows { isPresent.put(hasValue(row), at: Int(places[row &- rows.lowerBound])) }
            }
        }
    }

    /// Calls `body` with some rows, their places and where these are, until all rows are done.
    @inline(__always)
    private static func distribute<Value>(
        _ rows: Range<Int>, _ places: [UInt32], to memory: UnsafeMutablePointer<Value>,
        _ body: @Sendable (Range<Int>, UnsafeBufferPointer<UInt32>, UnsafeMutablePointer<Value>) -> Void
    ) {
        let memory = SharedMutablePointer(pointer: memory)
        _ = Chunks(count: rows.count, size: 1 << 16).map(threadCount: nil) { range in
            places.withUnsafeBufferPointer { places in
                body(
                    range.shifted(by: rows.lowerBound), UnsafeBufferPointer(rebasing: places[range]),
                    memory.pointer)
            }
        }
    }

    /// A column like another one of the values at some places; truth in place of texts and lists.
    func column(like column: Column, _ places: Range<Int>) -> Column {
        switch column.storage {
        case .integer: Column("", .integer(values(places)))
        case .real: Column("", .real(values(places)))
        case .boolean: Column("", .boolean(values(places)))
        case .date: Column("", .date(values(places)))
        case .timeSpan: Column("", .timeSpan(values(places)))
        case .text, .list:
            Column(
                "",
                .boolean(
                    Nullable([Bool](repeating: true, count: places.count), validity: validity(places))))
        }
    }

    private func values<Element>(_ places: Range<Int>) -> Nullable<Element> {
        let values = memory.withUnsafeBytes { memory in
            let values = memory.bindMemory(to: Element.self)
            // The next ones come from memory while these are taken.
            if let base = values.baseAddress {
                let end = UnsafeRawPointer(base + places.upperBound)
                for offset in stride(from: 0, to: places.count * MemoryLayout<Element>.stride, by: 64) {
                    weft_prefetch(end + offset)
                }
            }
            return Array(values[places])
        }
        return Nullable(values, validity: validity(places))
    }

    private func validity(_ places: Range<Int>) -> Bitmap? {
        guard !isPresent.isEmpty else { return nil }
        var validity = Bitmap(count: places.count)
        for (index, place) in places.enumerated() where !isPresent[place] { validity[index] = false }
        return validity
    }
}

extension Array where Element: BitwiseCopyable {
    /// Elements that are written before they are read. Several threads then share the work of getting the memory.
    fileprivate init(uninitialized count: Int) {
        self.init(unsafeUninitializedCapacity: count) { $1 = count }
    }
}

extension UnsafeMutablePointer {
    /// Stores an element, and asks for the memory that those after it will need: without that, one store in each line of
    /// the cache would hold up all that follow.
    @inline(__always)
    fileprivate func put(_ element: Pointee, at index: Int) {
        self[index] = element
        weft_prefetch(UnsafeRawPointer(self + index) + 64)
    }
}

extension Range<Int> {
    fileprivate func shifted(by offset: Int) -> Range<Int> { lowerBound + offset..<upperBound + offset }
}
