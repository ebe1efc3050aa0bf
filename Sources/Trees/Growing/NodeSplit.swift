/// How the rows of a node are parted.
struct NodeSplit {
    /// The column asked.
    var column = 0
    /// The largest code that goes left; those of categories that do are listed elsewhere.
    var lastLeft: UInt32 = 0
    /// The smallest code that goes right, of those that occur; nil if only missing values do.
    var firstRight: UInt32?
    /// Whether rows without a value go left, if there are any in the node.
    var missingGoesLeft = false
    /// Whether there are rows without a value in the node.
    var hasMissing = false
    /// Whether the column holds categories, and `lastLeft` means nothing.
    var isCategorical = false
    /// How many positions of the list of categories go left.
    var categoryCount = 0
}

/// Where the records of a node are, and what is known before it is looked at.
struct GrowingNode {
    var start = 0
    var count: Int
    var depth = 0
    /// In which of the two buffers its records are.
    var isInSecondBuffer = false
    var knownConstants = 0
    var impurity: Double
    /// Where the records are of the rows that ride along, and how many they are.
    var ridingStart = 0
    var ridingCount = 0
}

/// A split that has been found, its records moved.
struct NodeExpansion {
    let split: NodeSplit
    let leftCount: Int
    let leftImpurity: Double
    let rightImpurity: Double
    /// By how much it lessens the impurity, times the node's share of all rows.
    let improvement: Double
    /// By how much it lessens the impurity, times the weight of the node's rows.
    let gain: Double
}
