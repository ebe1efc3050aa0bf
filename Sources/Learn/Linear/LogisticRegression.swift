import Base
import Numerics

/// Logistic regression: the log-odds of a class are a weighted sum of the columns.
///
/// Minimises the log-loss, plus (unless `penalty` is `.none`) half the sum of squared coefficients over C, as
/// scikit-learn's `LogisticRegression` does; intercepts are not penalised. Two classes share one set of
/// coefficients, that of the positive class; several classes have one each (softmax). scikit-learn may stop
/// short of the minimum; this goes all the way, so that coefficients do not depend on the path. They are the
/// same, to the last bit, on any number of threads.
public struct LogisticRegression: LazyClassifier, Encodable, Keyed {
    /// The term added to the log-loss.
    public enum Penalty: Equatable, Sendable, Codable {
        /// No penalty: the coefficients maximise the likelihood.
        case none
        /// The sum of squared coefficients over 2·C; a smaller C gives smaller coefficients.
        case l2(C: Double)
    }

    /// The term added to the log-loss; by default that of scikit-learn, C = 1.
    public var penalty: Penalty
    /// The weights of the classes.
    public var classWeight: ClassWeight
    /// Whether there is an intercept.
    public var fitIntercept: Bool
    /// The Newton decrement √(gᵀH⁻¹g) at which to stop, a measure of the distance to the minimum. No
    /// coefficient is further from its optimum than √n times this in standard errors, whatever the units of
    /// the columns.
    public var tolerance: Double
    /// The maximum number of iterations.
    public var maxIterations: Int
    /// The maximum number of threads; all cores if nil. The model does not depend on it.
    public var threadCount: Int?

    /// Creates a logistic regression.
    public init(
        penalty: Penalty = .l2(C: 1), classWeight: ClassWeight = .none, fitIntercept: Bool = true,
        tolerance: Double = 1e-9, maxIterations: Int = 1000, threadCount: Int? = nil
    ) {
        self.penalty = penalty
        self.classWeight = classWeight
        self.fitIntercept = fitIntercept
        self.tolerance = tolerance
        self.maxIterations = maxIterations
        self.threadCount = threadCount
    }

    /// Fits the model to rows and their labels.
    ///
    /// - Throws: `LearnError` for parameters out of range, NaN or infinities, labels of another length,
    ///   classes without a row, invalid weights; `CancellationError` between two iterations if the task is
    ///   cancelled.
    public func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> Fitted {
        try kept("LogisticRegression.fit", self, x, y, sampleWeight) {
            try fit(lazily: LazyColumns(x), y, sampleWeight: sampleWeight)
        }
    }

    /// Fits the model and returns the probabilities that it predicts, from columns that are computed on demand.
    ///
    /// - Throws: the errors of `fit` and `predictProbabilities`.
    package func fitPredictProbabilities(
        lazily x: consuming LazyColumns, _ y: Labels, on sets: consuming [LazyColumns],
        sampleWeight: [Double]?
    ) throws -> [Matrix] {
        let model = try fit(lazily: x, y, sampleWeight: sampleWeight)
        return try sets.map { try model.predictProbabilities($0.matrix()) }
    }

    private func fit(lazily x: LazyColumns, _ y: Labels, sampleWeight: [Double]?) throws -> Fitted {
        try requireParameters()
        try x.requireRowsAndColumns(for: "a logistic regression")
        try x.requireNumbers(for: "a logistic regression")
        try y.requireUsable(rowCount: x.rowCount)
        try y.requireSeveralClasses()
        let weights = try classWeight.factors(for: y, sampleWeight: sampleWeight)
        try y.requireWeightedClasses(totals: weights.totals(y))
        let progress = ProgressReporter("logistic regression", total: maxIterations)
        return y.classCount == 2
            ? try fitBinary(x, y, weights, progress)
            : try fitSoftmax(x, y, classWeight.rowWeights(for: y, sampleWeight: sampleWeight), progress)
    }

