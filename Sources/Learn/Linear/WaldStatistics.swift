import Base
import Numerics
import Statistics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Inference about each coefficient of a logistic regression of two classes: its standard error, the Wald
/// test of it being zero, and intervals for it and for the odds ratio.
///
/// The standard errors are square roots of the diagonal of the inverse Fisher information (XᵀVX)⁻¹, v =
/// s·p·(1 − p), at the coefficients of the model (McCullagh & Nelder, *Generalized Linear Models*, 2nd ed.,
/// 1989). They are those of maximum likelihood: the penalty of a model is not part of the information, so the
/// statistics are exact for a model without one, and close if the penalty is small relative to the number of
/// rows. Weights count as repetitions of rows.
public struct WaldStatistics: Equatable, Sendable {
    /// The intercept or a coefficient.
    public struct Coefficient: Equatable, Sendable {
        /// The name of the column, or “intercept”.
        public let name: String
        /// The estimate: the change of the log-odds per unit.
        public let estimate: Double
        /// The standard error of the estimate.
        public let standardError: Double
        /// The estimate over its standard error.
        public let z: Double
        /// The two-sided p-value: the probability of a z at least this far from zero if the coefficient were
        /// zero.
        public let pValue: Double
        /// The confidence interval of the estimate.
        public let interval: ClosedRange<Double>
        /// The odds ratio, e to the power of the estimate: the factor of the odds per unit.
        public var oddsRatio: Double { exp(estimate) }
        /// The confidence interval of the odds ratio.
        public var oddsRatioInterval: ClosedRange<Double> {
            exp(interval.lowerBound)...exp(interval.upperBound)
        }
    }

    /// The intercept, if there is one, and the coefficients in the order of the columns.
    public let coefficients: [Coefficient]
    /// The confidence level of the intervals, such as 0.95.
    public let confidence: Double
    /// The log-likelihood of the rows under the model, weighted.
    public let logLikelihood: Double

    /// Returns the coefficient of a column, or the “intercept”.
    ///
    /// - Throws: `LearnError.unknownColumn`.
    public func coefficient(_ name: String) throws -> Coefficient {
        guard let found = coefficients.first(where: { $0.name == name }) else {
            throw LearnError.unknownColumn(
                name, nearest: nearestName(to: name, among: coefficients.map(\.name)))
        }
        return found
    }
}

extension WaldStatistics {
    /// Returns the statistics of the intercept and of the coefficients that are furthest from zero in standard errors, the
    /// clearest first.
    ///
    /// - Parameter count: the maximum number of coefficients.
    public func clearest(_ count: Int) -> WaldStatistics {
        let isIntercept = { (coefficient: Coefficient) in coefficient.name == "intercept" }
        let others = coefficients.filter { !isIntercept($0) }.enumerated().sorted {
            (-abs($0.element.z), $0.offset) < (-abs($1.element.z), $1.offset)
        }
        return WaldStatistics(
            coefficients: coefficients.filter(isIntercept) + others.prefix(count).map(\.element),
            confidence: confidence, logLikelihood: logLikelihood)
    }
}

extension LogisticRegression.Fitted {
    /// Returns the Wald statistics of the model on the rows it was fitted on.
    ///
    /// - Parameters:
    ///   - x: the rows, in the units of this model.
    ///   - y: their labels.
    ///   - sampleWeight: their weights; class weights are applied on top, as in the fit.
    ///   - confidence: the confidence level of the intervals.
    /// - Throws: `LearnError.notBinary`; `LearnError.singular` for a column that is a linear combination of
    ///   others, whose coefficient is not determined; the errors of `predictProbabilities`.
    public func waldStatistics(
        _ x: Matrix, _ y: Labels, sampleWeight: [Double]? = nil, confidence: Double = 0.95
    ) throws -> WaldStatistics {
        try requireBinary()
        guard confidence > 0, confidence < 1 else {
            throw LearnError.invalidParameter(
                name: "confidence", value: "\(confidence)", expected: "between 0 and 1")
        }
        try x.requireColumns(columnNames, of: "the logistic regression")
        try x.requireUsable(by: "the logistic regression")
        let y = try y.recoded(to: classNames)
        try y.requireUsable(rowCount: x.rowCount)
        let weights = try classWeight.factors(for: y, sampleWeight: sampleWeight)
        let loss = BinaryLogLoss(
            x: LazyColumns(x), y: y, weights: weights, totalWeight: 1, penalty: 0,
            fitsIntercept: fitIntercept, threadCount: nil)
        let point = coefficients[0] + (fitIntercept ? intercepts : [])
        var gradient = [Double](repeating: 0, count: point.count)
        let negativeLogLikelihood = loss.evaluate(at: point, gradient: &gradient)
        let errors = try standardErrors(loss.information(at: point))
        let reach = NormalDistribution.standard.quantile(0.5 + confidence / 2)
        let names = columnNames + (fitIntercept ? ["intercept"] : [])
        let described = point.indices.map { index in
            let z = point[index] / errors[index]
            return WaldStatistics.Coefficient(
                name: names[index], estimate: point[index], standardError: errors[index], z: z,
                pValue: 2 * NormalDistribution.standard.upperTailProbability(at: abs(z)),
                interval: point[index] - reach * errors[index]...point[index] + reach * errors[index])
        }
        let interceptFirst = fitIntercept ? described.suffix(1) + described.dropLast() : described[...]
        return WaldStatistics(
            coefficients: Array(interceptFirst), confidence: confidence, logLikelihood: -negativeLogLikelihood
        )
    }

    private func standardErrors(_ information: [Double]) throws -> [Double] {
        let order = columnNames.count + (fitIntercept ? 1 : 0)
        do throws(CholeskyFactorization.Singular) {
            let inverse = try CholeskyFactorization(information, order: order).inverse
            let errors = (0..<order).map { inverse[$0 * order + $0].squareRoot() }
            if let index = errors.firstIndex(where: { !$0.isFinite }) {
                throw CholeskyFactorization.Singular(column: index)
            }
            return errors
        } catch {
            throw LearnError.singular(
                column: error.column < columnNames.count ? columnNames[error.column] : "intercept")
        }
    }
}
