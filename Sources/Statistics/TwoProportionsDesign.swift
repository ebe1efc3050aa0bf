import Numerics

/// The design of a test of two proportions: how many cases are needed to see a difference, and how often it is seen.
///
///     let design = try TwoProportionsDesign(control: 0.05, treatment: 0.06)
///     try design.sampleSize(power: 0.8)       // cases of the control group
///
/// The normal approximation with the pooled proportion under the null hypothesis, as R's `power.prop.test` (Fleiss, *Statistical
/// Methods for Rates and Proportions*, 1981, chapter 3), which is the test of ``HypothesisTest/twoProportions(_:_:alternative:confidence:)``.
public struct TwoProportionsDesign: Equatable, Sendable {
    /// The proportions of the two groups, which differ.
    public let control, treatment: Double
    /// The number of treated cases for each case of the control group.
    public let ratio: Double
    /// The two-sided significance level.
    public let significance: Double

    /// Creates a design.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for proportions that are not between 0 and 1 or are equal, a ratio that is not
    ///   positive, or a significance level that is not between 0 and 1.
    public init(control: Double, treatment: Double, ratio: Double = 1, significance: Double = 0.05) throws {
        for (name, value) in [
            ("control", control), ("treatment", treatment), ("significance", significance),
        ] {
            guard value > 0, value < 1 else {
                throw ArgumentError.invalidParameter(
                    name: name, value: "\(value)", expected: "between 0 and 1")
            }
        }
        guard control != treatment else {
            throw ArgumentError.invalidParameter(
                name: "treatment", value: "\(treatment)",
                expected: "another proportion than that of the control group")
        }
        guard ratio > 0, ratio.isFinite else {
            throw ArgumentError.invalidParameter(name: "ratio", value: "\(ratio)", expected: "positive")
        }
        self.control = control
        self.treatment = treatment
        self.ratio = ratio
        self.significance = significance
    }

    /// Returns the number of cases of the control group for which the difference is significant with a probability of `power`;
    /// the treatment group has `ratio` times as many. Round it up.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for a power that is not between the significance level and 1.
    public func sampleSize(power: Double = 0.8) throws -> Double {
        guard power > significance, power < 1 else {
            throw ArgumentError.invalidParameter(
                name: "power", value: "\(power)", expected: "between \(significance) and 1")
        }
        let reach = critical * pooledDeviation + NormalDistribution.standard.quantile(power) * deviation
        let difference = treatment - control
        return reach * reach / (ratio * difference * difference)
    }

    /// Returns the probability that the difference is significant with so many cases of the control group.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for less than one case.
    public func power(sampleSize: Double) throws -> Double {
        guard sampleSize >= 1 else {
            throw ArgumentError.invalidParameter(
                name: "sampleSize", value: "\(sampleSize)", expected: "at least 1")
        }
        let shift = abs(treatment - control) * (ratio * sampleSize).squareRoot()
        let statistic = (critical * pooledDeviation - shift) / deviation
        return NormalDistribution.standard.upperTailProbability(at: statistic)
    }

    private var critical: Double { NormalDistribution.standard.quantile(1 - significance / 2) }

    /// The deviation of the difference under the null hypothesis, times the root of the cases and the ratio.
    private var pooledDeviation: Double {
        let pooled = (control + ratio * treatment) / (1 + ratio)
        return ((1 + ratio) * pooled * (1 - pooled)).squareRoot()
    }

    /// The same under the alternative.
    private var deviation: Double {
        (ratio * control * (1 - control) + treatment * (1 - treatment)).squareRoot()
    }
}
