/// A column of lists of text: the elements of all lists one after the other, and where each list begins.
struct ListStorage: Sendable {
    /// The elements of all lists. None is missing.
    private(set) var elements = TextStorage()
    /// The index of the first element of each list, then the number of elements.
    private(set) var starts: [Int] = [0]
    /// Which lists are present; nil if all are. An empty list is not a missing one.
    private(set) var validity: Bitmap?

    init() {}

    /// Stores lists that are given by their parts.
    init(elements: TextStorage, starts: [Int], validity: Bitmap?) {
        self.elements = elements
        self.starts = starts
        self.validity = validity
    }

    /// Stores lists, `nil` for missing ones.
    init(_ lists: [[String]?]) {
        var builder = ListBuilder()
        for list in lists { builder.append(list) }
        self = builder.storage
    }

    /// The number of lists.
    var count: Int { starts.count - 1 }

    var missingCount: Int { validity?.unsetCount ?? 0 }

    func isMissing(_ row: Int) -> Bool {
        if let validity { !validity[row] } else { false }
    }

    /// The codes of the elements of a list.
    func codes(of row: Int) -> ArraySlice<Int32> { elements.codes[starts[row]..<starts[row + 1]] }

    subscript(row: Int) -> [String]? {
        isMissing(row) ? nil : codes(of: row).map { elements.pool.string(Int($0)) }
    }

    /// Returns the lists of some rows; a negative row yields a missing list.
    func gathering(_ rows: some Collection<some FixedWidthInteger>) -> ListStorage {
        var codes: [Int32] = []
        var starts = [0]
        starts.reserveCapacity(rows.count + 1)
        var present = Bitmap(count: rows.count)
        for (index, row) in rows.enumerated() {
            let row = Int(row)
            if row < 0 || isMissing(row) {
                present[index] = false
            } else {
                codes += self.codes(of: row)
            }
            starts.append(codes.count)
        }
        return ListStorage(
            elements: TextStorage(codes: codes, pool: elements.pool), starts: starts,
            validity: present.unsetCount == 0 ? nil : present)
    }

    /// Returns the number of each list among the distinct ones, -1 for a missing one, and the ranks of these in the
    /// lexicographic order of the code points of their texts.
    func codesAndRanks() -> (codes: [Int32], ranks: [Int32]) {
        let textRanks = elements.ranks()
        let (codes, count) = listCodes()
        var firstRows = [Int](repeating: 0, count: count)
        for (row, code) in codes.enumerated().reversed() where code >= 0 { firstRows[Int(code)] = row }
        let order = firstRows.indices.sorted { first, second in
            self.codes(of: firstRows[first]).lazy.map { textRanks[Int($0)] }
                .lexicographicallyPrecedes(self.codes(of: firstRows[second]).lazy.map { textRanks[Int($0)] })
        }
        var ranks = [Int32](repeating: 0, count: count)
        for (rank, code) in order.enumerated() { ranks[code] = Int32(rank) }
        return (codes, ranks)
    }

    /// Returns for each list the code of the first list equal to it: consecutive numbers by first appearance, -1 for a
    /// missing list.
    func listCodes() -> (codes: [Int32], count: Int) {
        var known: [ArraySlice<Int32>: Int32] = [:]
        let codes = (0..<count).map { row -> Int32 in
            guard !isMissing(row) else { return -1 }
            let list = self.codes(of: row)
            if let code = known[list] { return code }
            let code = Int32(known.count)
            known[list] = code
            return code
        }
        return (codes, known.count)
    }
}

/// Builds a column of lists of text row by row.
struct ListBuilder: Sendable {
    private var elements: TextBuilder
    private var starts = [0]
    private var validity: Bitmap?

    init() {
        elements = TextBuilder()
    }

    /// Starts without rows, from a pool whose texts keep their codes.
    init(pool: TextPool) {
        elements = TextBuilder(pool: pool)
    }

    var storage: ListStorage {
        ListStorage(elements: elements.storage, starts: starts, validity: validity)
    }

    mutating func append(_ list: [String]?) {
        guard let list else { return appendMissing() }
        for text in list { elements.append(text) }
        endList()
    }

    /// Appends a list of texts that are in the pool.
    mutating func append(codes: some Sequence<Int32>) {
        for code in codes { elements.append(code: code) }
        endList()
    }

    /// Returns the code of a text, which is added to the pool unless it is there.
    mutating func code(for text: String) -> Int32 { elements.code(for: text) }

    /// Adds an element to the list that the next call of ``endList()`` ends.
    mutating func appendElement(_ text: UnsafeBufferPointer<UInt8>) { elements.append(text) }

    /// Returns the code of a text, which is added to the pool unless it is there.
    mutating func code(for text: UnsafeBufferPointer<UInt8>) -> Int32 { elements.code(for: text) }

    /// Ends a list of the elements that have been added since the list before.
    mutating func endList() {
        starts.append(elements.storage.codes.count)
        validity?.append(true)
    }

    mutating func appendMissing() {
        if validity == nil { validity = Bitmap(count: starts.count - 1) }
        starts.append(elements.storage.codes.count)
        validity?.append(false)
    }
}
