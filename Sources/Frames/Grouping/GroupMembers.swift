import Base

/// The rows of each group, in ascending order.
struct GroupMembers: Sendable {
    /// The rows of all groups, one group after the other.
    let rows: [Int32]
    /// The index in `rows` at which each group begins, then the number of rows.
    let starts: [Int]

    /// Collects the rows by their codes; rows with a negative code are in no group.
    init(_ codes: [Int32], groupCount: Int) {
        let scattered = scatter(codes, groupCount: groupCount) { Int32(truncatingIfNeeded: $0) }
        (rows, starts) = scattered
    }

    /// The number of groups.
    var count: Int { starts.count - 1 }

    subscript(group: Int) -> ArraySlice<Int32> { rows[starts[group]..<starts[group + 1]] }
}

/// Returns a value for each row in a group, the groups one after the other and the rows of each in their order; and the
/// index at which each group begins, then the number of values.
///
/// - Parameters:
///   - codes: the group of each row; negative for none.
///   - value: the value of a row.
@inline(__always)
func scatter<Value: BitwiseCopyable & Sendable>(
    _ codes: [Int32], groupCount: Int, _ value: @Sendable (Int) -> Value
) -> (values: [Value], starts: [Int]) {
    // Each thread counts the rows of its range; many groups would take more time to count than to distribute.
    let parts = max(1, min(availableCores, codes.count / (4 * groupCount + 1 << 14)))
    let ranges = Chunks(count: codes.count, size: max(1, (codes.count + parts - 1) / parts))
    var counts = ranges.map(threadCount: nil) { rows in
        var counts = [UInt32](repeating: 0, count: groupCount)
        counts.withUnsafeMutableBufferPointer { counts in
            codes.withUnsafeBufferPointer { codes in
                for row in rows where codes[row] >= 0 { counts[Int(codes[row])] &+= 1 }
            }
        }
        return counts
    }
    var starts = [Int](repeating: 0, count: groupCount + 1)
    var sum: UInt32 = 0
    for group in 0..<groupCount {
        starts[group] = Int(sum)
        for range in counts.indices { (counts[range][group], sum) = (sum, sum + counts[range][group]) }
    }
    starts[groupCount] = Int(sum)
    let places = counts
    let values = [Value](unsafeUninitializedCapacity: Int(sum)) { values, initialized in
        initialized = Int(sum)
        guard let base = values.baseAddress else { return }
        let values = SharedMutablePointer(pointer: base)
        _ = ranges.map(threadCount: nil) { rows in
            var next = places[rows.lowerBound / ranges.size]
            next.withUnsafeMutableBufferPointer { next in
                codes.withUnsafeBufferPointer { codes in
                    for row in rows where codes[row] >= 0 {
                        let group = Int(codes[row])
                        values.pointer[Int(next[group])] = value(row)
                        next[group] &+= 1
                    }
                }
            }
        }
    }
    return (values, starts)
}

extension [Int32] {
    /// The number of elements that have each code from 0 to below a count; negative ones are not counted.
    func counted(_ count: Int) -> [Int] {
        let parts = Swift.max(1, Swift.min(availableCores, self.count / (4 * count + 1 << 14)))
        let ranges = Chunks(count: self.count, size: Swift.max(1, (self.count + parts - 1) / parts))
        let counts = ranges.map(threadCount: nil) { rows in
            var counts = [Int](repeating: 0, count: count)
            counts.withUnsafeMutableBufferPointer { counts in
                withUnsafeBufferPointer { codes in
                    for row in rows where codes[row] >= 0 { counts[Int(codes[row])] &+= 1 }
                }
            }
            return counts
        }
        var sum = counts.first ?? [Int](repeating: 0, count: count)
        for other in counts.dropFirst() {
            for group in sum.indices { sum[group] += other[group] }
        }
        return sum
    }
}
