import Base

/// Clusters by k-means: rows are divided so that the sum of squared distances to the means of their clusters is small.
///
/// Each of `nInit` runs starts from centres of its own and moves them by Lloyd's algorithm; the run of the least sum
/// is kept. The random numbers and the rules are scikit-learn's, so that the same seed gives the same labels. Distances
/// are Euclidean: columns in units of different size want a `StandardScaler` first.
///
///     let model = try KMeans(clusters: 3, seed: 42).fit(x)
///     model.labels, model.centers, model.inertia
///
/// Sources: Lloyd, IEEE Transactions on Information Theory 28 (1982); Arthur & Vassilvitskii, “k-means++: the
/// advantages of careful seeding”, SODA 2007; scikit-learn 1.9.
public struct KMeans: Transformer, Equatable {
    /// Where the centres of a run start.
    public enum Initialization: Equatable, Sendable {
        /// At rows far from each other: drawn one by one, in proportion to the squared distance to those before.
        case kMeansPlusPlus
        /// At rows drawn evenly (or in proportion to their weights).
        case random
        /// At these points: one for each cluster, with a number for each column. There is one run.
        case centers([[Double]])
    }

    /// How many clusters.
    public var clusterCount: Int
    /// Where the centres of a run start.
    public var initialization: Initialization
    /// How many runs, the best of which is kept; one if the initial centres are given.
    public var nInit: Int
    /// How many steps a run takes at most.
    public var maxIterations: Int
    /// A run ends when the sum of the centres' squared movements is no larger than this times the mean variance of
    /// the columns, or when no label changes.
    public var tolerance: Double
    /// The seed of the random numbers.
    public var seed: UInt32
    /// At most so many threads; all cores if nil. The result does not depend on it.
    public var threadCount: Int?

    /// A clustering that is yet to be fitted.
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

    /// Finds the clusters of the rows, each row counting once.
    ///
    /// - Throws: what `fit(_:sampleWeight:)` throws.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(x, sampleWeight: nil)
    }

    /// Finds the clusters of the rows.
    ///
    /// - Parameter sampleWeight: how much each row counts, none negative; once each if nil.
    /// - Throws: `LearnError` for a matrix without rows or columns or with anything but finite numbers, for fewer rows
    ///   than clusters, for weights or parameters out of range; `CancellationError`.
    public func fit(_ x: Matrix, sampleWeight: [Double]?) throws -> Fitted {
        let rows = try KMeansRows(x, sampleWeight: sampleWeight)
        let progress = ProgressReporter("k-means", total: runCount)
        return try fit(rows, progress)
    }

    /// How many runs there are.
    var runCount: Int {
        if case .centers = initialization { 1 } else { nInit }
    }

    /// Finds the clusters of rows that have been prepared, and tells of each run.
    func fit(_ rows: KMeansRows, _ progress: ProgressReporter) throws -> Fitted {
        try requireParameters(rows)
        let starts = try starts(rows)
        // Runs are worked on beside each other unless there is one, or so many rows that they are divided instead.
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

    /// Whether a run is to be kept instead of the best before it: of less inertia, and not the same clusters in another
    /// order, which rounding may give another inertia.
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
