import Numerics

/// The variance or the standard deviation of numbers.
struct MomentAccumulator: ElementwiseAccumulator {
    /// The sums of some numbers and of their squares.
    struct Moments: BitwiseCopyable, Sendable {
        var count = 0
        /// The number, as long as all are equal: their variance is 0 without a rounding error. NaN if they are not.
        var only = Double.nan
        var sum = DoubleDouble()
        var squares = DoubleDouble()

        @inline(__always)
        mutating func add(_ value: Double) {
            if value != only { only = count == 0 ? value : .nan }
            count &+= 1
            sum += value
            squares += DoubleDouble(value, times: value)
        }

        mutating func add(_ later: Moments) {
            if later.only != only { only = count == 0 ? later.only : later.count == 0 ? only : .nan }
            count += later.count
            sum += later.sum
            squares += later.squares
        }

        /// The sum of the squared deviations from the mean.
        var deviations: Double {
            guard only.isNaN else { return only.isFinite ? 0 : .nan }
            return DoubleDouble.deviations(squares, sum, sum, count: count)
        }
    }

    static let nothing = Moments()
    var elements: [Moments]
    private let isRoot: Bool
    private let ddof: Int

    /// - Parameters:
    ///   - isRoot: whether the result is the standard deviation.
    ///   - ddof: the number that the count is reduced by in the divisor.
    init(isRoot: Bool, ddof: Int, groupCount: Int) {
        self.isRoot = isRoot
        self.ddof = ddof
        elements = [Moments](repeating: Self.nothing, count: groupCount)
    }

    mutating func update(_ columns: [Column], codes: UnsafeBufferPointer<Int32>, rows: Range<Int>) {
        elements.withUnsafeMutableBufferPointer { moments in
            columns[0].forEachNumber(in: rows, codes: codes) { moments[$0].add($1) }
        }
    }

    func merge(_ later: Moments, into element: inout Moments) { element.add(later) }

    func result() -> Column {
        let values = Nullable(elements) { moments -> Double? in
            guard moments.count > ddof else { return nil }
            let variance = moments.deviations / Double(moments.count - ddof)
            return isRoot ? variance.squareRoot() : variance
        }
        return Column("", .real(values))
    }
}

/// The covariance or the correlation of pairs of numbers.
struct ComomentAccumulator: ElementwiseAccumulator {
    /// The moments of the first numbers and of the second, and the sum of their products.
    struct Comoments: BitwiseCopyable, Sendable {
        var first = MomentAccumulator.Moments()
        var second = MomentAccumulator.Moments()
        var products = DoubleDouble()
    }

    static let nothing = Comoments()
    var elements: [Comoments]
    private let ddof: Int?

    /// - Parameter ddof: the number that the count is reduced by in the divisor of the covariance; nil for the correlation.
    init(ddof: Int?, groupCount: Int) {
        self.ddof = ddof
        elements = [Comoments](repeating: Self.nothing, count: groupCount)
    }

    mutating func update(_ columns: [Column], codes: UnsafeBufferPointer<Int32>, rows: Range<Int>) {
        elements.withUnsafeMutableBufferPointer { comoments in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: rows.count) { complete in
                withUnsafeTemporaryAllocation(of: Double.self, capacity: rows.count) { seconds in
                    // The second numbers, and the groups of those rows that have one.
                    complete.initialize(repeating: -1)
                    _ = seconds.initialize(from: repeatElement(0, count: rows.count))
                    columns[1].forEachRowNumber(in: rows, codes: codes) { row, group, value in
                        complete[row &- rows.lowerBound] = Int32(truncatingIfNeeded: group)
                        seconds[row &- rows.lowerBound] = value
                    }
                    let pairs = UnsafeBufferPointer(complete)
                    columns[0].forEachRowNumber(in: rows, codes: pairs) { row, group, value in
                        let other = seconds[row &- rows.lowerBound]
                        comoments[group].first.add(value)
                        comoments[group].second.add(other)
                        comoments[group].products += DoubleDouble(value, times: other)
                    }
                }
            }
        }
    }

    func merge(_ later: Comoments, into element: inout Comoments) {
        element.first.add(later.first)
        element.second.add(later.second)
        element.products += later.products
    }

    func result() -> Column {
        let values = Nullable(elements) { pair -> Double? in
            let count = pair.first.count
            let isConstant = !pair.first.only.isNaN || !pair.second.only.isNaN
            let products = DoubleDouble.deviations(
                pair.products, pair.first.sum, pair.second.sum, count: count)
            if let ddof {
                guard count > ddof else { return nil }
                return isConstant && !products.isNaN ? 0 : products / Double(count - ddof)
            }
            guard count > 1 else { return nil }
            guard !isConstant else { return .nan }
            let scale = (pair.first.deviations * pair.second.deviations).squareRoot()
            let correlation = products / scale
            return correlation.isNaN ? .nan : max(-1, min(1, correlation))
        }
        return Column("", .real(values))
    }
}
