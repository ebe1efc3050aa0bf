import Base
import Numerics

/// Computes a function of several rows for each row.
///
/// Rows are split by their keys; each part is in the order of the window. Parts are computed one after the other, each in
/// its order, so the result does not depend on anything else.
struct WindowEvaluator {
    private let count: Int
    /// The rows of all parts, one after the other, each in its order.
    private let rows: [Int32]
    /// The index in `rows` at which each part begins, then the number of rows.
    private let starts: [Int]
    private let groups: RowGroups
    /// The columns that rows are ordered by.
    private let order: [Column]
    /// The call as an expression, for messages.
    private let node: ExprNode

    /// Splits and orders rows.
    ///
    /// - Parameters:
    ///   - keys: the columns to split by.
    ///   - order: the columns to order by.
    init(_ node: ExprNode, count: Int, keys: [Column], order: [(column: Column, descending: Bool)]) {
        self.node = node
        self.count = count
        self.order = order.map(\.column)
        groups = keys.isEmpty ? RowGroups(rowCount: count) : RowGroups(keys, missing: .kept)
        guard !order.isEmpty else {
            let members = GroupMembers(groups.codes, groupCount: groups.count)
            (rows, starts) = (members.rows, members.starts)
            return
        }
        let sorted = sortedRows(count: count, by: order)
        let codes = groups.codes
        let members = GroupMembers(sorted.map { codes[Int($0)] }, groupCount: groups.count)
        rows = members.rows.map { Int32(truncatingIfNeeded: sorted[Int($0)]) }
        starts = members.starts
    }

    /// Calls a function with the rows of each part.
    @inline(__always)
    private func forEachPart(_ body: (ArraySlice<Int32>) throws(ExprError) -> Void) throws(ExprError) {
        for part in 0..<starts.count - 1 { try body(rows[starts[part]..<starts[part + 1]]) }
    }

    /// Returns the values of a function.
    func column(_ function: WindowFunction, _ arguments: [Column]) throws(ExprError) -> Column {
        switch function {
        case .rowNumber: return Column("", try numbers { index, _ in index + 1 })
        case .lag(let distance):
            return try gathering(arguments[0]) { part, index, _ in
                part.indices ~= index - distance ? Int(part[index - distance]) : -1
            }
        case .filledForward:
            return try gathering(arguments[0]) { part, index, previous in
                arguments[0].isMissing(Int(part[index])) ? previous : Int(part[index])
            }
        case .runningMin, .runningMax:
            return try runningExtreme(arguments[0], isLargest: function == .runningMax)
        case .runningCount: return Column("", try runningCounts(arguments[0]))
        case .runningSum: return try runningSums(arguments[0])
        case .rank(let ties, let isDescending): return try ranks(arguments[0], ties, isDescending)
        case .rolling(let statistic, let rows, let minimumCount, let isCentered):
            return try rolling(arguments[0], statistic, rows, minimumCount, isCentered)
        case .session(let gap): return try sessions(arguments[0], gap: gap)
        case .statistic(let function): return try statistic(function, arguments)
        }
    }

    /// Returns a number for each row, computed from its index in its part and the row.
    private func numbers(_ number: (Int, Int) -> Int) throws(ExprError) -> [Int] {
        var result = [Int](repeating: 0, count: count)
        try forEachPart { part in
            for (index, row) in part.enumerated() { result[Int(row)] = number(index, Int(row)) }
        }
        return result
    }

    /// Returns for each row the value of another row of its part, -1 for none.
    ///
    /// - Parameter source: takes the part, the index in it and the result for the index before.
    private func gathering(
        _ column: Column, _ source: (ArraySlice<Int32>, Int, Int) -> Int
    ) throws(ExprError) -> Column {
        var sources = [Int](repeating: -1, count: count)
        try forEachPart { part in
            var previous = -1
            for index in part.indices {
                previous = source(part, index, previous)
                sources[Int(part[index])] = previous
            }
        }
        return column.gathering(sources)
    }

    private func runningExtreme(_ column: Column, isLargest: Bool) throws(ExprError) -> Column {
        let keys = column.orderKeys()
        return try gathering(column) { part, index, previous in
            let row = Int(part[index])
            if column.isMissing(row) { return previous }
            if previous < 0 { return row }
            return (isLargest ? keys[row] > keys[previous] : keys[row] < keys[previous]) ? row : previous
        }
    }

    private func runningCounts(_ column: Column) throws(ExprError) -> [Int] {
        var result = [Int](repeating: 0, count: count)
        try forEachPart { part in
            var sum = 0
            for row in part {
                sum += column.isMissing(Int(row)) ? 0 : 1
                result[Int(row)] = sum
            }
        }
        return result
    }

    private func runningSums(_ column: Column) throws(ExprError) -> Column {
        if case .real(let values) = column.storage {
            var result = [Double?](repeating: nil, count: count)
            try forEachPart { part in
                var sum = CompensatedSum()
                var hasValue = false
                for row in part {
                    if let value = values[Int(row)] {
                        sum.add(value)
                        hasValue = true
                    }
                    result[Int(row)] = hasValue ? sum.value : nil
                }
            }
            return Column("", result)
        }
        if case .timeSpan(let values) = column.storage {
            let sums = try runningWholeSums(values.map(\.microseconds))
            return Column("", .timeSpan(sums.map { TimeSpan(microseconds: $0) }))
        }
        return Column("", .integer(try runningWholeSums(Int.lane(.column(column)).values(count: count))))
    }

