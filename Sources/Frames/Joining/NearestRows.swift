import Base

/// The nearest row of the right table of an as-of join for each row of the left one, by an ordered column, among the rows with
/// the same keys.
struct NearestRows {
    /// The row of the right table for each row of the left one; -1 if none is near.
    let rows: [Int32]

    /// Finds the rows: those of both tables are sorted by key and value, and each left row looks at its neighbours.
    ///
    /// - Parameters:
    ///   - left: the ordered column of the left table; numbers, dates or time spans.
    ///   - tolerance: the largest distance, a number or a time span.
    /// - Throws: `FrameError.differentTypes` for keys that can't be equal.
    init(
        left: Column, leftKeys: [Column], right: Column, rightKeys: [Column], direction: AsOfDirection,
        tolerance: Value?
    ) throws(FrameError) {
        let isReal = left.type == .real || right.type == .real
        let leftPlaces = left.promoted(to: isReal ? .real : left.type)
        let rightPlaces = right.promoted(to: isReal ? .real : right.type)
        var codes: [Int32]
        var groupCount = 1
        if leftKeys.isEmpty {
            codes = [Int32](repeating: 0, count: left.count + right.count)
        } else {
            var keys: [Column] = []
            for (left, right) in zip(leftKeys, rightKeys) {
                keys.append(try Column.stacking([left, right]))
            }
            let groups = RowGroups(keys, missing: .dropped)
            (codes, groupCount) = (groups.codes, groups.count)
        }
        // Right rows by group, each group in the order of its values; equal ones in the order of the rows.
        let rightCount = right.count
        let rightCodes = codes[left.count...].enumerated().map { rightPlaces.isMissing($0) ? -1 : $1 }
        let sorted = sortedRows(count: rightCount, by: [(rightPlaces, false)])
        let members = GroupMembers(sorted.map { rightCodes[Int($0)] }, groupCount: groupCount)
        let ordered = members.rows.map { Int32(truncatingIfNeeded: sorted[Int($0)]) }
        let leftKeysOrder = leftPlaces.orderKeys()
        let rightKeysOrder = rightPlaces.orderKeys()
        let distance = Self.distance(leftPlaces, rightPlaces)
        let limit =
            tolerance.map { $0.timeSpan.map { Double($0.microseconds) } ?? $0.double ?? 0 } ?? .infinity

        rows = (0..<left.count).map { row -> Int32 in
            let code = Int(codes[row])
            guard code >= 0, !leftPlaces.isMissing(row) else { return -1 }
            let range = members.starts[code]..<members.starts[code + 1]
            let key = leftKeysOrder[row]
            // The first row that is later, and the first that is not earlier.
            let after = ordered[range].partitioningIndex { rightKeysOrder[Int($0)] > key }
            let notBefore = ordered[range].partitioningIndex { rightKeysOrder[Int($0)] >= key }
            let backward = after > range.lowerBound ? Int(ordered[after - 1]) : -1
            let forward = notBefore < range.upperBound ? Int(ordered[notBefore]) : -1
            let chosen: Int
            switch direction {
            case .backward: chosen = backward
            case .forward: chosen = forward
            case .nearest:
                if backward < 0 || forward < 0 {
                    chosen = max(backward, forward)
                } else {
                    let isAfterNearer = distance(row, forward).precedes(distance(row, backward))
                    chosen = isAfterNearer ? forward : backward
                }
            }
            // Without a tolerance any distance is near, also that of NaN, which is the largest number.
            guard chosen >= 0, tolerance == nil || distance(row, chosen) <= limit else { return -1 }
            return Int32(truncatingIfNeeded: chosen)
        }
    }

    /// Returns the distance of a value of the left table and one of the right.
    private static func distance(_ left: Column, _ right: Column) -> (Int, Int) -> Double {
        switch (left.storage, right.storage) {
        case (.integer(let a), .integer(let b)):
            { Double(a.values[$0].distance(to: b.values[$1]).magnitude) }
        case (.date(let a), .date(let b)):
            { Double((a.values[$0].microseconds - b.values[$1].microseconds).magnitude) }
        case (.timeSpan(let a), .timeSpan(let b)):
            { Double((a.values[$0].microseconds - b.values[$1].microseconds).magnitude) }
        case (.real(let a), .real(let b)): { (a.values[$0] - b.values[$1]).magnitude }
        default: { _, _ in 0 }
        }
    }
}

extension ArraySlice {
    /// The index of the first element for which a condition is true, which is true for all that follow; the end if there is
    /// none.
    fileprivate func partitioningIndex(where belongsToSecond: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
