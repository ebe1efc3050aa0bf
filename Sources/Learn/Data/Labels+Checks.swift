extension Labels {
    /// Checks the labels that a classifier is fitted on: one for each row, and at least one.
    package func requireUsable(rowCount: Int) throws {
        guard count == rowCount else {
            throw LearnError.lengthMismatch(what: "labels", count: count, expected: rowCount)
        }
        guard count > 0 else { throw LearnError.noRows(in: "labels") }
    }

    /// Checks that there are rows of every class, and of more than one.
    package func requireSeveralClasses() throws {
        let present = zip(classNames, classCounts).filter { $0.1 > 0 }
        if present.count == 1, let only = present.first {
            throw LearnError.oneClass(only.0)
        }
        guard let absent = zip(classNames, classCounts).first(where: { $0.1 == 0 }) else { return }
        throw LearnError.absentClass(absent.0)
    }

    /// Checks that the rows of each class have a weight above zero in total.
    package func requireWeightedClasses(_ weights: [Double]?) throws {
        try requireWeightedClasses(totals: weightedClassCounts(weights))
    }

    /// Checks that the total weight of each class is above zero.
    package func requireWeightedClasses(totals: [Double]) throws {
        for (name, weight) in zip(classNames, totals) where weight == 0 {
            throw LearnError.absentClass(name)
        }
    }

    /// Checks that there are two classes, as a binary metric needs.
    package func requireBinary() throws {
        guard classCount == 2 else { throw LearnError.notBinary(classes: classNames) }
    }
}

/// Checks sample weights, if there are any: one for each row, finite, not negative, not all zero.
package func requireWeights(_ weights: [Double]?, rowCount: Int) throws {
    guard let weights else { return }
    guard weights.count == rowCount else {
        throw LearnError.lengthMismatch(what: "sample weights", count: weights.count, expected: rowCount)
    }
    for (row, weight) in weights.enumerated() where !(weight.isFinite && weight >= 0) {
        throw LearnError.invalidWeight(row: row, value: weight)
    }
    guard weights.contains(where: { $0 > 0 }) else { throw LearnError.zeroWeights }
}
