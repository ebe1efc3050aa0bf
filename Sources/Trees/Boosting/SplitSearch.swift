/// A split of the rows of a leaf.
struct BoostingSplit: Equatable, Sendable {
    /// The condition on a row's bin under which it goes left.
    enum Rule: Equatable, Sendable {
        /// Bins up to `last` go left; `next` is the first bin after it that has rows.
        case upTo(last: Int, next: Int, missingGoesLeft: Bool)
        /// These bins go left, possibly including that of missing values.
        case among(Set<Int>)
    }

    /// The loss decrease.
    var gain: Double
    var column: Int
    var rule: Rule
    /// The sums of the rows that go left.
    var left: GradientSums
    /// Whether the rows have missing values in the column.
    var hasMissing: Bool

    /// Whether a bin goes left.
    func goesLeft(_ bin: Int, missingCode: Int) -> Bool {
        switch rule {
        case .upTo(let last, _, let missingGoesLeft): bin == missingCode ? missingGoesLeft : bin <= last
        case .among(let bins): bins.contains(bin)
        }
    }
}

/// Finds the best split of a leaf from its histogram.
struct SplitSearch: Sendable {
    let layout: HistogramLayout
    let settings: BoostingSettings
    let scale: DerivativeScale

    /// The best split of a leaf; nil if none decreases the loss.
    ///
    /// - Parameters:
    ///   - total: the sums over all rows of the leaf.
    ///   - count: the number of rows.
    ///   - order: the columns in the order in which they are searched. Of equally good splits, the first one wins.
    ///   - excluded: splits that must not be returned.
    func best(
        in histogram: GradientHistogram, total: GradientSums, count: Int, order: [Int],
        excluding excluded: [BoostingSplit]
    ) -> BoostingSplit? {
        var search = LeafSearch(self, total: total, count: count, excluded: excluded)
        histogram.sums.withUnsafeBufferPointer { sums in
            guard let sums = sums.baseAddress else { return }
            for column in order {
                let bins = layout.columns[column]
                layout.withSums(of: column, in: sums) { binSums in
                    if bins.isCategorical {
                        search.tryCategories(binSums, column, bins)
                    } else {
                        search.tryBounds(binSums, column, bins)
                    }
                }
            }
        }
        return search.best
    }

    /// Converts a sum of hessians from integer units.
    @inline(__always)
    func hessian(_ sums: GradientSums) -> Double { Double(sums.hessian >> scale.countBits) / scale.hessian }

    /// Converts a sum of gradients from integer units.
    @inline(__always)
    func gradient(_ sums: GradientSums) -> Double { Double(sums.gradient) / scale.gradient }

    /// The Newton step of a leaf with these sums.
    func step(_ sums: GradientSums) -> Double {
        let hessian = hessian(sums) + settings.l2Regularization
        return hessian > 0 ? -gradient(sums) / hessian : 0
    }
}

/// The search for the best split of one leaf.
private struct LeafSearch {
    private let search: SplitSearch
    private let total: GradientSums
    private let excluded: [BoostingSplit]
    /// The number of rows per unit of hessian, for estimating the number of rows if they are not counted.
    private let rowsPerHessian: Double
    private let countMask: Int64
    private let parentTerm: Double
    /// The sums over all rows of the leaf in integer units, and the regularization term of a hessian in the same units.
    private let units: (gradient: Double, hessian: Double, l2: Double)
    /// The factor that turns a gain into integer units.
    private let unitsOfGain: Double
    private(set) var best: BoostingSplit?
    private var bestGain: Double {
        didSet { leastTerms = Self.leastTerms(bestGain, parentTerm, unitsOfGain) }
    }
    /// A lower bound, in integer units, of the terms of both sides of a better split.
    private var leastTerms: Double

    init(_ search: SplitSearch, total: GradientSums, count: Int, excluded: [BoostingSplit]) {
        self.search = search
        self.total = total
        self.excluded = excluded
        countMask = (1 << search.scale.countBits) - 1
        rowsPerHessian = total.hessian > 0 ? Double(count) / Double(total.hessian) : 0
        let hessian = search.hessian(total) + search.settings.l2Regularization
        let gradient = search.gradient(total)
        parentTerm = hessian > 0 ? gradient * gradient / hessian : 0
        // A gain up to this may be due to rounding alone.
        bestGain = parentTerm * 1e-12
        let scale = search.scale
        units = (
            Double(total.gradient), Double(total.hessian >> scale.countBits),
            search.settings.l2Regularization * scale.hessian
        )
        unitsOfGain = scale.gradient * scale.gradient / scale.hessian
        leastTerms = Self.leastTerms(bestGain, parentTerm, unitsOfGain)
    }

    /// A lower bound of the terms of a split with the given gain, in integer units, with a margin for rounding errors.
    private static func leastTerms(_ gain: Double, _ parentTerm: Double, _ units: Double) -> Double {
        (gain + parentTerm) * units * (1 - 1e-9)
    }

