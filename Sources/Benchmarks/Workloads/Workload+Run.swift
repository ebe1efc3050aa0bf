import Frames
import Learn
import Numerics
import Trees

extension Workload {
    /// The number of threads, here and in the peer.
    static let threadCount = 2
    /// The number of held-out rows that fitted models are scored on.
    private static let scoredRows = 100_000

    /// Runs the workload once.
    ///
    /// - Parameters:
    ///   - folder: the folder of the data.
    ///   - rows: the maximum number of training rows; that of the workload if nil.
    /// - Throws: ``MatrixFolderError``, `LearnError`.
    public func run(on folder: MatrixFolder, rows: Int? = nil) throws -> Outcome {
        let rows = [rows, rowLimit].compactMap(\.self).min()
        switch self {
        case .boosting:
            return try fit(
                Self.leafWise, on: folder.training(.mixed, rows: rows), folder.validation(.mixed))
        case .boostingDepth3:
            let shallow = GradientBoosting(maxLeaves: 8, maxDepth: 3, threadCount: Self.threadCount)
            return try fit(shallow, on: folder.training(.mixed, rows: rows), folder.validation(.mixed))
        case .forest:
            let forest = RandomForest(splitter: .binned(), seed: 42, threadCount: Self.threadCount)
            return try fit(forest, on: folder.training(.numeric, rows: rows), folder.validation(.numeric))
        case .forestExact:
            let forest = RandomForest(maxDepth: 10, seed: 42, threadCount: Self.threadCount)
            let (training, validation) = try folder.plays(rows: rows)
            return try fit(forest, on: training, validation)
        case .logistic:
            let regression = LogisticRegression(classWeight: .balanced, threadCount: Self.threadCount)
            return try fit(
                regression, on: folder.training(.numeric, rows: rows), folder.validation(.numeric))
        case .kmeans: return try cluster(folder.training(.numeric, rows: rows, columns: 6).x)
        case .prediction:
            let model = try Self.leafWise.fit(folder.training(.mixed, rows: rows))
            return try predict(model, folder.validation(.mixed))
        case .metrics: return try score(folder.validationLabels(rows: rows))
        }
    }

    private static let leafWise = GradientBoosting(maxLeaves: 31, threadCount: threadCount)

    private func fit(
        _ classifier: some Classifier, on training: LabelledRows, _ validation: LabelledRows
    ) throws -> Outcome {
        let (model, cost) = try Cost.measuring { try classifier.fit(training) }
        let scored = try validation.prefix(Self.scoredRows)
        return outcome(training.x, cost, quality: try scored.rocAUC(model.predictProbability(scored.x)))
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
        // Scores that are correlated with the truth; the peer draws the same ones from NumPy's generator.
        var random = RandomState(seed: 42)
        let probability = truth.codes.map { 0.3 * Double($0) + 0.7 * random.random() }
        let (area, cost) = try Cost.measuring {
            let scores = try ClassificationScores(truth, probability: probability)
            let values = [scores.accuracy, scores.logLoss, scores.brierScore, scores.averagePrecision]
            let curve = try scores.rocCurve()
            let area = scores.rocAUC
            // All results are used, so that none of the work is optimized away.
            guard scores.report.classes.count == 2, curve.thresholds.count > 2, values.allSatisfy(\.isFinite)
            else {
                return Double.nan
            }
            return area
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
