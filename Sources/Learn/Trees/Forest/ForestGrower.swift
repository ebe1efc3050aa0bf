import Synchronization

/// Grows the trees of a forest, side by side on several threads.
struct ForestGrower: Sendable {
    private let table: CodedTable
    private let rules: GrowthRules
    private let sampler: BootstrapSampler?
    private let weights: [Double]
    private let tally: ClassTally
    private let threadCount: Int?

    /// A tree, and the rows it was grown from if they were asked for.
    struct Grown: Sendable {
        let tree: GrownTree
        let inBag: RowSet?
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

    /// Grows the trees.
    ///
    /// - Parameter keepsRows: whether to remember the rows that each tree is grown from.
    /// - Throws: `CancellationError`.
    func grow(count: Int, seed: UInt32, keepsRows: Bool) throws -> [Grown] {
        let seeds = Self.treeSeeds(count: count, seed: seed)
        return switch (tally, sampler) {
        case (.binary(let tally), let sampler?):
            try grow(tally, seeds, keepsRows) {
                sampler.counts(seed: $0, as: UInt8.self).lazy.map { Double($0) }
            }
        case (.classes(let tally), let sampler?):
            try grow(tally, seeds, keepsRows) {
                sampler.counts(seed: $0, as: UInt32.self).lazy.map { Double($0) }
            }
        case (.binary(let tally), nil): try grow(tally, seeds, keepsRows) { _ in weights }
        case (.classes(let tally), nil): try grow(tally, seeds, keepsRows) { _ in weights }
        }
    }

    private func grow<Tally: ImpurityTally>(
        _ tally: Tally, _ seeds: [UInt32], _ keepsRows: Bool,
        weights: @Sendable (UInt32) -> some RandomAccessCollection<Double> & SendableMetatype
    ) throws -> [Grown] {
        let progress = ProgressReporter("random forest", total: seeds.count)
        // Growers that rest, to be taken up by the next tree.
        let growers = Mutex<[RecordTreeGrower<Tally>]>([])
        let trees = Chunks(count: seeds.count, size: 1).map(threadCount: threadCount) { index -> Grown? in
            guard !progress.isCancelled else { return nil }
            var grower =
                growers.withLock { $0.popLast() }
                ?? RecordTreeGrower(table: table, tally: tally, rules: rules, capacity: table.rowCount)
            let seed = seeds[index.lowerBound]
            let weights = weights(seed)
            let tree = grower.grow(weights: weights, seed: seed)
            growers.withLock { $0.append(grower) }
            progress.advance()
            return Grown(tree: tree, inBag: keepsRows ? RowSet(weights) : nil)
        }
        try progress.checkCancellation()
        return trees.compactMap(\.self)
    }
}
