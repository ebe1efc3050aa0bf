import Numerics

/// Cuts rows into parts that no group is spread over and in which every class has about its share, as scikit-learn's
/// `StratifiedGroupKFold`: groups, those with the most uneven classes first, each go to the part where they leave the
/// shares of the classes most even.
public struct StratifiedGroupKFold: CrossValidator {
    /// How many parts, at least two.
    public var splits: Int
    /// Which rows belong together.
    public var groups: Groups
    /// Whether groups that are equally uneven come in random order.
    public var shuffle: Bool
    /// The seed of NumPy's `RandomState`, used if groups are shuffled.
    public var seed: UInt32

    /// A way to split.
    public init(splits: Int = 5, groups: Groups, shuffle: Bool = false, seed: UInt32 = 0) {
        self.splits = splits
        self.groups = groups
        self.shuffle = shuffle
        self.seed = seed
    }

    /// The splits of the rows that have these labels.
    ///
    /// - Throws: `LearnError.lengthMismatch` unless there is a group for each row, `LearnError.invalidParameter` for
    ///   fewer than two parts or fewer groups than parts, `LearnError.classTooSmall` if no class has a member for each
    ///   part.
    public func split(_ labels: Labels) throws -> [TrainTestSplit] {
        try groups.requireFolds(splits, rowCount: labels.count)
        let present = labels.classCounts.indices.filter { labels.classCounts[$0] > 0 }
        let totals = present.map { Double(labels.classCounts[$0]) }
        if let largest = present.max(by: { labels.classCounts[$0] < labels.classCounts[$1] }),
            labels.classCounts[largest] < splits
        {
            throw LearnError.classTooSmall(
                labels.classNames[largest], members: labels.classCounts[largest], needed: splits)
        }
        var place = [Int](repeating: 0, count: labels.classCount)
        for (position, code) in present.enumerated() { place[code] = position }
        var counts = [[Double]](
            repeating: [Double](repeating: 0, count: present.count), count: groups.groupCount)
        for (group, code) in zip(groups.codes, labels.codes) { counts[group][place[code]] += 1 }

        var order = Array(0..<groups.groupCount)
        if shuffle {
            var random = RandomState(seed: seed)
            random.shuffle(&order)
        }
        let unevenness = counts.map(standardDeviation)
        // Sorting here is stable, which keeps equally uneven groups in their order.
        order.sort { unevenness[$0] > unevenness[$1] }

        var folds = [[Double]](repeating: [Double](repeating: 0, count: present.count), count: splits)
        var foldOfGroup = [Int](repeating: 0, count: groups.groupCount)
        for group in order {
            let fold = bestFold(for: counts[group], among: folds, totals: totals)
            for position in totals.indices { folds[fold][position] += counts[group][position] }
            foldOfGroup[group] = fold
        }
        return trainTestSplits(foldOfRow: groups.codes.map { foldOfGroup[$0] }, foldCount: splits)
    }

    /// The part in which a group leaves the shares of the classes most even over the parts; of parts that are as good
    /// (to five digits) the one with fewer rows.
    private func bestFold(for group: [Double], among folds: [[Double]], totals: [Double]) -> Int {
        var best = (fold: 0, unevenness: Double.infinity, rows: Double.infinity)
        for candidate in folds.indices {
            let deviations = totals.indices.map { position in
                standardDeviation(
                    folds.indices.map { fold in
                        (folds[fold][position] + (fold == candidate ? group[position] : 0)) / totals[position]
                    })
            }
            let unevenness = deviations.reduce(0, +) / Double(totals.count)
            let rows = folds[candidate].reduce(0, +)
            let isAsGood = abs(unevenness - best.unevenness) <= 1e-8 + 1e-5 * abs(best.unevenness)
            if unevenness < best.unevenness || best.unevenness.isFinite && isAsGood && rows < best.rows {
                best = (candidate, unevenness, rows)
            }
        }
        return best.fold
    }
}

/// The standard deviation of a population.
func standardDeviation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
}
