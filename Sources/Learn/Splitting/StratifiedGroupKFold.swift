import Numerics

/// Divides rows into folds such that no group is in two of them and the class proportions are about the same
/// in all, as scikit-learn's `StratifiedGroupKFold`: groups, those with the most uneven classes first, each
/// go to the fold where they leave the class proportions most even.
public struct StratifiedGroupKFold: CrossValidator {
    /// The number of folds, at least two.
    public var splits: Int
    /// The group of each row.
    public var groups: Groups
    /// Whether groups that are equally uneven come in random order.
    public var shuffle: Bool
    /// The seed of NumPy's `RandomState`, used if groups are shuffled.
    public var seed: UInt32

    /// Creates a splitter.
    public init(splits: Int = 5, groups: Groups, shuffle: Bool = false, seed: UInt32 = 0) {
        self.splits = splits
        self.groups = groups
        self.shuffle = shuffle
        self.seed = seed
    }

    /// Returns the splits of the rows that have these labels.
    ///
    /// - Throws: `LearnError.lengthMismatch` unless there is a group for each row,
    ///   `LearnError.invalidParameter` for fewer than two folds or fewer groups than folds,
    ///   `LearnError.classTooSmall` if no class has a member for each fold.
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
        var indexOfClass = [Int](repeating: 0, count: labels.classCount)
        for (index, code) in present.enumerated() { indexOfClass[code] = index }
        var counts = [[Double]](
            repeating: [Double](repeating: 0, count: present.count), count: groups.groupCount)
        for (group, code) in zip(groups.codes, labels.codes) {
            counts[Int(group)][indexOfClass[Int(code)]] += 1
        }

        var order = Array(0..<groups.groupCount)
        if shuffle {
            var random = RandomState(seed: seed)
            random.shuffle(&order)
        }
        let unevenness = counts.map(standardDeviation)
        // Sorting is stable, which keeps equally uneven groups in their order.
        order.sort { unevenness[$0] > unevenness[$1] }

        var folds = [[Double]](repeating: [Double](repeating: 0, count: present.count), count: splits)
        var foldOfGroup = [Int](repeating: 0, count: groups.groupCount)
        for group in order {
            let fold = bestFold(for: counts[group], among: folds, totals: totals)
            for index in totals.indices { folds[fold][index] += counts[group][index] }
            foldOfGroup[group] = fold
        }
        return trainTestSplits(foldOfRow: groups.codes.map { foldOfGroup[Int($0)] }, foldCount: splits)
    }

    /// Returns the fold in which a group leaves the class proportions most even over the folds; of folds that
    /// are equally good (to five digits) the one with fewer rows.
    private func bestFold(for group: [Double], among folds: [[Double]], totals: [Double]) -> Int {
        var best = (fold: 0, unevenness: Double.infinity, rows: Double.infinity)
        for candidate in folds.indices {
            let deviations = totals.indices.map { index in
                standardDeviation(
                    folds.indices.map { fold in
                        (folds[fold][index] + (fold == candidate ? group[index] : 0)) / totals[index]
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

/// Returns the standard deviation of a population.
func standardDeviation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
}
