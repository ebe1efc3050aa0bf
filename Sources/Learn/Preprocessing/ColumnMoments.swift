/// The count, mean and variance of a column, without NaN.
struct ColumnMoments: Equatable, Sendable {
    /// The number of values that are not NaN.
    var count = 0
    /// The mean of the values; NaN if there are none.
    var mean = Double.nan
    /// The sum of squared differences from the mean.
    var squares = Double.nan

    /// The variance of the population (divided by n).
    var variance: Double { count > 0 ? squares / Double(count) : .nan }

    /// Whether the column is constant except for rounding errors: scikit-learn's bound on the error of the
    /// variance (after Chan, Golub & LeVeque, *The American Statistician* 37, 1983).
    var isConstant: Bool {
        guard count > 0 else { return true }
        let n = Double(count)
        let spread = n * mean * Double.ulpOfOne
        return variance <= n * Double.ulpOfOne * variance + spread * spread
    }

    /// Creates the moments of no values.
    init() {}

    /// Computes the moments of a run of values in two passes, of which the second corrects the rounding
    /// errors of the first.
    init(_ values: UnsafeBufferPointer<Double>) {
        var count = 0
        var sum = 0.0
        for value in values where !value.isNaN {
            count += 1
            sum += value
        }
        guard count > 0 else { return }
        let guess = sum / Double(count)
        var squares = 0.0
        var rest = 0.0
        for value in values where !value.isNaN {
            let difference = value - guess
            rest += difference
            squares += difference * difference
        }
        self.count = count
        mean = guess + rest / Double(count)
        self.squares = squares - rest * rest / Double(count)
    }

    /// Adds the moments of another run (Chan, Golub & LeVeque 1983).
    mutating func merge(_ other: ColumnMoments) {
        guard other.count > 0 else { return }
        guard count > 0 else {
            self = other
            return
        }
        let total = Double(count + other.count)
        let difference = other.mean - mean
        squares += other.squares + difference * difference * Double(count) * Double(other.count) / total
        mean += difference * Double(other.count) / total
        count += other.count
    }
}

extension LazyColumns {
    /// Returns the moments of each column, computed from runs that fit into the cache.
    func moments() throws -> [ColumnMoments] {
        try mapRuns(length: 4096) { _, run in ColumnMoments(run) }.map { runs in
            runs.reduce(into: ColumnMoments()) { $0.merge($1) }
        }
    }
}

extension Matrix {
    /// Returns the moments of each column.
    ///
    /// - Throws: `LearnError.notFinite` for an infinity.
    func columnMoments() throws -> [ColumnMoments] {
        try LazyColumns(self).moments()
    }

    /// Returns each column shifted, then divided: (x − center) / scale.
    ///
    /// - Throws: `LearnError.notFinite` for an infinity.
    func standardized(centers: [Double], scales: [Double]) throws -> Matrix {
        try LazyColumns(self).mapping { $1.adding(.standardize(center: centers[$0], scale: scales[$0])) }
            .matrix()
    }
}
