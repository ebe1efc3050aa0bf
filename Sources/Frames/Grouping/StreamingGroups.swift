import Base

/// Groups of the rows of a table that comes in chunks: the keys and the states of aggregate functions, and no rows.
///
/// A chunk is grouped by itself, which several threads can do at a time, and its groups are added in the order of the
/// chunks. They wait until they are as many as those that are combined already; then all are combined at once, as the rows
/// of a table in memory are grouped. So each group of a chunk is moved a few times at most, and memory grows with the
/// number of groups.
struct StreamingGroups: Sendable {
    /// The groups of some rows.
    struct Partial: Sendable {
        /// A row for each group, in order of first appearance.
        let keys: [Column]
        fileprivate let states: [any Accumulator]

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

        fileprivate init(keys: [Column], states: [any Accumulator]) {
            self.keys = keys
            self.states = states
        }

        /// The number of groups, or of values that a state holds if these are more.
        fileprivate var size: Int { max(keys.first?.count ?? 1, states.map(\.size).max() ?? 0) }

        /// The number of values of the keys and the states.
        fileprivate var valueCount: Int {
            keys.reduce(0) { $0 + $1.count } + states.reduce(0) { $0 + $1.size }
        }
    }

    private var combined: Partial?
    private var waiting: [Partial] = []
    private var waitingSize = 0

    init() {}

    /// About the number of values that are held.
    var valueCount: Int { (combined?.valueCount ?? 0) + waiting.reduce(0) { $0 + $1.valueCount } }

    /// Adds the groups of the next chunk.
    mutating func add(_ part: Partial) {
        waiting.append(part)
        waitingSize += part.size
        // A few groups are not worth the start.
        if waitingSize > max(1 << 16, combined?.size ?? 0) { combine() }
    }

    /// Combines all groups that are there.
    private mutating func combine() {
        let parts = (combined.map { [$0] } ?? []) + waiting
        guard let first = parts.first, parts.count > 1 else {
            combined = parts.first
            waiting = []
            return
        }
        (combined, waiting, waitingSize) = (nil, [], 0)
        let keys = first.keys.indices.concurrentMap { index in
            Column.concatenating(parts.map { $0.keys[index] }, as: first.keys[index].type)
        }
        let groups =
            keys.isEmpty ? RowGroups(rowCount: parts.count) : RowGroups(keys, missing: .kept)
        var start = 0
        let codes = parts.map { part -> [Int32]? in
            let count = part.keys.first?.count ?? 1
            defer { start += count }
            return Array(groups.codes[start..<start + count])
        }
        let states = first.states.indices.concurrentMap { index in
            Frames.combine(parts.map { $0.states[index] }, groups: codes, groupCount: groups.count)
        }
        combined = Partial(keys: keys.map { $0.gathering(groups.firstRows) }, states: states)
    }

    /// Returns the keys and the values of the functions, as columns without names, a row for each group; nil if there was
    /// no chunk.
    ///
    /// - Throws: `FrameError.sumOverflow`.
    mutating func finish() throws(FrameError) -> (keys: [Column], values: [Column])? {
        combine()
        guard let combined else { return nil }
        var values: [Column] = []
        for state in combined.states { values.append(try state.result()) }
        return (combined.keys, values)
    }
}
