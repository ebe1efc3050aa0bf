/// A split of the rows of a node.
struct NodeSplit {
    /// The index of the column.
    var column = 0
    /// The largest code that goes left; not used for categories.
    var lastLeft: UInt32 = 0
    /// The smallest code at the node that goes right; nil if only missing values go right.
    var firstRight: UInt32?
    /// Whether rows with a missing value go left, if the node has any.
    var missingGoesLeft = false
    /// Whether the node has rows with a missing value.
    var hasMissing = false
    /// Whether the column is categorical.
    var isCategorical = false
    /// The number of categories that go left: the first ones of `NodeSplitter.bestCategories`.
    var categoryCount = 0
}

/// The location of a node's records, and what is known about the node before it is split.
struct GrowingNode {
    /// The index of the first record in its buffer.
    var start = 0
    var count: Int
    var depth = 0
    /// The buffer of the two that holds the records.
    var isInSecondBuffer = false
    var knownConstants = 0
    var impurity: Double
    /// The index of the first record of the node's prediction rows, and their number.
    var predictionStart = 0
    var predictionCount = 0
}

/// A split whose records have been moved, unless it is the last one.
struct NodeExpansion {
    let split: NodeSplit
    let leftCount: Int
    /// Whether both children are leaves, so that the records were counted instead.
    let isLast: Bool
    let leftImpurity: Double
    let rightImpurity: Double
    /// The impurity decrease, weighted by the node's fraction of all rows.
    let improvement: Double
    /// The impurity decrease, weighted by the weight of the node's rows.
    let gain: Double
}
