import Learn

/// `threadCount` must be nil or at least 1.
func requireThreads(_ threadCount: Int?) throws {
    guard threadCount ?? 1 >= 1 else {
        throw LearnError.invalidParameter(
            name: "threadCount", value: "\(threadCount ?? 1)", expected: "at least 1")
    }
}

/// `ccpAlpha` must be zero or positive.
func requireAlpha(_ alpha: Double) throws {
    guard alpha >= 0 else {
        throw LearnError.invalidParameter(name: "ccpAlpha", value: "\(alpha)", expected: "zero or more")
    }
}

extension LazyColumns {
    /// Trees need rows and columns that fit their indices. NaN is a missing value; columns may be categorical.
    func requireUsableByTrees(_ estimator: String) throws {
        try requireRowsAndColumns(for: estimator)
        guard columns.count <= 65_535 else {
            throw LearnError.unsupported("\(estimator) takes at most 65,535 columns, not \(columns.count)")
        }
        guard rowCount < Int(UInt32.max) / 2 else {
            throw LearnError.unsupported("\(estimator) takes at most 2,147,483,646 rows, not \(rowCount)")
        }
    }
}
