import Base

extension RowGroups {
    /// Returns the values of aggregate functions for each group, as columns without names.
    ///
    /// Few groups: the rows are split into ranges of a fixed size, and the states of the ranges are combined in order. Many
    /// groups: each thread has some of the groups and takes the rows of these in order. So the values do not depend on
    /// the number of threads.
    ///
    /// - Throws: `FrameError.wrongType` for a column that a function does not take, `FrameError.invalidProbability`,
    ///   `FrameError.sumOverflow`.
    func aggregated(_ calls: [AggregateCall]) throws(FrameError) -> [Column] {
        var results = [Column?](repeating: nil, count: calls.count)
        var byRow: [Int] = []
        for (index, call) in calls.enumerated() {
            switch try call.computation(groupCount: count) {
            case .byRow: byRow.append(index)
            case .whole(let make): results[index] = try make(codes).result()
            }
        }
        for (index, column) in zip(byRow, try aggregatedByRow(byRow.map { calls[$0] })) {
            results[index] = column
        }
        return results.compactMap { $0 }
    }

    /// Returns the states of aggregate functions after all rows, computed by one thread.
    ///
    /// - Throws: `FrameError.wrongType` for a column that a function does not take, `FrameError.invalidProbability`.
    func states(_ calls: [AggregateCall]) throws(FrameError) -> [any Accumulator] {
        var result = [(any Accumulator)?](repeating: nil, count: calls.count)
        var byRow: [Int] = []
        for (index, call) in calls.enumerated() {
            switch try call.computation(groupCount: count) {
            case .byRow: byRow.append(index)
            case .whole(let make): result[index] = make(codes)
            }
        }
        var states = try RowStates(byRow.map { calls[$0] }, groupCount: count)
        codes.withUnsafeBufferPointer { codes in
            for block in Blocks(0..<codes.count) {
                states.update(codes: UnsafeBufferPointer(rebasing: codes[block]), rows: block)
            }
        }
        for (index, state) in zip(byRow, states.states) { result[index] = state }
        return result.compactMap { $0 }
    }

    private func aggregatedByRow(_ calls: [AggregateCall]) throws(FrameError) -> [Column] {
        guard !calls.isEmpty else { return [] }
        guard count > 0 else {
            return try RowStates(calls, groupCount: 0).states.map { (state) throws(FrameError) in
                try state.result()
            }
        }
        let rangeCount = min(32, codes.count / (8 * max(count, 1 << 10)))
        return rangeCount >= 4
            ? try aggregatedByRange(calls, rangeCount) : try aggregatedByGroup(calls)
    }

    private func aggregatedByRange(_ calls: [AggregateCall], _ rangeCount: Int) throws(FrameError) -> [Column]
    {
        let start = try RowStates(calls, groupCount: count)
        let ranges = Chunks(count: codes.count, size: (codes.count + rangeCount - 1) / rangeCount)
        let parts = ranges.map(threadCount: nil) { rows in
            var states = start
            codes.withUnsafeBufferPointer { codes in
                for block in Blocks(rows) {
                    states.update(codes: UnsafeBufferPointer(rebasing: codes[block]), rows: block)
                }
            }
            return states.states
        }
        let groups = [[Int32]?](repeating: nil, count: parts.count)
        return try calls.indices.concurrentMap { (index) throws(FrameError) in
            try combine(parts.map { $0[index] }, groups: groups, groupCount: count).result()
        }
    }

    private func aggregatedByGroup(_ calls: [AggregateCall]) throws(FrameError) -> [Column] {
        guard count > 0 else {
            let nothing = try RowStates(calls, groupCount: 0)
            return try nothing.states.map { (state) throws(FrameError) in try state.result() }
        }
        let owners = codes.count < 1 << 14 ? 1 : availableCores
        let shares = Chunks(count: count, size: max(1, (count + owners - 1) / owners))
        let start = try RowStates(calls, groupCount: shares.size)
        let results = shares.map(threadCount: nil) { share -> Result<[Column], FrameError> in
            Result { () throws(FrameError) in
                var states = start
                codes.withUnsafeBufferPointer { codes in
                    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Blocks.size) { scratch in
                        for block in Blocks(0..<codes.count) {
                            let blockCodes = UnsafeBufferPointer(rebasing: codes[block])
                            guard let own = blockCodes.own(share, scratch) else { continue }
                            states.update(codes: own, rows: block)
                        }
                    }
                }
                return try states.states.map { (state) throws(FrameError) in
                    // The last share may be smaller than the others.
                    let column = try state.result()
                    return column.count > share.count ? column.gathering(0..<share.count) : column
                }
            }
        }
        let parts = try results.map { (result) throws(FrameError) in try result.get() }
        return calls.indices.map { index in
            Column.concatenating(parts.map { $0[index] }, as: parts[0][index].type)
        }
    }
}

/// The states of aggregate functions that take rows one after the other, and their arguments.
private struct RowStates: Sendable {
    private(set) var states: [any RowAccumulator] = []
    private let columns: [[Column]]

    /// The states before any row.
    init(_ calls: [AggregateCall], groupCount: Int) throws(FrameError) {
        for call in calls {
            if case .byRow(let state) = try call.computation(groupCount: groupCount) { states.append(state) }
        }
        columns = calls.map(\.columns)
    }

    mutating func update(codes: UnsafeBufferPointer<Int32>, rows: Range<Int>) {
        for index in states.indices { states[index].update(columns[index], codes: codes, rows: rows) }
    }
}

/// Rows in blocks that stay in the cache while one function after the other takes them.
private struct Blocks: Sequence, IteratorProtocol {
    static let size = 1 << 12
    private var rest: Range<Int>

    init(_ rows: Range<Int>) {
        rest = rows
    }

    mutating func next() -> Range<Int>? {
        guard !rest.isEmpty else { return nil }
        let block = rest.lowerBound..<Swift.min(rest.lowerBound + Self.size, rest.upperBound)
        rest = block.upperBound..<rest.upperBound
        return block
    }
}

extension UnsafeBufferPointer<Int32> {
    /// The codes of some groups counted from the first of these, -1 for those of other groups; nil if there are none.
    fileprivate func own(
        _ groups: Range<Int>, _ scratch: UnsafeMutableBufferPointer<Int32>
    ) -> UnsafeBufferPointer<Int32>? {
        let first = Int32(truncatingIfNeeded: groups.lowerBound)
        let count = UInt32(truncatingIfNeeded: groups.count)
        var found: UInt32 = 0
        for index in indices {
            let code = self[index] &- first
            let isOwn = UInt32(bitPattern: code) < count
            scratch[index] = isOwn ? code : -1
            found |= isOwn ? 1 : 0
        }
        return found == 0 ? nil : UnsafeBufferPointer(rebasing: UnsafeBufferPointer(scratch)[..<self.count])
    }
}
