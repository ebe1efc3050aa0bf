import Base

/// The sum or the mean of whole numbers, Booleans or time spans, or the mean of dates: exact sums.
///
/// Sums are of 64 bits as long as the numbers are too small for more, and of 128 bits from then on.
struct IntegerSumAccumulator: RowAccumulator {
    /// The lower 64 bits of a sum and the number of its terms.
    private struct Sum: BitwiseCopyable, Sendable {
        var low = 0
        var count = 0
    }

    private var sums: [Sum]
    /// The upper 64 bits of the sums; empty while the lower ones suffice.
    private var highs: [Int] = []
    /// A bound of the magnitudes of the sums.
    private var bound: UInt = 0
    private let isMean: Bool
    private let type: ColumnType
    private let name: String

    /// - Parameter column: the column that is added up.
    init(_ column: Column, isMean: Bool, groupCount: Int) {
        sums = [Sum](repeating: Sum(), count: groupCount)
        self.isMean = isMean
        type = column.type
        name = column.name
    }

    var size: Int { sums.count }

    mutating func update(_ columns: [Column], codes: UnsafeBufferPointer<Int32>, rows: Range<Int>) {
        switch columns[0].storage {
        case .integer(let values): add(values, codes, rows) { $0 }
        case .boolean(let values): add(values, codes, rows) { $0 ? 1 : 0 }
        case .timeSpan(let values): add(values, codes, rows) { $0.microseconds }
        case .date(let values): add(values, codes, rows) { $0.microseconds }
        case .real, .text, .list: break
        }
    }

    @inline(__always)
    private mutating func add<Element>(
        _ values: Nullable<Element>, _ codes: UnsafeBufferPointer<Int32>, _ rows: Range<Int>,
        _ integer: (Element) -> Int
    ) {
        // The bits that differ from the sign; the numbers stay in the cache for the loop that adds them.
        let bits = values.values.withUnsafeBufferPointer { values in
            rows.reduce(0) { $0 | (integer(values[$1]) ^ (integer(values[$1]) >> (Int.bitWidth - 1))) }
        }
        reserve(UInt(bits).multipliedReportingOverflow(by: UInt(rows.count)), UInt(rows.count))
        sums.withUnsafeMutableBufferPointer { sums in
            guard !highs.isEmpty else {
                return values.forEach(in: rows, codes: codes) { group, value in
                    sums[group].low &+= integer(value)
                    sums[group].count &+= 1
                }
            }
            highs.withUnsafeMutableBufferPointer { highs in
                values.forEach(in: rows, codes: codes) { group, value in
                    Self.add(low: integer(value), high: integer(value) >> 63, to: &sums[group], &highs[group])
                    sums[group].count &+= 1
                }
            }
        }
    }

    @inline(__always)
    private static func add(low: Int, high: Int, to sum: inout Sum, _ sumHigh: inout Int) {
        let (bits, carries) = UInt(bitPattern: sum.low).addingReportingOverflow(UInt(bitPattern: low))
        sum.low = Int(bitPattern: bits)
        sumHigh &+= high &+ (carries ? 1 : 0)
    }

    /// Makes room for terms whose magnitudes add up to no more than a bound and their number.
    private mutating func reserve(
        _ magnitude: (partialValue: UInt, overflow: Bool), _ count: UInt = 0
    ) {
        let (first, overflowed) = bound.addingReportingOverflow(magnitude.partialValue)
        // The magnitude of a negative number is one more than the bits that differ from its sign.
        let (sum, overflowedAgain) = first.addingReportingOverflow(count)
        bound = magnitude.overflow || overflowed || overflowedAgain ? .max : sum
        if bound > UInt(Int.max), highs.isEmpty { highs = sums.map { $0.low >> 63 } }
    }

    mutating func add(_ later: [Self], groups: [[Int32]?], groupCount: Int) {
        extend(to: groupCount)
        for (state, groups) in zip(later, groups) {
            reserve((state.bound, false))
            for (index, sum) in state.sums.enumerated() {
                let group = groups.map { Int($0[index]) } ?? index
                sums[group].count += sum.count
                if highs.isEmpty {
                    sums[group].low &+= sum.low
                } else {
                    let high = state.highs.isEmpty ? sum.low >> 63 : state.highs[index]
                    Self.add(low: sum.low, high: high, to: &sums[group], &highs[group])
                }
            }
        }
    }

    private mutating func extend(to groupCount: Int) {
        if !highs.isEmpty { highs += repeatElement(0, count: groupCount - highs.count) }
        sums += repeatElement(Sum(), count: groupCount - sums.count)
    }

    func result() throws(FrameError) -> Column {
        if isMean, type == .integer || type == .boolean {
            let means = Nullable<Double>(sums.indices) { group in
                guard sums[group].count > 0 else { return nil }
                return (highs.isEmpty ? Double(sums[group].low) : Double(sum(group)))
                    / Double(sums[group].count)
            }
            return Column("", .real(means))
        }
        let results = isMean ? roundedMeans : try wholeSums()
        switch type {
        case .date: return Column("", .date(results.map { Timestamp(microseconds: $0) }))
        case .timeSpan: return Column("", .timeSpan(results.map { TimeSpan(microseconds: $0) }))
        default: return Column("", .integer(results))
        }
    }

    private func sum(_ group: Int) -> Int128 {
        Int128(highs.isEmpty ? sums[group].low >> 63 : highs[group]) << 64
            | Int128(UInt(bitPattern: sums[group].low))
    }

    private func wholeSums() throws(FrameError) -> Nullable<Int> {
        if highs.indices.contains(where: { highs[$0] != sums[$0].low >> 63 }) {
            throw .sumOverflow(column: name)
        }
        return Nullable(sums) { $0.count > 0 ? $0.low : nil }
    }

    /// The means, to the nearest whole number.
    private var roundedMeans: Nullable<Int> {
        Nullable(sums.indices) { group in
            let count = Int128(sums[group].count)
            guard count > 0 else { return nil }
            let (quotient, remainder) = sum(group).quotientAndRemainder(dividingBy: count)
            let correction: Int128 = 2 * remainder.magnitude < count ? 0 : remainder < 0 ? -1 : 1
            return Int(quotient + correction)
        }
    }
}
