import Base
import Learn

/// The part of gradient boosting that classification and regression have in common.
struct BoostingFit: Sendable {
    var nEstimators: Int
    var learningRate: Double
    var maxBins: Int
    var settings: BoostingSettings

    /// The trees of a fit, and the loss on the validation rows after each iteration.
    struct Outcome {
        var ensemble: TreeEnsemble
        var initialScores: [Double]
        var validationLosses: [Double]
    }

    /// The magnitudes of weights and targets whose sums of squares and derivatives are numbers of single precision.
    private static let magnitudes = 1e-30...1e30

    /// Checks that weights are of a magnitude that can be summed.
    ///
    /// - Throws: `LearnError.unsupported`.
    static func requireMagnitude(ofWeights weights: [Double]?) throws {
        guard let largest = weights?.max(), !magnitudes.contains(largest) else { return }
        throw LearnError.unsupported(
            "gradient boosting takes weights whose largest is from 1e-30 to 1e30, not \(largest); scale them")
    }

    /// Checks that targets are of a magnitude that can be squared.
    ///
    /// - Throws: `LearnError.overflow`.
    static func requireMagnitude(ofTargets targets: [Double]) throws {
        guard targets.allSatisfy({ abs($0) <= magnitudes.upperBound }) else {
            throw LearnError.overflow(estimator: "gradient boosting")
        }
    }

    /// Throws `LearnError.invalidParameter` for a parameter out of range.
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
                name: "maxLeaves", value: "nil, as is maxDepth", expected: "a limit on leaves or on depth")
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

    /// Grows trees until there are enough, or until the loss on the validation rows stops decreasing; then only the trees up
    /// to the smallest loss are kept.
    ///
    /// - Throws: `LearnError.unsupported` for too many columns or categories; `CancellationError`.
    func run<Loss: BoostingLoss>(
        _ x: Matrix, _ loss: Loss, monitor: ValidationMonitor<Loss>?
    ) throws -> Outcome {
        guard x.columnCount <= Int(UInt16.max) else {
            throw LearnError.unsupported(
                "gradient boosting takes at most 65,535 columns, not \(x.columnCount)")
        }
        let mapper = try BinMapper(LazyColumns(x), maxBins: maxBins, threadCount: settings.threadCount)
        if mapper.columns.allSatisfy({ $0.count <= Int(UInt8.max) }) {
            return try run(rows(x, mapper, loss.outputCount, UInt8.self), InputColumns(x), loss, monitor)
        }
        return try run(rows(x, mapper, loss.outputCount, UInt16.self), InputColumns(x), loss, monitor)
    }

    private func rows<Code>(
        _ x: Matrix, _ mapper: BinMapper, _ outputCount: Int, _: Code.Type
    ) -> BoostingRows<Code> {
        BoostingRows(x, mapper: mapper, outputCount: outputCount, threadCount: settings.threadCount)
    }

    private func run<Loss: BoostingLoss, Code>(
        _ rows: consuming BoostingRows<Code>, _ columns: InputColumns, _ loss: Loss,
        _ monitor: ValidationMonitor<Loss>?
    ) throws -> Outcome {
        let progress = ProgressReporter("gradient boosting", total: nEstimators)
        var monitor = monitor
        var run = BoostingRun(rows, loss, settings, learningRate: learningRate)
        var ensemble = TreeEnsemble(
            columns: columns, outputs: .takeTurns(count: loss.outputCount), roundsToFloat: false, trees: [],
            gains: [Double](repeating: 0, count: columns.count))
        for _ in 0..<nEstimators {
            try progress.checkCancellation()
            run.iterate(&ensemble)
            progress.advance()
            if monitor?.shouldStop(after: ensemble, threadCount: settings.threadCount) == true { break }
        }
        return Outcome(
            ensemble: monitor?.best ?? ensemble, initialScores: loss.initialScores,
            validationLosses: monitor?.losses ?? [])
    }
}
