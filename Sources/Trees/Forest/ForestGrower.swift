import Base
import Learn
import Numerics
import Synchronization

/// Grows the trees of a forest, side by side on several threads.
struct ForestGrower: Sendable {
    private let table: CodedTable
    private let rules: GrowthRules
    private let sampler: BootstrapSampler?
    private let weights: [Double]
    private let tally: ClassTally
    private let threadCount: Int?

    /// A tree that has just been grown, in memory that the next one will use.
    struct Harvest {
        /// Which of the trees it is.
        let index: Int
        let tree: GrowingTree
        /// What it says of the rows that rode along, if there were any.
        let riding: RidingRows?
        /// The rows that it was grown from.
        let inBag: () -> RowSet
    }

    /// A row that is drawn forty times on average will not be drawn more often than a record can say (127 times)
    /// while the sun shines.
    private static let largestExpectedCount = 40.0

    /// Makes ready what all trees share.
    ///
    /// - Parameter weights: of the rows: how likely each is to be drawn if `bootstrap`, else how much it counts.
    init(
        _ x: Matrix, _ y: Labels, weights: [Double]?, rules: GrowthRules, criterion: ImpurityCriterion,
        bootstrap: Bool, maxBins: Int?, threadCount: Int?
    ) throws {
        self.rules = rules
        self.threadCount = threadCount
        sampler = bootstrap ? BootstrapSampler(rowCount: x.rowCount, weights: weights) : nil
        var largestWeight: Double? = 1
        if let sampler {
            largestWeight = sampler.largestExpectedCount <= Self.largestExpectedCount ? 1 : nil
        } else if weights != nil {
            largestWeight = nil
        }
        self.weights = bootstrap ? [] : weights ?? [Double](repeating: 1, count: x.rowCount)
        tally = ClassTally(
            y, criterion: criterion, minSamplesLeaf: rules.minSamplesLeaf, largestWeight: largestWeight,
            hasWholeWeights: bootstrap || weights == nil, totalWeight: x.rowCount)
        table = try CodedTable(x, maxBins: maxBins, payloadSize: tally.payloadSize, threadCount: threadCount)
    }

    /// The seed of each tree, drawn before any is grown.
    static func treeSeeds(count: Int, seed: UInt32) -> [UInt32] {
        var random = RandomState(seed: seed)
        return (0..<count).map { _ in UInt32(random.randint(0..<Int(Int32.max))) }
    }

    /// The rows of a matrix, to ride along with the trees; nil if these do not take any along.
    func riding(_ x: Matrix) -> RidingTable? {
        guard rules.maxLeafNodes == nil else { return nil }
        return RidingTable(
            x, with: table, threadCount: threads(threadCount, rows: x.rowCount, columns: x.columnCount))
    }

    /// Grows the trees.
    ///
    /// - Parameters:
    ///   - riding: rows that ride along.
    ///   - harvest: what to keep of each tree.
    /// - Returns: what was kept, in the order of the trees.
    /// - Throws: `CancellationError`.
    func grow<Result: Sendable>(
        count: Int, seed: UInt32, riding: RidingTable? = nil, harvest: @Sendable (Harvest) -> Result
    ) throws -> [Result] {
        let seeds = Self.treeSeeds(count: count, seed: seed)
        return switch (tally, sampler) {
        case (.binary(let tally), let sampler?):
            try grow(tally, seeds, riding, harvest) {
                sampler.counts(seed: $0, as: UInt8.self).lazy.map { Double($0) }
            }
        case (.classes(let tally), let sampler?):
            try grow(tally, seeds, riding, harvest) {
                sampler.counts(seed: $0, as: UInt32.self).lazy.map { Double($0) }
            }
        case (.binary(let tally), nil): try grow(tally, seeds, riding, harvest) { _ in weights }
        case (.classes(let tally), nil): try grow(tally, seeds, riding, harvest) { _ in weights }
        }
    }

    private func grow<Tally: ImpurityTally, Result: Sendable>(
        _ tally: Tally, _ seeds: [UInt32], _ riding: RidingTable?, _ harvest: @Sendable (Harvest) -> Result,
        weights: @Sendable (UInt32) -> some RandomAccessCollection<Double> & SendableMetatype
    ) throws -> [Result] {
        let progress = ProgressReporter("random forest", total: seeds.count)
        // Growers that rest, to be taken up by the next tree.
        let growers = Mutex<[RecordTreeGrower<Tally>]>([])
        let results = Chunks(count: seeds.count, size: 1).map(threadCount: threadCount) { range -> Result? in
            guard !progress.isCancelled else { return nil }
            let index = range.lowerBound
            var grower =
                growers.withLock { $0.popLast() }
                ?? RecordTreeGrower(
                    table: table, tally: tally, rules: rules, capacity: table.rowCount, riding: riding)
            let weights = weights(seeds[index])
            grower.grow(weights: weights, seed: seeds[index])
            let result = harvest(
                Harvest(index: index, tree: grower.tree, riding: grower.riding) { RowSet(weights) })
            growers.withLock { $0.append(grower) }
            progress.advance()
            return result
        }
        try progress.checkCancellation()
        return results.compactMap(\.self)
    }
}
