import Frames
import Learn
import Numerics
import Trees

extension Work {
    /// The number of threads, here and in the peer.
    static let threadCount = 2
    /// The number of rows that a fitted model is evaluated on.
    private static let judgedRows = 100_000

    /// Does the work once.
    ///
    /// - Parameters:
    ///   - folder: the data.
    ///   - rows: the maximum number of training rows; the work's own number if nil.
    /// - Throws: ``MatrixFolderError``, `LearnError`.
    public func run(on folder: MatrixFolder, rows: Int? = nil) throws -> Outcome {
        let rows = [rows, rowLimit].compactMap(\.self).min()
        switch self {
        case .boosting:
            return try fit(
                Self.leafWise, from: folder.training(.mixed, rows: rows), folder.validation(.mixed))
        case .boostingDepth3:
            let shallow = GradientBoosting(maxLeaves: 8, maxDepth: 3, threadCount: Self.threadCount)
            return try fit(shallow, from: folder.training(.mixed, rows: rows), folder.validation(.mixed))
        case .forest:
            let forest = RandomForest(splitter: .binned(), seed: 42, threadCount: Self.threadCount)
            return try fit(forest, from: folder.training(.numeric, rows: rows), folder.validation(.numeric))
        case .forestExact:
            let forest = RandomForest(maxDepth: 10, seed: 42, threadCount: Self.threadCount)
            let (learned, judged) = try folder.plays(rows: rows)
            return try fit(forest, from: learned, judged)
        case .logistic:
            let regression = LogisticRegression(classWeight: .balanced, threadCount: Self.threadCount)
            return try fit(
                regression, from: folder.training(.numeric, rows: rows), folder.validation(.numeric))
        case .kmeans: return try cluster(folder.training(.numeric, rows: rows, columns: 6).x)
        case .prediction:
            let model = try Self.leafWise.fit(folder.training(.mixed, rows: rows))
            return try predict(model, folder.validation(.mixed))
        case .metrics: return try score(folder.validationLabels(rows: rows))
        }
    }

    private static let leafWise = GradientBoosting(maxLeaves: 31, threadCount: threadCount)

    private func fit(
        _ classifier: some Classifier, from learned: LabelledRows, _ judged: LabelledRows
    ) throws -> Outcome {
        let (model, cost) = try Cost.measuring { try classifier.fit(learned) }
        let judged = try judged.prefix(Self.judgedRows)
        return outcome(learned.x, cost, quality: try judged.rocAUC(model.predictProbability(judged.x)))
    }

    private func predict(_ model: some FittedClassifier, _ rows: LabelledRows) throws -> Outcome {
        let (probabilities, cost) = try Cost.measuring { try model.predictProbabilities(rows.x) }
        return outcome(rows.x, cost, quality: try rows.rocAUC(Array(probabilities.column(at: 1))))
    }

    private func cluster(_ x: Matrix) throws -> Outcome {
        let (sweep, cost) = try Cost.measuring {
            try KMeans.sweep(2...9, of: x, nInit: 10, seed: 42, threadCount: Self.threadCount)
        }
        let silhouettes = sweep.silhouetteScores
        return outcome(x, cost, quality: silhouettes.reduce(0, +) / Double(silhouettes.count))
    }

    private func score(_ truth: Labels) throws -> Outcome {
        // Scores that say something of the truth; NumPy's generator makes the same ones for the peer.
        var random = RandomState(seed: 42)
        let probability = truth.codes.map { 0.3 * Double($0) + 0.7 * random.random() }
        let (area, cost) = try Cost.measuring {
            let scores = try ClassificationScores(truth, probability: probability)
            let figures = [scores.accuracy, scores.logLoss, scores.brierScore, scores.averagePrecision]
            let curve = try scores.rocCurve()
            let area = scores.rocAUC
            // All of it is looked at, so that none of it may be left out.
            guard scores.report.classes.count == 2, curve.thresholds.count > 2, !figures.contains(nil) else {
                return Double.nan
            }
            return area ?? .nan
        }
        return Outcome(
            rows: truth.count, columns: 1, seconds: cost.seconds, megabytes: cost.megabytes, quality: area)
    }

    private func outcome(_ x: Matrix, _ cost: Cost, quality: Double) -> Outcome {
        Outcome(
            rows: x.rowCount, columns: x.columnCount, seconds: cost.seconds, megabytes: cost.megabytes,
            quality: quality)
    }
}

extension Classifier {
    fileprivate func fit(_ rows: LabelledRows) throws -> Fitted { try fit(rows.x, rows.y) }
}

extension LabelledRows {
    fileprivate func rocAUC(_ probability: [Double]) throws -> Double {
        try Metrics.rocAUC(y, scores: probability)
    }
}
