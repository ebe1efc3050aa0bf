import Learn

/// The limits on the growth of a tree.
struct GrowthRules: Sendable {
    /// The maximum depth of a node.
    var maxDepth = Int.max
    /// The minimum number of rows of a node to be split.
    var minSamplesSplit = 2
    /// The minimum number of rows on each side of a split.
    var minSamplesLeaf = 1
    /// The number of columns that are examined for a split.
    var maxFeatures: Int
    /// The maximum number of leaves; nil for no limit.
    var maxLeafNodes: Int?
    /// The minimum impurity decrease of a split, weighted by the node's fraction of all rows.
    var minImpurityDecrease = 0.0

    /// The threshold below which an impurity counts as zero, as in scikit-learn.
    static let epsilon = Double.ulpOfOne
}

extension GrowthRules {
    /// Validates parameters.
    ///
    /// - Throws: `LearnError.invalidParameter` for the first parameter that is out of range.
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