    /// Whether a split may be better than the best so far. Compares the gain as below, but multiplied by the hessians of both
    /// sides, so that most splits take no division.
    @inline(__always)
    private func mayGain(_ left: GradientSums) -> Bool {
        let (gradient, hessian) = (Double(left.gradient), Double(left.hessian >> search.scale.countBits))
        let rightGradient = units.gradient - gradient
        let leftHessian = hessian + units.l2
        let rightHessian = units.hessian - hessian + units.l2
        return gradient * gradient * rightHessian + rightGradient * rightGradient * leftHessian
            > leastTerms * leftHessian * rightHessian
    }

    /// The number of rows of some sums: exact if rows are counted, otherwise estimated from the hessians.
    @inline(__always)
    private func count(_ sums: GradientSums) -> Double {
        countMask > 0 ? Double(sums.hessian & countMask) : Double(sums.hessian) * rowsPerHessian
    }

    /// The gain of a split; nil if a side is too small.
    @inline(__always)
    private func gain(_ left: GradientSums) -> Double? {
        let right = total - left
        let settings = search.settings
        // Half a row of slack, as counts may be estimates. The grower counts the rows of close cases.
        let least = countMask > 0 ? Double(settings.minSamplesLeaf) : Double(settings.minSamplesLeaf) - 0.5
        guard count(left) >= least, count(right) >= least else { return nil }
        let leftHessian = search.hessian(left)
        let rightHessian = search.hessian(right)
        guard leftHessian > 0, rightHessian > 0, leftHessian >= settings.minHessianLeaf,
            rightHessian >= settings.minHessianLeaf
        else { return nil }
        let leftGradient = search.gradient(left)
        let rightGradient = search.gradient(right)
        return leftGradient * leftGradient / (leftHessian + settings.l2Regularization)
            + rightGradient * rightGradient / (rightHessian + settings.l2Regularization) - parentTerm
    }

    @inline(__always)
    private func sums(_ binSums: UnsafePointer<Int64>, _ bin: Int) -> GradientSums {
        GradientSums(gradient: binSums[2 * bin], hessian: binSums[2 * bin + 1])
    }

    /// Tries all thresholds of a numeric column, with missing values on either side.
    mutating func tryBounds(_ binSums: UnsafePointer<Int64>, _ column: Int, _ bins: ColumnBins) {
        let missing = sums(binSums, bins.missingCode)
        let hasMissing = missing.hessian != 0
        for missingGoesLeft in hasMissing ? [false, true] : [false] {
            var left = missingGoesLeft ? missing : GradientSums()
            for bin in 0..<bins.count {
                let here = sums(binSums, bin)
                // An empty bin splits the rows in the same way as the bin before it.
                if here.hessian == 0, here.gradient == 0 { continue }
                left.gradient &+= here.gradient
                left.hessian &+= here.hessian
                guard mayGain(left), let gain = gain(left), gain > bestGain else { continue }
                let next = (bin + 1..<bins.count).first { binSums[2 * $0 + 1] != 0 } ?? bin + 1
                propose(
                    BoostingSplit(
                        gain: gain, column: column,
                        rule: .upTo(last: bin, next: next, missingGoesLeft: missingGoesLeft), left: left,
                        hasMissing: hasMissing))
            }
        }
    }

    /// Tries sets of categories: those with the lowest ratios of gradient to hessian against the others. For a convex loss,
    /// the best of these is the best of all sets (Fisher, *Journal of the American Statistical Association* 53, 1958).
    ///
    /// As in LightGBM and scikit-learn, 10 is added to the hessians in the ratios, so that categories of few rows do not come
    /// first and last by chance.
    mutating func tryCategories(_ binSums: UnsafePointer<Int64>, _ column: Int, _ bins: ColumnBins) {
        let smoothing = 10.0
        let present = (0...bins.missingCode).filter { binSums[2 * $0 + 1] != 0 }
        guard present.count > 1 else { return }
        let ratios = present.map { bin in
            search.gradient(sums(binSums, bin)) / (search.hessian(sums(binSums, bin)) + smoothing)
        }
        let order = present.indices.sorted { (ratios[$0], $0) < (ratios[$1], $1) }.map { present[$0] }
        var left = GradientSums()
        for (place, bin) in order.dropLast().enumerated() {
            let here = sums(binSums, bin)
            left.gradient &+= here.gradient
            left.hessian &+= here.hessian
            guard let gain = gain(left), gain > bestGain else { continue }
            propose(
                BoostingSplit(
                    gain: gain, column: column, rule: .among(Set(order[...place])), left: left,
                    hasMissing: binSums[2 * bins.missingCode + 1] != 0))
        }
    }

    private mutating func propose(_ split: BoostingSplit) {
        guard !excluded.contains(where: { $0.column == split.column && $0.rule == split.rule }) else {
            return
        }
        bestGain = split.gain
        best = split
    }
}