    private func runningWholeSums(_ values: Nullable<Int>) throws(ExprError) -> Nullable<Int> {
        var result = [Int?](repeating: nil, count: count)
        try forEachPart { (part) throws(ExprError) in
            var sum: Int?
            for row in part {
                if let value = values[Int(row)] {
                    let (next, overflow) = (sum ?? 0).addingReportingOverflow(value)
                    if overflow { throw .overflow(expression: node.description) }
                    sum = next
                }
                result[Int(row)] = sum
            }
        }
        return Nullable(result)
    }

    private func ranks(_ column: Column, _ ties: RankTies, _ isDescending: Bool) throws(ExprError) -> Column {
        let keys = column.orderKeys()
        var ranks = [Double](repeating: 0, count: count)
        try forEachPart { part in
            let present = part.filter { !column.isMissing(Int($0)) }
            let sorted = present.sorted {
                isDescending ? keys[Int($0)] > keys[Int($1)] : keys[Int($0)] < keys[Int($1)]
            }
            var start = 0
            var distinct = 0
            while start < sorted.count {
                var end = start + 1
                while end < sorted.count, keys[Int(sorted[end])] == keys[Int(sorted[start])] { end += 1 }
                distinct += 1
                let rank =
                    switch ties {
                    case .min: Double(start + 1)
                    case .dense: Double(distinct)
                    case .average: Double(start + 1 + end) / 2
                    }
                for index in start..<end { ranks[Int(sorted[index])] = rank }
                start = end
            }
        }
        if ties == .average { return Column("", (0..<count).map { column.isMissing($0) ? nil : ranks[$0] }) }
        return Column("", (0..<count).map { column.isMissing($0) ? nil : Int(ranks[$0]) })
    }

    private func rolling(
        _ column: Column, _ statistic: RollingStatistic, _ length: Int, _ minimumCount: Int,
        _ isCentered: Bool
    ) throws(ExprError) -> Column {
        // An even centred window has one more row before.
        let lead = isCentered ? (length - 1) / 2 : 0
        /// Every window is computed from its values, so that those that have left leave no rounding error.
        func results<Element, Result>(
            _ values: Nullable<Element>, _ value: ([Element]) throws(ExprError) -> Result?
        ) throws(ExprError) -> [Result?] {
            var results = [Result?](repeating: nil, count: count)
            try forEachPart { (part) throws(ExprError) in
                var present: [Element] = []
                for index in part.indices {
                    present.removeAll(keepingCapacity: true)
                    let end = min(index + lead + 1, part.endIndex)
                    for row in part[max(part.startIndex, index + lead + 1 - length)..<end] {
                        if let value = values[Int(row)] { present.append(value) }
                    }
                    if present.count >= minimumCount { results[Int(part[index])] = try value(present) }
                }
            }
            return results
        }
        if statistic.keepsIntegers, column.type != .real {
            let values = Int.lane(.column(column)).values(count: count)
            return Column(
                "", try results(values) { (values) throws(ExprError) in try whole(statistic, values) })
        }
        return Column("", try results(Double.lane(.column(column)).values(count: count), statistic.value))
    }

    /// A statistic of whole numbers that is one, too.
    private func whole(_ statistic: RollingStatistic, _ values: [Int]) throws(ExprError) -> Int? {
        switch statistic {
        case .min: return values.min()
        case .max: return values.max()
        default:
            var sum = Int128(0)
            for value in values { sum += Int128(value) }
            guard let result = Int(exactly: sum) else { throw .overflow(expression: node.description) }
            return result
        }
    }

    private func sessions(_ column: Column, gap: Int) throws(ExprError) -> Column {
        let dates = Timestamp.lane(.column(column)).values(count: count)
        var result = [Int?](repeating: nil, count: count)
        try forEachPart { part in
            var session = 0
            var previous: Timestamp?
            for row in part {
                guard let date = dates[Int(row)] else { continue }
                if let previous, date.microseconds - previous.microseconds > gap { session += 1 }
                previous = date
                result[Int(row)] = session
            }
        }
        return Column("", result)
    }

    /// The first present value of the part of each row, or the last one, of rows whose place in the order is known.
    private func selected(_ column: Column, isLast: Bool) -> Column {
        var sources = [Int](repeating: -1, count: count)
        let columns = [column] + order
        for part in 0..<starts.count - 1 {
            let rows = rows[starts[part]..<starts[part + 1]]
            func isPresent(_ row: Int32) -> Bool { !columns.contains { $0.isMissing(Int(row)) } }
            let chosen = isLast ? rows.last(where: isPresent) : rows.first(where: isPresent)
            for row in rows { sources[Int(row)] = chosen.map(Int.init) ?? -1 }
        }
        return column.gathering(sources)
    }

    /// The statistic of the part of each row.
    private func statistic(_ function: AggregateFunction, _ arguments: [Column]) throws(ExprError) -> Column {
        switch function {
        case .first: return selected(arguments[0], isLast: false)
        case .last: return selected(arguments[0], isLast: true)
        default: break
        }
        var call = AggregateCall(function)
        call.columns = arguments
        do throws(FrameError) {
            let values = try groups.aggregated([call])[0]
            return values.gathering(groups.codes.lazy.map(Int.init))
        } catch {
            throw .invalidArgument(expression: node.description, message: error.description)
        }
    }
}

extension RollingStatistic {
    /// Whether the statistic of integers is an integer.
    fileprivate var keepsIntegers: Bool { self == .sum || self == .min || self == .max }

    fileprivate func value(of values: [Double]) -> Double? {
        let value =
            switch self {
            case .sum: Descriptive.sum(values)
            case .mean: Descriptive.mean(values)
            case .min: Descriptive.min(values)
            case .max: Descriptive.max(values)
            case .std: Descriptive.standardDeviation(values)
            // NaN is the largest number.
            case .median: Descriptive.quantile(ofSorted: values.sorted { $0.precedes($1) }, 0.5)
            }
        return self == .std && values.count < 2 ? nil : value
    }
}
