import Base
import Learn

/// What the fit of a boosted model is told, whether it predicts classes or numbers.
struct BoostingFit: Sendable {
    var nEstimators: Int
    var learningRate: Double
    var maxBins: Int
    var settings: BoostingSettings

    /// The trees of a fit, and the loss on the rows kept aside after each iteration.
    struct Outcome {
        var ensemble: TreeEnsemble
        var initialScores: [Double]
        var validationLosses: [Double]
    }

    /// Refuses parameters out of range.
    func requireParameters(_ stopping: EarlyStopping?) throws {
        let counts = [
            ("nEstimators", nEstimators), ("maxLeaves", (settings.maxLeaves ?? 2) - 1),
            ("maxDepth", settings.maxDepth ?? 1), ("minSamplesLeaf", settings.minSamplesLeaf),
            ("threadCount", settings.threadCount ?? 1), ("patience", stopping?.patience ?? 1),
        ]
        for (name, value) in counts where value < 1 {
            throw LearnError.invalidParameter(
                name: name, value: String(name == "maxLeaves" ? value + 1 : value),
                expected: name == "maxLeaves" ? "at least 2" : "at least 1")
        }
        guard settings.maxLeaves != nil || settings.maxDepth != nil else {
            throw LearnError.invalidParameter(
                name: "maxLeaves", value: "nil with no maxDepth either",
                expected: "a limit, as trees need one")
        }
        guard 2...Int(UInt16.max) ~= maxBins else {
            throw LearnError.invalidParameter(
                name: "maxBins", value: String(maxBins), expected: "from 2 to \(UInt16.max)")
        }
        guard learningRate > 0, learningRate.isFinite else {
            throw LearnError.invalidParameter(
                name: "learningRate", value: "\(learningRate)", expected: "above zero and finite")
        }
        for (name, value) in [
            ("l2Regularization", settings.l2Regularization), ("minHessianLeaf", settings.minHessianLeaf),
            ("tolerance", stopping?.tolerance ?? 0),
        ] where !(value >= 0 && value.isFinite) {
            throw LearnError.invalidParameter(
                name: name, value: "\(value)", expected: "finite and not negative")
        }
    }

    /// Grows trees until there are enough, or the loss on the rows kept aside no longer falls; then only the trees up to
    /// the least loss are kept.
    ///
    /// - Throws: `LearnError.unsupported` for too many columns or categories; `CancellationError`.
    func run<Loss: BoostingLoss>(_ x: Matrix, _ loss: Loss, watch: ValidationWatch<Loss>?) throws -> Outcome {
        guard x.columnCount <= Int(UInt16.max) else {
            throw LearnError.unsupported("trees take at most 65,535 columns, and there are \(x.columnCount)")
        }
        let mapper = try BinMapper(x, maxBins: maxBins, threadCount: settings.threadCount)
        if mapper.columns.allSatisfy({ $0.count <= Int(UInt8.max) }) {
            return try run(rows(x, mapper, loss.outputCount, UInt8.self), InputColumns(x), loss, watch)
        }
        return try run(rows(x, mapper, loss.outputCount, UInt16.self), InputColumns(x), loss, watch)
    }

    private func rows<Code>(
        _ x: Matrix, _ mapper: BinMapper, _ outputCount: Int, _: Code.Type
    ) -> BoostingRows<Code> {
        BoostingRows(x, mapper: mapper, outputCount: outputCount, threadCount: settings.threadCount)
    }

    private func run<Loss: BoostingLoss, Code>(
        _ rows: consuming BoostingRows<Code>, _ columns: InputColumns, _ loss: Loss,
        _ watch: ValidationWatch<Loss>?
    ) throws -> Outcome {
        let progress = ProgressReporter("gradient boosting", total: nEstimators)
        var watch = watch
        var run = BoostingRun(rows, loss, settings, learningRate: learningRate)
        var ensemble = TreeEnsemble(
            columns: columns, outputs: .takeTurns(count: loss.outputCount), roundsToFloat: false, trees: [],
            gains: [Double](repeating: 0, count: columns.count))
        for _ in 0..<nEstimators {
            try progress.checkCancellation()
            run.iterate(&ensemble)
            progress.advance()
            if watch?.seesNoProgress(ensemble, threadCount: settings.threadCount) == true { break }
        }
        return Outcome(
            ensemble: watch?.best ?? ensemble, initialScores: loss.initialScores,
            validationLosses: watch?.losses ?? [])
    }
}

/// Rows kept aside, on which the loss is watched while trees are added.
struct ValidationWatch<Loss: BoostingLoss> {
    private let x: Matrix
    private let loss: Loss
    private let stopping: EarlyStopping
    private var scores: [Double]
    /// The loss after each iteration.
    private(set) var losses: [Double] = []
    /// The trees up to the least loss so far.
    private(set) var best: TreeEnsemble?
    private var leastLoss = Double.infinity

    /// - Parameter initialScores: those of the loss that is learned from.
    init(_ x: Matrix, _ loss: Loss, initialScores: [Double], _ stopping: EarlyStopping) {
        self.x = x
        self.loss = loss
        self.stopping = stopping
        scores = initialScores.flatMap { [Double](repeating: $0, count: x.rowCount) }
    }

    /// Takes the trees of one more iteration in.
    ///
    /// - Returns: whether the loss has not fallen for as many iterations as are waited for.
    mutating func seesNoProgress(_ ensemble: TreeEnsemble, threadCount: Int?) -> Bool {
        let count = ensemble.trees.count
        ensemble.addOutputs(
            of: count - loss.outputCount..<count, for: x, to: &scores, threadCount: threadCount)
        losses.append(loss.mean(at: scores))
        if losses[losses.count - 1] < leastLoss - stopping.tolerance {
            leastLoss = losses[losses.count - 1]
            best = ensemble
        }
        return losses.count - (best?.trees.count ?? 0) / loss.outputCount >= stopping.patience
    }
}

/// When boosting stops before it has grown all its trees: when the loss on rows it does not learn from no longer falls.
public struct EarlyStopping: Equatable, Sendable, Codable {
    /// The share of the rows that is kept aside, unless rows to validate on are given.
    public var validationFraction: Double
    /// How many iterations to wait for a lower loss.
    public var patience: Int
    /// By how much the loss must fall to count as lower.
    public var tolerance: Double
    /// Seeds the choice of the rows kept aside.
    public var seed: UInt32

    /// A rule for stopping.
    public init(
        validationFraction: Double = 0.1, patience: Int = 10, tolerance: Double = 1e-7, seed: UInt32 = 0
    ) {
        self.validationFraction = validationFraction
        self.patience = patience
        self.tolerance = tolerance
        self.seed = seed
    }
}
