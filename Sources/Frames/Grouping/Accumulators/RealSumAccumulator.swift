import Numerics

/// The sum or the mean of floating-point numbers.
struct RealSumAccumulator: ElementwiseAccumulator {
    /// A sum and the number of its terms.
    struct Sum: BitwiseCopyable, Sendable {
        var sum = DoubleDouble()
        var count = 0
    }

    static let nothing = Sum()
    var elements: [Sum]
    private let isMean: Bool

    init(isMean: Bool, groupCount: Int) {
        self.isMean = isMean
        elements = [Sum](repeating: Self.nothing, count: groupCount)
    }

    mutating func update(_ columns: [Column], codes: UnsafeBufferPointer<Int32>, rows: Range<Int>) {
        guard case .real(let values) = columns[0].storage else { return }
        elements.withUnsafeMutableBufferPointer { sums in
            values.forEach(in: rows, codes: codes) { group, value in
                sums[group].sum += value
                sums[group].count &+= 1
            }
        }
    }

    func merge(_ later: Sum, into element: inout Sum) {
        element.sum += later.sum
        element.count += later.count
    }

    func result() -> Column {
        let values = Nullable(elements) { element -> Double? in
            guard element.count > 0 else { return nil }
            return isMean ? element.sum.value / Double(element.count) : element.sum.value
        }
        return Column("", .real(values))
    }
}
