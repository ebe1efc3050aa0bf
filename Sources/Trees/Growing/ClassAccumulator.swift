import Learn

/// The impurity accumulator of a classification tree, and the class of each row as it takes them.
enum ClassAccumulator: Sendable {
    /// For two classes and small whole weights.
    case binary(BinaryAccumulator, [UInt8])
    /// For any number of classes and any weights.
    case classes(WeightedClassAccumulator, [Int32])

    /// Creates the fastest accumulator that can represent the classes and weights.
    ///
    /// - Parameters:
    ///   - largestWeight: the maximum weight of a row; nil if unknown.
    ///   - hasWholeWeights: whether weights are whole numbers.
    ///   - totalWeight: the total weight of all rows.
    init(
        _ y: Labels, criterion: ImpurityCriterion, minSamplesLeaf: Int, largestWeight: Double?,
        hasWholeWeights: Bool,
        totalWeight: Int
    ) {
        let countsRows = minSamplesLeaf > 1
        if y.classCount == 2, let largestWeight, largestWeight <= Double(BinaryAccumulator.maxWeight),
            totalWeight <= (countsRows ? BinaryAccumulator.maxTotalWithRows : Int(UInt32.max))
        {
            self = .binary(
                BinaryAccumulator(criterion: criterion, countsRows: countsRows),
                y.codes.map { UInt8(truncatingIfNeeded: $0) })
        } else {
            self = .classes(
                WeightedClassAccumulator(
                    criterion: criterion, classCount: y.classCount, isExact: hasWholeWeights), y.codes)
        }
    }

    /// The number of bytes in a record that hold the row's class and weight.
    var payloadSize: Int {
        switch self {
        case .binary(let accumulator, _): accumulator.payloadSize
        case .classes(let accumulator, _): accumulator.payloadSize
        }
    }
}
