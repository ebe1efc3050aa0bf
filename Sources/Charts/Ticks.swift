import Numerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Evenly spaced round numbers that label a range of values, chosen by the extended Wilkinson algorithm.
///
/// Talbot, Lin & Hanrahan: “An Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes”, IEEE Transactions
/// on Visualization and Computer Graphics 16 (2010). The algorithm searches all round steps and maximizes a weighted sum of
/// simplicity (round numbers, including zero), coverage (of the range) and density (as many labels as requested).
struct Ticks: Hashable {
    /// The labelled values in ascending order.
    var values: [Double]
    /// The distance between consecutive values.
    var step: Double

    /// The mantissas of steps from the most to the least preferred.
    private static let mantissas: [Double] = [1, 5, 2, 2.5, 4, 3]

    /// The weights of simplicity, coverage and density (legibility, the fourth criterion, is the same for all).
    private static let weights = (simplicity: 0.25, coverage: 0.2, density: 0.5, legibility: 0.05)

    /// Chooses the best labels of a range. If the range is empty or not finite, there is at most one label.
    ///
    /// - Parameters:
    ///   - count: the requested number of labels, at least 2.
    ///   - wholeNumbers: whether only whole numbers may be labelled, as for counts.
    init(covering range: ClosedRange<Double>, count: Int, wholeNumbers: Bool = false) {
        let (low, high) = (range.lowerBound, range.upperBound)
        self.init(values: low.isFinite ? [low] : [], step: 0)
        // A range of the size of rounding errors, or with subnormal parts, cannot be divided.
        let smallest = max(abs(low) * 1e-10, abs(high) * 1e-10, 1e-290)
        guard high - low > smallest, (high - low).isFinite else { return }
        var best = -2.0
        let wanted = max(2, count)
        var skip = 1
        search: while true {
            for (rank, mantissa) in Self.mantissas.enumerated() {
                let simplest = Self.bestSimplicity(rank: rank, skip: skip)
                if Self.score(simplest, 1, 1) < best { break search }
                var labels = 2
                while true {
                    let densest = Self.bestDensity(labels, wanted)
                    if Self.score(simplest, 1, densest) < best { break }
                    let gap = (high - low) / Double(labels + 1) / Double(skip) / mantissa
                    var exponent = Int(log10(gap).rounded(.up))
                    while true {
                        let unit = Self.Step(mantissa: mantissa, exponent: exponent)
                        let step = unit.times(Double(skip))
                        let widest = Self.bestCoverage(range, step * Double(labels - 1))
                        if Self.score(simplest, widest, densest) < best || exponent > 308 { break }
                        exponent += 1
                        if wholeNumbers, unit.value != unit.value.rounded() { continue }
                        let first = (high / step).rounded(.down) * Double(skip) - Double((labels - 1) * skip)
                        let last = (low / step).rounded(.up) * Double(skip)
                        guard first <= last, last - first < 1000 else { continue }
                        for start in stride(from: first, through: last, by: 1) {
                            let ends = (unit.times(start), unit.times(start + Double((labels - 1) * skip)))
                            let score = Self.score(
                                simplest - (Self.labelsZero(ends, step) ? 0 : 1),
                                Self.coverage(range, ends), Self.density(labels, wanted, range, ends))
                            guard score > best else { continue }
                            best = score
                            values = (0..<labels).map { unit.times(start + Double($0 * skip)) }
                            self.step = step
                        }
                    }
                    labels += 1
                }
            }
            skip += 1
        }
    }

    init(values: [Double], step: Double) {
        self.values = values
        self.step = step
    }

    /// A mantissa times a power of ten, whose multiples are the numbers nearest to their decimal representation.
    private struct Step {
        var mantissa: Double
        var exponent: Int

        var value: Double { times(1) }

        func times(_ factor: Double) -> Double {
            let product = mantissa * factor
            return exponent < 0 ? product / pow(10, Double(-exponent)) : product * pow(10, Double(exponent))
        }
    }

    private static func score(_ simplicity: Double, _ coverage: Double, _ density: Double) -> Double {
        weights.simplicity * simplicity + weights.coverage * coverage + weights.density * density
            + weights.legibility
    }

    /// The simplicity if zero is among the labels; without zero it is 1 less.
    private static func bestSimplicity(rank: Int, skip: Int) -> Double {
        1 - Double(rank) / Double(mantissas.count - 1) - Double(skip) + 1
    }

    private static func labelsZero(_ ends: (Double, Double), _ step: Double) -> Bool {
        let remainder = abs(ends.0.remainder(dividingBy: step))
        return remainder < step * 1e-10 && ends.0 <= 0 && ends.1 >= 0
    }

    private static func coverage(_ range: ClosedRange<Double>, _ ends: (Double, Double)) -> Double {
        let (low, high) = (range.lowerBound - ends.0, range.upperBound - ends.1)
        let tenth = 0.1 * (range.upperBound - range.lowerBound)
        return 1 - 0.5 * (low / tenth * (low / tenth) + high / tenth * (high / tenth))
    }

    private static func bestCoverage(_ range: ClosedRange<Double>, _ span: Double) -> Double {
        let extent = range.upperBound - range.lowerBound
        guard span > extent else { return 1 }
        let half = (span - extent) / 2 / (0.1 * extent)
        return 1 - half * half
    }

    private static func density(
        _ labels: Int, _ wanted: Int, _ range: ClosedRange<Double>, _ ends: (Double, Double)
    ) -> Double {
        let actual = Double(labels - 1) / (ends.1 - ends.0)
        let ideal =
            Double(wanted - 1) / (max(ends.1, range.upperBound) - min(range.lowerBound, ends.0))
        return 2 - max(actual / ideal, ideal / actual)
    }

    private static func bestDensity(_ labels: Int, _ wanted: Int) -> Double {
        labels >= wanted ? 2 - Double(labels - 1) / Double(wanted - 1) : 1
    }
}
