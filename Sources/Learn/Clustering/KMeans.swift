import Base

/// K-means clustering: divides rows into clusters so that the sum of squared distances to the cluster means
/// is small.
///
/// Each of `nInit` runs starts from its own centres and moves them by Lloyd's algorithm; the run with the
/// smallest sum is kept. Random numbers and rules are those of scikit-learn, so that the same seed gives the
/// same labels. Distances are Euclidean: columns of different units should be scaled by a `StandardScaler`
/// first.
///
///     let model = try KMeans(clusters: 3, seed: 42).fit(x)
///     model.labels, model.centers, model.inertia
///
/// Sources: Lloyd, IEEE Transactions on Information Theory 28 (1982); Arthur & Vassilvitskii, “k-means++: the
/// advantages of careful seeding”, SODA 2007; scikit-learn 1.9.
public struct KMeans: Transformer, Equatable, Encodable, Keyed {
    /// The initial centres of a run.
    public enum Initialization: Equatable, Sendable, Codable {
        /// Rows far from each other: drawn one by one, with probabilities proportional to the squared
        /// distance to the centres before.
        case kMeansPlusPlus
        /// Rows drawn uniformly (or in proportion to their weights).
        case random
        /// Given points: one for each cluster, with a coordinate for each column. There is one run.
        case centers([[Double]])
    }

    /// The number of clusters.
    public var clusterCount: Int
    /// The initial centres of a run.
    public var initialization: Initialization
    /// The number of runs, of which the best is kept; one if the initial centres are given.
    public var nInit: Int
    /// The maximum number of iterations of a run.
    public var maxIterations: Int
    /// The tolerance of convergence: a run ends when the sum of the squared movements of the centres is at
    /// most this times the mean variance of the columns, or when no label changes.
    public var tolerance: Double
    /// The seed of the random numbers.
    public var seed: UInt32
    /// The maximum number of threads; all cores if nil. The result does not depend on it.
    public var threadCount: Int?

    /// Creates a clustering.
    public init(
        clusters clusterCount: Int = 8, initialization: Initialization = .kMeansPlusPlus, nInit: Int = 10,
        maxIterations: Int = 300, tolerance: Double = 1e-4, seed: UInt32 = 0, threadCount: Int? = nil
    ) {
        self.clusterCount = clusterCount
        self.initialization = initialization
        self.nInit = nInit
        self.maxIterations = maxIterations
        self.tolerance = tolerance
        self.seed = seed
        self.threadCount = threadCount
    }

    /// Clusters rows of equal weight.
    ///
    /// - Throws: the errors of `fit(_:sampleWeight:)`.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(x, sampleWeight: nil)
    }

    /// Clusters rows.
    ///
    /// - Parameter sampleWeight: the weight of each row, none negative; 1 if nil.
    /// - Throws: `LearnError` for a matrix without rows or columns or with anything but finite numbers, for
    ///   fewer rows than clusters, for weights or parameters out of range; `CancellationError`.
    public func fit(_ x: Matrix, sampleWeight: [Double]?) throws -> Fitted {
        try kept("KMeans.fit", self, x, sampleWeight) {
            let rows = try KMeansRows(x, sampleWeight: sampleWeight)
            let progress = ProgressReporter("k-means", total: runCount)
            return try fit(rows, progress)
        }
    }

    /// The number of runs.
    var runCount: Int {
        if case .centers = initialization { 1 } else { nInit }
    }

    /// Clusters prepared rows, and reports the progress of each run.
    func fit(_ rows: KMeansRows, _ progress: ProgressReporter) throws -> Fitted {
        try requireParameters(rows)
        let starts = try starts(rows)
        // Runs are computed in parallel unless there is one, or so many rows that these are divided instead.
        let together = starts.count > 1 && rows.rowCount < 1 << 17
        let runThreads = threads(
            threadCount, rows: rows.rowCount * starts.count, columns: rows.columnCount)
        let lloyd = Lloyd(
            rows: rows, maxIterations: maxIterations, tolerance: tolerance * rows.meanVariance,
            threadCount: together ? 1 : threads(threadCount, rows: rows.rowCount, columns: rows.columnCount))
        let batches = Chunks(count: starts.count, size: together ? starts.count : 1)
        var best: Lloyd.Result?
        for batch in (0..<batches.chunkCount).map({ batches[$0] }) {
            let results = Chunks(count: batch.count, size: 1).map(threadCount: runThreads) { offset in
                let start = starts[batch.lowerBound + offset.lowerBound]
                let result = lloyd.run(from: rows.centers(start)) { progress.isCancelled }
                progress.advance()
                return result
            }
            try progress.checkCancellation()
            for result in results where isBetter(result, than: best) { best = result }
        }
        guard let best else { throw LearnError.noRows(in: "the runs of k-means") }
        guard best.inertia.isFinite else { throw LearnError.overflow(estimator: "k-means") }
        return Fitted(best, rows)
    }

    /// Returns whether a run is better than the best before it: it has a smaller inertia, and its clusters
    /// are not the same in another order, whose inertia may differ by rounding.
    private func isBetter(_ result: Lloyd.Result, than best: Lloyd.Result?) -> Bool {
        guard let best else { return true }
        guard result.inertia < best.inertia else { return false }
        var counterparts = [Int?](repeating: nil, count: clusterCount)
        for (label, other) in zip(result.labels, best.labels) {
            if let counterpart = counterparts[label], counterpart != other { return true }
            counterparts[label] = other
        }
        return false
    }

    private func requireParameters(_ rows: KMeansRows) throws {
        for (name, value) in [
            ("clusterCount", clusterCount), ("nInit", nInit), ("maxIterations", maxIterations),
            ("threadCount", threadCount ?? 1),
        ] where value < 1 {
            throw LearnError.invalidParameter(name: name, value: String(value), expected: "at least 1")
        }
        guard clusterCount <= rows.rowCount else {
            throw LearnError.invalidParameter(
                name: "clusterCount", value: String(clusterCount),
                expected: "at most the number of rows, \(rows.rowCount)")
        }
        guard tolerance >= 0, tolerance.isFinite else {
            throw LearnError.invalidParameter(
                name: "tolerance", value: "\(tolerance)", expected: "zero or more, and finite")
        }
        guard case .centers(let centers) = initialization else { return }
        guard centers.count == clusterCount else {
            throw LearnError.lengthMismatch(
                what: "initial centres", count: centers.count, expected: clusterCount)
        }
        for (row, center) in centers.enumerated() {
            guard center.count == rows.columnCount else {
                throw LearnError.raggedRow(row: row, count: center.count, expected: rows.columnCount)
            }
            for (column, value) in zip(rows.columnNames, center) where !value.isFinite {
                throw LearnError.notFinite(row: row, column: column, value: value)
            }
        }
    }
}
