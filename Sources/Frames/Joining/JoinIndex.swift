import Base

/// The rows of the right table of a join by their keys.
///
/// It is made once, and then tells the matches of any number of tables, such as the chunks of a file.
struct JoinIndex: Sendable {
    /// The number of rows of the right table.
    let rowCount: Int
    private let keys: JoinKeys
    private let table: WordTable

    /// - Parameters:
    ///   - columns: the keys of the right table.
    ///   - types: the types of the keys of the left tables.
    ///   - missing: whether a missing key joins nothing (`.dropped`) or another missing key (`.kept`).
    ///   - lookups: about the number of rows of all left tables.
    /// - Throws: `FrameError.differentTypes` for keys that can't be equal, `FrameError.wrongType` for lists.
    init(
        _ columns: [Column], types: [ColumnType], missing: RowGroups.MissingRows, lookups: Int
    ) throws(FrameError) {
        keys = try JoinKeys(columns, types: types, missing: missing)
        table = WordTable(keys.words, lookups: lookups)
        rowCount = keys.words.rowCount
    }

    /// Whether no key occurs twice in the right table.
    var isUnique: Bool { table.isUnique }

    /// Checks that no key occurs twice in the right table.
    ///
    /// - Throws: `FrameError.duplicateKey` with the first key that does.
    func requireUnique(_ columns: [Column]) throws(FrameError) {
        guard !isUnique else { return }
        let groups = RowGroups(keys.words)
        for (row, code) in groups.codes.enumerated() where code >= 0 {
            let first = Int(groups.firstRows[Int(code)])
            guard first < row else { continue }
            throw .duplicateKey(
                columns: columns.map(\.name), values: columns.map { $0[row]?.description ?? "missing" },
                rows: [first, row])
        }
    }

    /// Returns the pairs of rows that a join keeps, in the order of the left rows, and for each of these in the order of the
    /// right rows. Of an outer join, the right rows without a match are not among them (see ``MatchedRows``).
    ///
    /// - Parameter columns: the keys of the left table.
    func matches(of columns: [Column], _ kind: JoinKind) -> JoinedRows {
        let words = keys.words(of: columns)
        switch kind {
        case .inner: return pairs(words, keepsAll: false)
        case .left, .outer: return pairs(words, keepsAll: true)
        case .semi: return JoinedRows(left: rows(words) { $0 >= 0 }, right: nil)
        case .anti: return JoinedRows(left: rows(words) { $0 < 0 }, right: nil)
        }
    }

    /// The first row of the right table that matches each row of the left one, -1 if there is none.
    func firstMatches(of columns: [Column]) -> [Int32] {
        heads(keys.words(of: columns))
    }

    private func heads(_ words: KeyWords) -> [Int32] {
        [Int32](unsafeUninitializedCapacity: words.rowCount) { heads, initialized in
            initialized = words.rowCount
            guard let base = heads.baseAddress else { return }
            let heads = SharedMutablePointer(pointer: base)
            _ = Self.ranges(words.rowCount).map(threadCount: nil) { rows in
                words.forEachBlock(of: rows) { start, words in
                    table.findHeads(words, into: heads.pointer + start)
                }
            }
        }
    }

    /// The rows whose first match meets a condition.
    private func rows(_ words: KeyWords, where isKept: @Sendable (Int32) -> Bool) -> [Int32] {
        let heads = heads(words)
        let parts = Self.ranges(heads.count).map(threadCount: nil) { rows in
            [Int32](unsafeUninitializedCapacity: rows.count) { kept, count in
                heads.withUnsafeBufferPointer { heads in
                    // Every row is written, and overwritten by the next unless it is kept: there is no branch.
                    for row in rows {
                        kept.initializeElement(at: count, to: Int32(truncatingIfNeeded: row))
                        count += isKept(heads[row]) ? 1 : 0
                    }
                }
            }
        }
        return concatenate(parts)
    }

    private func pairs(_ words: KeyWords, keepsAll: Bool) -> JoinedRows {
        let heads = heads(words)
        if table.isUnique {
            if keepsAll || !heads.contains(where: { $0 < 0 }) { return JoinedRows(left: nil, right: heads) }
            let parts = Self.ranges(heads.count).map(threadCount: nil) { rows in
                heads.withUnsafeBufferPointer { heads in
                    var right: [Int32] = []
                    let left = [Int32](unsafeUninitializedCapacity: rows.count) { left, count in
                        right = [Int32](unsafeUninitializedCapacity: rows.count) { right, rightCount in
                            for row in rows {
                                left.initializeElement(at: count, to: Int32(truncatingIfNeeded: row))
                                right.initializeElement(at: count, to: heads[row])
                                count += heads[row] >= 0 ? 1 : 0
                            }
                            rightCount = count
                        }
                    }
                    return (left: left, right: right)
                }
            }
            return JoinedRows(left: concatenate(parts.map(\.left)), right: concatenate(parts.map(\.right)))
        }
        let parts = Self.ranges(heads.count).map(threadCount: nil) { rows in
            heads.withUnsafeBufferPointer { heads in
                var left: [Int32] = []
                var right: [Int32] = []
                left.reserveCapacity(rows.count)
                right.reserveCapacity(rows.count)
                for row in rows {
                    let head = heads[row]
                    if head < 0, keepsAll {
                        left.append(Int32(truncatingIfNeeded: row))
                        right.append(-1)
                    }
                    table.forEachRow(from: head) {
                        left.append(Int32(truncatingIfNeeded: row))
                        right.append($0)
                    }
                }
                return (left: left, right: right)
            }
        }
        return JoinedRows(left: concatenate(parts.map(\.left)), right: concatenate(parts.map(\.right)))
    }

    private static func ranges(_ rowCount: Int) -> Chunks { Chunks(count: rowCount, size: 1 << 16) }
}

/// The rows of two tables that a join puts side by side.
struct JoinedRows: Sendable {
    /// The rows of the left table; nil if it is each of them once, in order.
    let left: [Int32]?
    /// The rows of the right table, -1 for none; nil if the join keeps no columns of it.
    let right: [Int32]?
}

/// The rows of the right table of an outer join that have a match so far.
struct MatchedRows: Sendable {
    private var isMatched: [Bool]

    init(rowCount: Int) {
        isMatched = [Bool](repeating: false, count: rowCount)
    }

    /// Takes the matches of some left rows.
    mutating func insert(_ rows: [Int32]) {
        isMatched.withUnsafeMutableBufferPointer { isMatched in
            for row in rows where row >= 0 { isMatched[Int(row)] = true }
        }
    }

    /// The rows without a match, in order.
    var others: [Int32] { isMatched.indices.lazy.filter { !isMatched[$0] }.map(Int32.init) }
}

/// Joins arrays; long ones by several cores.
func concatenate(_ parts: [[Int32]]) -> [Int32] {
    if parts.count == 1 { return parts[0] }
    let starts = parts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    return [Int32](unsafeUninitializedCapacity: starts[parts.count]) { result, initialized in
        initialized = starts[parts.count]
        guard let base = result.baseAddress else { return }
        let result = SharedMutablePointer(pointer: base)
        _ = Chunks(count: parts.count, size: 1).map(threadCount: nil) { part in
            parts[part.lowerBound].withUnsafeBufferPointer {
                guard let source = $0.baseAddress else { return }
                (result.pointer + starts[part.lowerBound]).initialize(from: source, count: $0.count)
            }
        }
    }
}
