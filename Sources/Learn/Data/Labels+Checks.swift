extension Labels {
    /// What a classifier asks of the labels it is fitted on: one for each row, and of at least two classes.
    package func requireUsable(rowCount: Int) throws {
        guard count == rowCount else {
            throw LearnError.lengthMismatch(what: "labels", count: count, expected: rowCount)
        }
        guard count > 0 else { throw LearnError.noRows(in: "labels") }
    }

    /// What telling classes apart asks for: rows of more than one class.
    package func requireSeveralClasses() throws {
        let present = zip(classNames, classCounts).filter { $0.1 > 0 }
        if present.count == 1, let only = present.first {
            throw LearnError.oneClass(only.0)
        }
        guard let absent = zip(classNames, classCounts).first(where: { $0.1 == 0 }) else { return }
        throw LearnError.absentClass(absent.0)
    }

    /// A class whose rows all have a weight of zero is as good as absent.
    package func requireWeightedClasses(_ weights: [Double]?) throws {
        try requireWeightedClasses(totals: weightedClassCounts(weights))
    }

    /// The same, given the weight of each class's rows together.
    package func requireWeightedClasses(totals: [Double]) throws {
        for (name, weight) in zip(classNames, totals) where weight == 0 {
            throw LearnError.absentClass(name)
        }
    }

    /// What a measure of two classes asks for.
    package func requireBinary() throws {
        guard classCount == 2 else { throw LearnError.notBinary(classes: classNames) }
    }
}

/// What every use of sample weights asks of them: one a row, finite, not negative, not all zero.
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
