import Learn

/// The impurity accumulator of a classification tree.
enum ClassAccumulator: Sendable {
    /// For two classes and small whole weights.
    case binary(BinaryAccumulator)
    /// For any number of classes and any weights.
    case classes(WeightedClassAccumulator)

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
            let labels = y.codes.map { UInt8(truncatingIfNeeded: $0) }
            self = .binary(BinaryAccumulator(criterion: criterion, labels: labels, countsRows: countsRows))
        } else {
            self = .classes(
                WeightedClassAccumulator(
                    criterion: criterion, codes: y.codes, classCount: y.classCount, isExact: hasWholeWeights))
        }
    }

    /// The number of bytes in a record that hold the row's class and weight.
    var payloadSize: Int {
        switch self {
        case .binary(let accumulator): accumulator.payloadSize
        case .classes(let accumulator): accumulator.payloadSize
        }
    }
}
