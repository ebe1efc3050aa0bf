import Learn

/// What is counted in the nodes of trees that tell classes apart.
enum ClassTally: Sendable {
    /// Two classes and whole weights.
    case binary(BinaryCounts)
    /// Any classes and weights.
    case classes(ClassWeights)

    /// The faster of those that fit.
    ///
    /// - Parameters:
    ///   - largestWeight: the largest weight a row may have; nil if that is not known.
    ///   - hasWholeWeights: whether weights are whole numbers.
    ///   - totalWeight: the weight of all rows.
    init(
        _ y: Labels, criterion: ImpurityCriterion, minSamplesLeaf: Int, largestWeight: Double?,
        hasWholeWeights: Bool,
        totalWeight: Int
    ) {
        let countsRows = minSamplesLeaf > 1
        if y.classCount == 2, let largestWeight, largestWeight <= Double(BinaryCounts.maxWeight),
            totalWeight <= (countsRows ? BinaryCounts.maxTotalWithRows : Int(UInt32.max))
        {
            let labels = y.codes.map { UInt8(truncatingIfNeeded: $0) }
            self = .binary(BinaryCounts(criterion: criterion, labels: labels, countsRows: countsRows))
        } else {
            self = .classes(
                ClassWeights(
                    criterion: criterion, codes: y.codes, classCount: y.classCount, isExact: hasWholeWeights))
        }
    }

    /// How many bytes of a record a row's class and weight take.
    var payloadSize: Int {
        switch self {
        case .binary(let tally): tally.payloadSize
        case .classes(let tally): tally.payloadSize
        }
    }
}
