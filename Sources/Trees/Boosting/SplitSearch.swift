/// A way to part the rows of a leaf in two.
struct BoostingSplit: Equatable, Sendable {
    /// Where a row goes by its bin in the column.
    enum Rule: Equatable, Sendable {
        /// Bins up to `last` go left; `next` is the first bin after it that has rows.
        case upTo(last: Int, next: Int, missingGoesLeft: Bool)
        /// These bins go left, the missing one perhaps among them.
        case among(Set<Int>)
    }

    /// By how much the split lessens the loss.
    var gain: Double
    var column: Int
    var rule: Rule
    /// The sums of the rows that go left.
    var left: GradientSums
    /// Whether the column had missing values among the rows.
    var hasMissing: Bool

    /// Whether a bin goes left.
    func goesLeft(_ bin: Int, missingCode: Int) -> Bool {
        switch rule {
        case .upTo(let last, _, let missingGoesLeft): bin == missingCode ? missingGoesLeft : bin <= last
        case .among(let bins): bins.contains(bin)
        }
    }
}

/// Looks for the best split of a leaf in its histogram.
struct SplitSearch: Sendable {
    let layout: HistogramLayout
    let settings: BoostingSettings
    let scale: DerivativeScale

    /// The best split of a leaf; nil if none lessens the loss.
    ///
    /// - Parameters:
    ///   - total: the sums over all rows of the leaf.
    ///   - count: how many rows it has.
    ///   - order: the columns in the order to try them: of splits that are equally good, the first is taken.
    ///   - excluded: splits that are not to be proposed.
    func best(
        in histogram: GradientHistogram, total: GradientSums, count: Int, order: [Int],
        excluding excluded: [BoostingSplit]
    ) -> BoostingSplit? {
        var search = LeafSearch(self, total: total, count: count, excluded: excluded)
        histogram.sums.withUnsafeBufferPointer { sums in
            guard let sums = sums.baseAddress else { return }
            for column in order {
                let bins = layout.columns[column]
                layout.withSums(of: column, in: sums) { cells in
                    if bins.isCategorical {
                        search.tryCategories(cells, column, bins)
                    } else {
                        search.tryBounds(cells, column, bins)
                    }
                }
            }
        }
        return search.best
    }

    /// The hessian of some sums.
    @inline(__always)
    func hessian(_ sums: GradientSums) -> Double { Double(sums.hessian >> scale.countBits) / scale.hessian }

    /// The gradient of some sums.
    @inline(__always)
    func gradient(_ sums: GradientSums) -> Double { Double(sums.gradient) / scale.gradient }

    /// The Newton step of a leaf with these sums.
    func step(_ sums: GradientSums) -> Double {
        let hessian = hessian(sums) + settings.l2Regularization
        return hessian > 0 ? -gradient(sums) / hessian : 0
    }
}

