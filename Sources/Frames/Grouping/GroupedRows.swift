import Base

/// Rows whose groups are known block by block.
protocol GroupedRows: Sendable {
    var rowCount: Int { get }
    /// The number of groups.
    var count: Int { get }

    /// Calls `body` with block after block of some rows and the group of each row, negative for none. Blocks are small
    /// enough to stay in the cache while one function after the other takes them.
    func forEachBlock(of rows: Range<Int>, _ body: (Range<Int>, UnsafeBufferPointer<Int32>) -> Void)
}

extension GroupedRows {
    /// Returns the values of aggregate functions that take rows one after the other, as columns without names.
    ///
    /// Few groups: the rows are split into ranges of a fixed size, and the states of the ranges are combined in order. Many
    /// groups: each thread has some of the groups and takes the rows of these in order. Groups whose states the cache does
    /// not hold: the rows are distributed first (``PartedRows``). So the values do not depend on the number of threads.
    ///
    /// - Throws: `FrameError.wrongType` for a column that a function does not take, `FrameError.sumOverflow`.
    func aggregatedByRow(_ calls: [AggregateCall]) throws(FrameError) -> [Column] {
        guard PartedRows.areWorthwhile(rowCount: rowCount, groupCount: count) else {
            return try aggregatedInPlace(calls)
        }
        // Parted rows have values, but not the numbers of the rows.
        let choices = calls.indices.filter { calls[$0].choosesRows }
        let others = calls.indices.filter { !calls[$0].choosesRows }
        var results = [Column?](repeating: nil, count: calls.count)
        let columns =
            try aggregatedInPlace(choices.map { calls[$0] }) + aggregatedByPart(others.map { calls[$0] })
        for (index, column) in zip(choices + others, columns) { results[index] = column }
        return results.compactMap { $0 }
    }

    private func aggregatedInPlace(_ calls: [AggregateCall]) throws(FrameError) -> [Column] {
        guard !calls.isEmpty else { return [] }
        let rangeCount = min(32, rowCount / (8 * max(count, 1 << 10)))
        return rangeCount >= 4
            ? try aggregatedByRange(calls, rangeCount) : try aggregatedByGroup(calls)
    }

    private func aggregatedByRange(_ calls: [AggregateCall], _ rangeCount: Int) throws(FrameError) -> [Column]
    {
        let start = try RowStates(calls, groupCount: count)
        let ranges = Chunks(count: rowCount, size: (rowCount + rangeCount - 1) / rangeCount)
        var combined: [any Accumulator] = []
        // Only a few states exist at a time.
        mapInOrder(ranges.chunkCount) { range in
            var states = start
            forEachBlock(of: ranges[range]) { states.update(codes: $1, rows: $0) }
            return states.states
        } consume: { states in
            if combined.isEmpty {
                combined = states
            } else {
                for index in combined.indices {
                    combined[index].add(any: [states[index]], groups: [nil], groupCount: count)
                }
            }
            return true
        }
        return try combined.map { (state) throws(FrameError) in try state.result() }
    }

    private func aggregatedByGroup(_ calls: [AggregateCall]) throws(FrameError) -> [Column] {
        let start = try RowStates(calls, groupCount: 0)
        let owners = rowCount < 1 << 14 ? 1 : availableCores
        let shares = Chunks(count: count, size: max(1, (count + owners - 1) / owners))
        let results = shares.map(threadCount: nil) { share -> Result<[Column], FrameError> in
            Result { () throws(FrameError) in
                var states = try RowStates(calls, groupCount: share.count)
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: wordBlockSize) { scratch in
                    forEachBlock(of: 0..<rowCount) { block, codes in
                        guard let own = codes.own(share, scratch) else { return }
                        states.update(codes: own, rows: block)
                    }
                }
                return try states.results()
            }
        }
        let parts = try results.map { (result) throws(FrameError) in try result.get() }
        return parts.isEmpty ? try start.results() : concatenating(parts)
    }

    private func aggregatedByPart(_ calls: [AggregateCall]) throws(FrameError) -> [Column] {
        guard !calls.isEmpty else { return [] }
        var rows = PartedRows(groupCount: count)
        var states: [RowStates] = []
        for part in 0..<rows.parts.chunkCount {
            states.append(try RowStates(calls, groupCount: rows.parts[part].count))
        }
        let chunks = Chunks(count: rowCount, size: rows.capacity)
        states.withUnsafeMutableBufferPointer { states in
            guard let base = states.baseAddress else { return }
            let states = SharedMutablePointer(pointer: base)
            for chunk in 0..<chunks.chunkCount {
                rows.distribute(chunks[chunk], of: self)
                for (index, call) in calls.enumerated() {
                    rows.forEachBlock(of: call.columns) { part, columns, codes in
                        states.pointer[part].update(index, columns, codes: codes)
                    }
                }
            }
        }
        return concatenating(try states.concurrentMap { (states) throws(FrameError) in try states.results() })
    }

    /// The results of all groups from those of some groups after the other.
    private func concatenating(_ parts: [[Column]]) -> [Column] {
        parts[0].indices.map { index in
            Column.concatenating(parts.map { $0[index] }, as: parts[0][index].type)
        }
    }
}

extension RowGroups: GroupedRows {
    var rowCount: Int { codes.count }

    @inline(__always)
    func forEachBlock(of rows: Range<Int>, _ body: (Range<Int>, UnsafeBufferPointer<Int32>) -> Void) {
        codes.withUnsafeBufferPointer { codes in
            for start in stride(from: rows.lowerBound, to: rows.upperBound, by: wordBlockSize) {
                let block = start..<min(start + wordBlockSize, rows.upperBound)
                body(block, UnsafeBufferPointer(rebasing: codes[block]))
            }
        }
    }

    /// Returns the values of aggregate functions for each group, as columns without names.
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
        forEachBlock(of: 0..<rowCount) { states.update(codes: $1, rows: $0) }
        for (index, state) in zip(byRow, states.states) { result[index] = state }
        return result.compactMap { $0 }
    }

    /// Returns the first row of each group of equal values in some columns, and the values of aggregate functions.
    ///
    /// The groups of the rows are not kept where no function needs them. Without columns all rows are one group, which is
    /// there without rows as well.
    ///
    /// - Throws: As ``aggregated(_:)``.
    static func aggregated(
        _ calls: [AggregateCall], by keys: [Column], rowCount: Int
    ) throws(FrameError) -> (firstRows: [Int32], values: [Column]) {
        let words = KeyWords(keys, missing: .kept)
        var areByRow = true
        for call in calls {
            if case .whole = try call.computation(groupCount: 0) { areByRow = false }
        }
        if areByRow, let groups = keys.isEmpty ? DenseGroups(rowCount: rowCount) : DenseGroups(words) {
            return (groups.firstRows, try groups.aggregated(calls))
        }
        let groups = keys.isEmpty ? RowGroups(rowCount: rowCount) : RowGroups(words)
        return (groups.firstRows, try groups.aggregated(calls))
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

    /// Updates the state of a function by rows that are given by its arguments.
    mutating func update(_ index: Int, _ columns: [Column], codes: UnsafeBufferPointer<Int32>) {
        states[index].update(columns, codes: codes, rows: codes.indices)
    }

    func results() throws(FrameError) -> [Column] {
        try states.map { (state) throws(FrameError) in try state.result() }
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
