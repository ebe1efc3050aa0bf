/// The values of some groups in the order of their rows, from one table or several.
struct CollectedValues: Sendable {
    /// Rows of a table, each with a code, and the group of each code.
    private struct Part: Sendable {
        var column: Column
        var codes: [Int32]
        /// The group of each code; nil if codes are groups.
        var groups: [Int32]?
    }

    private var parts: [Part]
    private(set) var groupCount: Int

    /// - Parameters:
    ///   - codes: the group of each row; negative for none.
    init(_ column: Column, codes: [Int32], groupCount: Int) {
        parts = [Part(column: column, codes: codes, groups: nil)]
        self.groupCount = groupCount
    }

    /// The number of rows.
    var count: Int { parts.reduce(0) { $0 + $1.codes.count } }

    /// Adds the values of later rows; `groups` are the groups that those of each of them become.
    mutating func add(_ later: [Self], groups: [[Int32]?], groupCount: Int) {
        self.groupCount = groupCount
        for (values, groups) in zip(later, groups) {
            for var part in values.parts {
                // Only the list of groups changes: there may be many more rows.
                if let old = part.groups, let groups {
                    part.groups = old.map { groups[Int($0)] }
                } else {
                    part.groups = part.groups ?? groups
                }
                parts.append(part)
            }
        }
    }

    /// All rows as one column, and the group of each; -1 for rows without a value.
    func joined() -> (column: Column, codes: [Int32]) {
        var codes: [Int32] = []
        if parts.count == 1, parts[0].groups == nil {
            codes = parts[0].codes
        } else {
            codes.reserveCapacity(count)
            for part in parts {
                if let groups = part.groups {
                    codes += part.codes.map { $0 < 0 ? -1 : groups[Int($0)] }
                } else {
                    codes += part.codes
                }
            }
        }
        let column = Column.concatenating(parts.map(\.column), as: parts[0].column.type)
        if column.missingCount > 0 {
            for row in codes.indices where column.isMissing(row) { codes[row] = -1 }
        }
        return (column, codes)
    }
}

/// An accumulator that holds the values themselves and is made from all rows of a table at once.
protocol CollectingAccumulator: Accumulator {
    /// The values that the state holds.
    var values: CollectedValues { get set }
}

extension CollectingAccumulator {
    var size: Int { values.count }

    mutating func add(_ later: [Self], groups: [[Int32]?], groupCount: Int) {
        values.add(later.map(\.values), groups: groups, groupCount: groupCount)
    }
}
