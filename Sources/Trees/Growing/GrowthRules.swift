import Learn

/// When to stop splitting.
struct GrowthRules: Sendable {
    var maxDepth = Int.max
    /// A node with fewer rows is not split.
    var minSamplesSplit = 2
    /// How many rows each side of a split must have.
    var minSamplesLeaf = 1
    /// How many columns are looked at for a split.
    var maxFeatures: Int
    /// How many leaves there may be; as many as come if nil.
    var maxLeafNodes: Int?
    /// By how much a split must lessen the impurity, times the node's share of all rows.
    var minImpurityDecrease = 0.0

    /// What counts as zero, as for scikit-learn.
    static let epsilon = Double.ulpOfOne
}

extension GrowthRules {
    /// Checked rules.
    ///
    /// - Throws: `LearnError.invalidParameter` for the first that is out of its range.
    init(
        maxDepth: Int?, minSamplesSplit: Int, minSamplesLeaf: Int, maxFeatures: MaxFeatures,
        maxLeafNodes: Int?,
        minImpurityDecrease: Double, columnCount: Int
    ) throws {
        let least = [
            ("maxDepth", maxDepth, 1), ("minSamplesSplit", minSamplesSplit, 2),
            ("minSamplesLeaf", minSamplesLeaf, 1),
            ("maxLeafNodes", maxLeafNodes, 2),
        ]
        for case (let name, let value?, let bound) in least where value < bound {
            throw LearnError.invalidParameter(name: name, value: String(value), expected: "at least \(bound)")
        }
        guard minImpurityDecrease >= 0 else {
            throw LearnError.invalidParameter(
                name: "minImpurityDecrease", value: "\(minImpurityDecrease)", expected: "zero or more")
        }
        self.init(
            maxDepth: maxDepth ?? .max,
            minSamplesSplit: max(minSamplesSplit, 2 * min(minSamplesLeaf, .max / 2)),
            minSamplesLeaf: minSamplesLeaf, maxFeatures: try maxFeatures.resolved(columnCount: columnCount),
            maxLeafNodes: maxLeafNodes, minImpurityDecrease: minImpurityDecrease)
    }
}
