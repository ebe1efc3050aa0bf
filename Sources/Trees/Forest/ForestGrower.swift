import Base
import Learn
import Numerics
import Synchronization

/// Grows the trees of a forest, several at a time on several threads.
struct ForestGrower: Sendable {
    private let table: CodedTable
    private let rules: GrowthRules
    private let sampler: BootstrapSampler?
    private let weights: [Double]
    private let accumulator: Accumulator
    private let threadCount: Int?

    /// The sums that trees keep of the rows of a node, and the targets of the rows.
    private enum Accumulator: Sendable {
        case classes(ClassAccumulator)
        case targets(SquaredErrorAccumulator, [Double])

        var payloadSize: Int {
            switch self {
            case .classes(let accumulator): accumulator.payloadSize
            case .targets(let accumulator, _): accumulator.payloadSize
            }
        }
    }

    /// A tree that has just been grown, in memory that the next tree reuses.
    struct Growth {
        /// The index of the tree in the forest.
        let index: Int
        let builder: TreeBuilder
        /// The rows that the tree predicted while it grew, if any.
        let predictionRows: PredictionRows?
        /// Returns the rows that the tree was grown from.
        let inBag: () -> RowSet
    }

    /// The maximum expected count of a row in a bootstrap sample for `BinaryAccumulator`, whose records hold counts of up to
    /// 127: where 40 is expected, a larger count is all but impossible.
    private static let largestExpectedCount = 40.0

    /// Prepares what all trees of a classifier share.
    ///
    /// - Parameter weights: the weight of each row: its relative probability of being drawn if `bootstrap`, otherwise its
    ///   sample weight.
    init(
        _ x: LazyColumns, _ y: Labels, weights: [Double]?, rules: GrowthRules, criterion: ImpurityCriterion,
        bootstrap: Bool, maxBins: Int?, threadCount: Int?
    ) throws {
        let sampler = bootstrap ? BootstrapSampler(rowCount: x.rowCount, weights: weights) : nil
        var largestWeight: Double? = 1
        if let sampler {
            largestWeight = sampler.largestExpectedCount <= Self.largestExpectedCount ? 1 : nil
        } else if weights != nil {
            largestWeight = nil
        }
        let accumulator = ClassAccumulator(
            y, criterion: criterion, minSamplesLeaf: rules.minSamplesLeaf, largestWeight: largestWeight,
            hasWholeWeights: bootstrap || weights == nil, totalWeight: x.rowCount)
        try self.init(
            x, .classes(accumulator), sampler, weights: weights, rules: rules, maxBins: maxBins,
            threadCount: threadCount)
    }

    /// Prepares what all trees of a regressor share.
    ///
    /// - Parameter weights: as for a classifier.
    init(
        _ x: LazyColumns, targets: [Double], weights: [Double]?, rules: GrowthRules, bootstrap: Bool,
        maxBins: Int?, threadCount: Int?
    ) throws {
        try self.init(
            x, .targets(SquaredErrorAccumulator(), targets),
            bootstrap ? BootstrapSampler(rowCount: x.rowCount, weights: weights) : nil, weights: weights,
            rules: rules, maxBins: maxBins, threadCount: threadCount)
    }

    private init(
        _ x: LazyColumns, _ accumulator: Accumulator, _ sampler: BootstrapSampler?, weights: [Double]?,
        rules: GrowthRules, maxBins: Int?, threadCount: Int?
    ) throws {
        self.rules = rules
        self.threadCount = threadCount
        self.sampler = sampler
        self.weights = sampler != nil ? [] : weights ?? [Double](repeating: 1, count: x.rowCount)
        self.accumulator = accumulator
        table = try CodedTable(
            x, maxBins: maxBins, payloadSize: accumulator.payloadSize, threadCount: threadCount)
    }

    /// The seed of each tree, drawn before any tree is grown.
    static func treeSeeds(count: Int, seed: UInt32) -> [UInt32] {
        var random = RandomState(seed: seed)
        return (0..<count).map { _ in UInt32(random.randint(0..<Int(Int32.max))) }
    }

    /// Encodes rows for the trees to predict while they grow; nil if these trees cannot do so.
    ///
    /// - Throws: `LearnError.notFinite` for an infinity.
    func predictionTable(_ sets: [LazyColumns]) throws -> PredictionTable? {
        guard rules.maxLeafNodes == nil else { return nil }
        let rowCount = sets.reduce(0) { $0 + $1.rowCount }
        return try PredictionTable(
            sets, with: table,
            threadCount: threads(threadCount, rows: rowCount, columns: table.columns.count))
    }

    /// Grows the trees.
    ///
    /// - Parameters:
    ///   - predicting: rows that the trees predict while they grow.
    ///   - collect: returns what to keep of a tree.
    /// - Returns: what was kept, in the order of the trees.
    /// - Throws: `CancellationError`.
    func grow<Result: Sendable>(
        count: Int, seed: UInt32, predicting: PredictionTable? = nil, collect: @Sendable (Growth) -> Result
    ) throws -> [Result] {
        let seeds = Self.treeSeeds(count: count, seed: seed)
        return switch (accumulator, sampler) {
        case (.classes(.binary(let accumulator, let targets)), let sampler?):
            try grow(accumulator, targets, seeds, predicting, collect) {
                sampler.counts(seed: $0, as: UInt8.self).lazy.map { Double($0) }
            }
        case (.classes(.classes(let accumulator, let targets)), let sampler?):
            try grow(accumulator, targets, seeds, predicting, collect) {
                sampler.counts(seed: $0, as: UInt32.self).lazy.map { Double($0) }
            }
        case (.targets(let accumulator, let targets), let sampler?):
            try grow(accumulator, targets, seeds, predicting, collect) {
                sampler.counts(seed: $0, as: UInt32.self).lazy.map { Double($0) }
            }
        case (.classes(.binary(let accumulator, let targets)), nil):
            try grow(accumulator, targets, seeds, predicting, collect) { _ in weights }
        case (.classes(.classes(let accumulator, let targets)), nil):
            try grow(accumulator, targets, seeds, predicting, collect) { _ in weights }
        case (.targets(let accumulator, let targets), nil):
            try grow(accumulator, targets, seeds, predicting, collect) { _ in weights }
        }
    }

    private func grow<Sums: ImpurityAccumulator, Result: Sendable>(
        _ accumulator: Sums, _ targets: [Sums.Target], _ seeds: [UInt32], _ predicting: PredictionTable?,
        _ collect: @Sendable (Growth) -> Result,
        weights: @Sendable (UInt32) -> some RandomAccessCollection<Double> & SendableMetatype
    ) throws -> [Result] {
        let progress = ProgressReporter("random forest", total: seeds.count)
        // Idle growers, whose memory the next tree reuses.
        let growers = Mutex<[RecordTreeGrower<Sums>]>([])
        let results = Chunks(count: seeds.count, size: 1).map(threadCount: threadCount) { range -> Result? in
            guard !progress.isCancelled else { return nil }
            let index = range.lowerBound
            var grower =
                growers.withLock { $0.popLast() }
                ?? RecordTreeGrower(
                    table: table, accumulator: accumulator, targets: targets, rules: rules,
                    capacity: table.rowCount,
                    predicting: predicting)
            let weights = weights(seeds[index])
            grower.grow(weights: weights, seed: seeds[index])
            let result = collect(
                Growth(index: index, builder: grower.builder, predictionRows: grower.predictionRows) {
                    RowSet(weights)
                })
            growers.withLock { $0.append(grower) }
            progress.advance()
            return result
        }
        try progress.checkCancellation()
        return results.compactMap(\.self)
    }
}
