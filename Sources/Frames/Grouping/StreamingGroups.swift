import Base

/// Groups of the rows of a table that comes in chunks: the keys and the states of aggregate functions, and no rows.
///
/// A chunk is grouped by itself, which several threads can do at a time, and its groups are added in the order of the
/// chunks. They wait until they hold a quarter as many values as those that are combined already; then the keys of all are grouped as
/// the rows of a table in memory are, and the states are added in place. So each state of a chunk is moved once, and memory
/// grows with the number of groups. Where most groups of the chunks turned out to be new, combining them saves no memory: then
/// the next wait until they are as many as those before.
struct StreamingGroups: Sendable {
    /// The groups of some rows.
    struct Partial: Sendable {
        /// A row for each group, in order of first appearance.
        fileprivate(set) var keys: [Column]
        fileprivate var states: [any Accumulator]

        /// Groups the rows of a chunk.
        ///
        /// - Parameters:
        ///   - keys: the columns to group by; without any, all rows are one group.
        ///   - rowCount: the number of rows.
        /// - Throws: `FrameError.wrongType` for a column that a function does not take, `FrameError.invalidProbability`.
        init(
            keys: [Column], missing: RowGroups.MissingRows, rowCount: Int, _ calls: [AggregateCall]
        ) throws(FrameError) {
            let groups = keys.isEmpty ? RowGroups(rowCount: rowCount) : RowGroups(keys, missing: missing)
            self.keys = keys.map { $0.gathering(groups.firstRows) }
            states = try groups.states(calls).map { state in
                var state = state
                state.detach()
                return state
            }
        }

        /// The number of values of the keys and the states.
        fileprivate var valueCount: Int {
            keys.reduce(0) { $0 + $1.count } + states.reduce(0) { $0 + $1.size }
        }
    }

    private var combined: Partial?
    private var waiting: [Partial] = []
    private var waitingCount = 0
    /// The number of values that may wait, as a share of those that are combined already.
    private var waitingShare = 0.25

    init() {}

    /// About the number of values that are held.
    var valueCount: Int { (combined?.valueCount ?? 0) + waitingCount }

    /// Adds the groups of the next chunk.
    mutating func add(_ part: Partial) {
        waiting.append(part)
        waitingCount += part.valueCount
        // A few groups are not worth the start.
        let limit = Int(Double(combined?.valueCount ?? 0) * waitingShare)
        if waitingCount > max(1 << 20, limit) { combine() }
    }

    /// Combines all groups that are there.
    private mutating func combine() {
        guard !waiting.isEmpty, var first = combined ?? waiting.first else { return }
        var parts = combined == nil ? Array(waiting.dropFirst()) : waiting
        (combined, waiting, waitingCount) = (nil, [], 0)
        let columns = first.keys.indices.map { index in
            [first.keys[index]] + parts.map { $0.keys[index] }
        }
        let keys = columns.concurrentMap { Column.concatenating($0, as: $0[0].type) }
        let groups =
            keys.isEmpty ? RowGroups(rowCount: parts.count + 1) : RowGroups(keys, missing: .kept)
        // The first groups keep their numbers.
        var start = first.keys.first?.count ?? 1
        let codes = parts.map { part -> [Int32]? in
            let count = part.keys.first?.count ?? 1
            defer { start += count }
            return Array(groups.codes[start..<start + count])
        }
        let before = first.keys.first?.count ?? 1
        waitingShare = (groups.count - before) * 4 > (start - before) * 3 ? 1 : 0.25
        first.keys = keys.map { $0.gathering(groups.firstRows) }
        // No state is in memory twice, and those that were added are let go one after the other.
        var later = first.states.indices.map { index in parts.map { $0.states[index] } }
        parts = []
        let count = first.states.count
        first.states.withUnsafeMutableBufferPointer { states in
            later.withUnsafeMutableBufferPointer { later in
                guard let states = states.baseAddress, let later = later.baseAddress else { return }
                let (sums, terms) = (
                    SharedMutablePointer(pointer: states), SharedMutablePointer(pointer: later)
                )
                _ = Chunks(count: count, size: 1).map(threadCount: nil) { index in
                    let index = index.lowerBound
                    sums.pointer[index].add(
                        any: terms.pointer[index], groups: codes, groupCount: groups.count)
                    terms.pointer[index] = []
                }
            }
        }
        combined = first
    }

    /// Returns the keys and the values of the functions, as columns without names, a row for each group; nil if there was
    /// no chunk.
    ///
    /// - Throws: `FrameError.sumOverflow`.
    mutating func finish() throws(FrameError) -> (keys: [Column], values: [Column])? {
        combine()
        guard let keys = combined?.keys, var states = combined?.states else { return nil }
        combined = nil
        states.reverse()
        var values: [Column] = []
        // A state is let go as soon as its values are there.
        while let state = states.popLast() { values.append(try state.result()) }
        return (keys, values)
    }
}
