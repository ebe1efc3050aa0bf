/// Grows the trees of a forest, side by side on several threads.
struct ForestGrower: Sendable {
    private let table: CodedTable
    private let rules: GrowthRules
    private let sampler: BootstrapSampler?
    private let weights: [Double]
    private let tally: ClassTally
    private let threadCount: Int?

    /// A row that is drawn forty times on average will not be drawn more often than a record can say (127 times) while
    /// the sun shines.
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
    /// - Throws: `CancellationError`.
    func grow(count: Int, seed: UInt32) throws -> [GrownTree] {
        let progress = ProgressReporter("random forest", total: count)
        let seeds = Self.treeSeeds(count: count, seed: seed)
        let trees = Chunks(count: count, size: 1).map(threadCount: threadCount) { index -> GrownTree? in
            guard !progress.isCancelled else { return nil }
            defer { progress.advance() }
            return grow(seed: seeds[index.lowerBound])
        }
        try progress.checkCancellation()
        return trees.compactMap(\.self)
    }

    private func grow(seed: UInt32) -> GrownTree {
        switch (tally, sampler) {
        case (.binary(let tally), let sampler?):
            let counts = sampler.counts(seed: seed, as: UInt8.self)
            return grow(tally, counts.lazy.map { Double($0) }, seed)
        case (.classes(let tally), let sampler?):
            let counts = sampler.counts(seed: seed, as: UInt32.self)
            return grow(tally, counts.lazy.map { Double($0) }, seed)
        case (.binary(let tally), nil): return grow(tally, weights, seed)
        case (.classes(let tally), nil): return grow(tally, weights, seed)
        }
    }

    private func grow(
        _ tally: some ImpurityTally, _ weights: some RandomAccessCollection<Double>, _ seed: UInt32
    ) -> GrownTree {
        var grower = RecordTreeGrower(
            table: table, tally: tally, rules: rules, capacity: weights.count { $0 != 0 }, seed: seed)
        return grower.grow(weights: weights)
    }
}