    private func fitBinary(
        _ x: LazyColumns, _ y: Labels, _ weights: RowWeights, _ progress: ProgressReporter
    ) throws -> Fitted {
        let totalWeight = weights.totals(y).reduce(0, +)
        let loss = BinaryLogLoss(
            x: x, y: y, weights: weights, totalWeight: totalWeight, penalty: inverseStrength / totalWeight,
            fitsIntercept: fitIntercept, threadCount: threadCount)
        let pilot = loss.pilot()
        let result = try optimizer.minimize(
            loss, from: pilot.flatMap(roughMinimum) ?? loss.origin, curvature: pilot?.curvature(at:),
            afterStep: { try step(progress) })
        if penalty == .none, result.value < Self.lossOfSeparation {
            throw LearnError.separable
        }
        return try model(x, y, result, rows: [result.point])
    }

    /// Reports an iteration of the optimizer.
    private func step(_ progress: ProgressReporter) throws {
        progress.advance()
        try progress.checkCancellation()
    }

    private func fitSoftmax(
        _ columns: LazyColumns, _ y: Labels, _ weights: [Double]?, _ progress: ProgressReporter
    ) throws -> Fitted {
        let x = try columns.wholeMatrix ?? columns.matrix()
        let totalWeight = weights?.reduce(0, +) ?? Double(x.rowCount)
        let loss = SoftmaxLoss(
            x: x, codes: y.codes, classCount: y.classCount, weights: weights, totalWeight: totalWeight,
            penalty: inverseStrength / totalWeight, fitsIntercept: fitIntercept, threadCount: threadCount)
        let result = try optimizer.minimize(loss, from: loss.origin, afterStep: { try step(progress) })
        if penalty == .none, result.value < Self.lossOfSeparation {
            throw LearnError.separable
        }
        return try model(
            columns, y, result, rows: loss.centred(result.point, includingCoefficients: penalty == .none))
    }

    /// The mean log-loss below which an unpenalised model separates the classes perfectly, so that its
    /// coefficients stopped growing only because of the limits of floating-point arithmetic.
    private static let lossOfSeparation = 1e-8

    private var optimizer: LBFGS { LBFGS(tolerance: tolerance, maxIterations: maxIterations) }

    /// Returns the starting point: the minimum on a sample, if it was found.
    private func roughMinimum(of pilot: BinaryLogLoss) -> [Double]? {
        let result = LBFGS(tolerance: 1e-4, maxIterations: 30).minimize(pilot, from: pilot.origin)
        return result.converged ? result.point : nil
    }

    /// One over C; 0 without a penalty.
    private var inverseStrength: Double {
        switch penalty {
        case .none: 0
        case .l2(let c): 1 / c
        }
    }

    private func model(
        _ x: LazyColumns, _ y: Labels, _ result: LBFGS.Result, rows: [[Double]]
    ) throws -> Fitted {
        // An element that is not finite makes the loss NaN, so the search for it can wait until then.
        guard result.point.allSatisfy(\.isFinite), result.value.isFinite else {
            try x.requireFinite()
            throw LearnError.overflow(estimator: "a logistic regression")
        }
        return Fitted(
            classNames: y.classNames, columnNames: x.columnNames,
            coefficients: rows.map { Array($0.prefix(x.columns.count)) },
            intercepts: rows.map { fitIntercept ? $0[x.columns.count] : 0 },
            fitIntercept: fitIntercept, classWeight: classWeight, penalty: penalty,
            iterations: result.iterations, converged: result.converged, newtonDecrement: result.decrement)
    }

    private func requireParameters() throws {
        if case .l2(let c) = penalty {
            guard c > 0, c.isFinite else {
                throw LearnError.invalidParameter(
                    name: "C", value: "\(c)", expected: "above zero and finite (for no penalty use `.none`)")
            }
        }
        guard tolerance > 0 else {
            throw LearnError.invalidParameter(
                name: "tolerance", value: "\(tolerance)", expected: "above zero")
        }
        for (name, value) in [("maxIterations", maxIterations), ("threadCount", threadCount ?? 1)]
        where value < 1 {
            throw LearnError.invalidParameter(name: name, value: String(value), expected: "at least 1")
        }
    }
}

extension Objective {
    /// The point with all parameters zero.
    var origin: [Double] { [Double](repeating: 0, count: parameterCount) }
}