/// The search for the split of one leaf.
private struct LeafSearch {
    private let search: SplitSearch
    private let total: GradientSums
    private let excluded: [BoostingSplit]
    /// Rows a unit of hessian, where rows are not counted bin by bin.
    private let rowsPerHessian: Double
    private let countMask: Int64
    private let parentTerm: Double
    /// The sums over all rows of the leaf in whole units, and what is added to a side's hessian in such units.
    private let units: (gradient: Double, hessian: Double, l2: Double)
    /// What a term of the gain in units is to be multiplied by.
    private let unitsOfGain: Double
    private(set) var best: BoostingSplit?
    private var bestGain: Double {
        didSet { leastTerms = Self.leastTerms(bestGain, parentTerm, unitsOfGain) }
    }
    /// The terms of both sides in units that a better split has at least.
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
        // What rounding alone can make look like a gain.
        bestGain = parentTerm * 1e-12
        let scale = search.scale
        units = (
            Double(total.gradient), Double(total.hessian >> scale.countBits),
            search.settings.l2Regularization * scale.hessian
        )
        unitsOfGain = scale.gradient * scale.gradient / scale.hessian
        leastTerms = Self.leastTerms(bestGain, parentTerm, unitsOfGain)
    }

    /// A little less than what the terms of a split come to in units if it has a gain, to be safe from rounding.
    private static func leastTerms(_ gain: Double, _ parentTerm: Double, _ units: Double) -> Double {
        (gain + parentTerm) * units * (1 - 1e-9)
    }

    /// Whether a split may be better than the best so far: its gain as below, with everything multiplied by the hessians
    /// of both sides, so that most splits cost no division.
    @inline(__always)
    private func mayGain(_ left: GradientSums) -> Bool {
        let (gradient, hessian) = (Double(left.gradient), Double(left.hessian >> search.scale.countBits))
        let rightGradient = units.gradient - gradient
        let leftHessian = hessian + units.l2
        let rightHessian = units.hessian - hessian + units.l2
        return gradient * gradient * rightHessian + rightGradient * rightGradient * leftHessian
            > leastTerms * leftHessian * rightHessian
    }

    /// How many rows some sums are of: exactly where rows are counted, else in proportion to the hessians.
    @inline(__always)
    private func count(_ sums: GradientSums) -> Double {
        countMask > 0 ? Double(sums.hessian & countMask) : Double(sums.hessian) * rowsPerHessian
    }

    /// The gain of a split; nil where a side is too small.
    @inline(__always)
    private func gain(_ left: GradientSums) -> Double? {
        let right = total - left
        let settings = search.settings
        // Half a row of slack for counts that are estimates; the grower counts where it is close.
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
    private func sums(_ cells: UnsafePointer<Int64>, _ bin: Int) -> GradientSums {
        GradientSums(gradient: cells[2 * bin], hessian: cells[2 * bin + 1])
    }

    /// Tries the bounds between the bins of a column of numbers, missing values on either side.
    mutating func tryBounds(_ cells: UnsafePointer<Int64>, _ column: Int, _ bins: ColumnBins) {
        let missing = sums(cells, bins.missingCode)
        let hasMissing = missing.hessian != 0
        for missingGoesLeft in hasMissing ? [false, true] : [false] {
            var left = missingGoesLeft ? missing : GradientSums()
            for bin in 0..<bins.count {
                let here = sums(cells, bin)
                // An empty bin parts the rows as the one before did.
                if here.hessian == 0, here.gradient == 0 { continue }
                left.gradient &+= here.gradient
                left.hessian &+= here.hessian
                guard mayGain(left), let gain = gain(left), gain > bestGain else { continue }
                let next = (bin + 1..<bins.count).first { cells[2 * $0 + 1] != 0 } ?? bin + 1
                propose(
                    BoostingSplit(
                        gain: gain, column: column,
                        rule: .upTo(last: bin, next: next, missingGoesLeft: missingGoesLeft), left: left,
                        hasMissing: hasMissing))
            }
        }
    }

    /// Tries sets of categories: those with the lowest gradient by hessian against the others, which for a convex loss
    /// holds the best of all sets (Fisher, *Journal of the American Statistical Association* 53, 1958).
    ///
    /// Ten is added to the hessians that they are sorted by, as LightGBM and scikit-learn do, so that categories of few
    /// rows do not come first and last by chance.
    mutating func tryCategories(_ cells: UnsafePointer<Int64>, _ column: Int, _ bins: ColumnBins) {
        let smoothing = 10.0
        let present = (0...bins.missingCode).filter { cells[2 * $0 + 1] != 0 }
        guard present.count > 1 else { return }
        let ratios = present.map { bin in
            search.gradient(sums(cells, bin)) / (search.hessian(sums(cells, bin)) + smoothing)
        }
        let order = present.indices.sorted { (ratios[$0], $0) < (ratios[$1], $1) }.map { present[$0] }
        var left = GradientSums()
        for (place, bin) in order.dropLast().enumerated() {
            let here = sums(cells, bin)
            left.gradient &+= here.gradient
            left.hessian &+= here.hessian
            guard let gain = gain(left), gain > bestGain else { continue }
            propose(
                BoostingSplit(
                    gain: gain, column: column, rule: .among(Set(order[...place])), left: left,
                    hasMissing: cells[2 * bins.missingCode + 1] != 0))
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
