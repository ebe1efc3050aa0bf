import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The normal distribution.
public struct NormalDistribution: Equatable, Sendable {
    /// The mean.
    public let mean: Double
    /// The standard deviation, above zero.
    public let standardDeviation: Double

    /// The normal distribution with mean 0 and standard deviation 1.
    public static let standard = NormalDistribution(uncheckedMean: 0, standardDeviation: 1)

    /// Creates a normal distribution.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for a standard deviation that is not above zero.
    public init(mean: Double, standardDeviation: Double) throws {
        guard standardDeviation > 0, standardDeviation.isFinite, mean.isFinite else {
            throw ArgumentError.invalidParameter(
                name: "standardDeviation", value: "\(standardDeviation)", expected: "finite and above zero")
        }
        self.init(uncheckedMean: mean, standardDeviation: standardDeviation)
    }

    private init(uncheckedMean mean: Double, standardDeviation: Double) {
        self.mean = mean
        self.standardDeviation = standardDeviation
    }

    /// Returns the density at a value.
    public func density(at value: Double) -> Double {
        let z = (value - mean) / standardDeviation
        return exp(-z * z / 2) / (standardDeviation * (2 * Double.pi).squareRoot())
    }

    /// Returns the probability of at most a value.
    public func cumulativeProbability(at value: Double) -> Double {
        erfc(-(value - mean) / standardDeviation / 2.squareRoot()) / 2
    }

    /// Returns the probability of more than a value, accurate in the far tail too.
    public func upperTailProbability(at value: Double) -> Double {
        erfc((value - mean) / standardDeviation / 2.squareRoot()) / 2
    }

    /// Returns the quantile: the value with a cumulative probability of `probability`; infinite at 0 and 1,
    /// NaN outside.
    public func quantile(_ probability: Double) -> Double {
        mean + standardDeviation * standardQuantile(probability)
    }
}

/// Returns the quantile of the standard normal distribution to about sixteen digits.
///
/// Wichura, “Algorithm AS 241: the percentage points of the normal distribution”, Applied Statistics 37 (1988),
/// routine PPND16.
private func standardQuantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
    let q = p - 0.5
    if abs(q) <= 0.425 {
        let r = 0.180625 - q * q
        return q * ratio(r, AS241.centre)
    }
    let r = (-log(q < 0 ? p : 1 - p)).squareRoot()
    let z = r <= 5 ? ratio(r - 1.6, AS241.middle) : ratio(r - 5, AS241.tail)
    return q < 0 ? -z : z
}

/// Returns the ratio of two polynomials, with the coefficients in ascending order.
private func ratio(_ x: Double, _ polynomials: (numerator: [Double], denominator: [Double])) -> Double {
    func value(_ coefficients: [Double]) -> Double { coefficients.reversed().reduce(0) { $0 * x + $1 } }
    return value(polynomials.numerator) / value(polynomials.denominator)
}

/// The coefficients of algorithm AS 241.
private enum AS241 {
    static let centre: (numerator: [Double], denominator: [Double]) = (
        [
            3.3871328727963666080, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
            1.3731693765509461125e+4,
            4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4,
            2.5090809287301226727e+3,
        ],
        [
            1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
            2.1213794301586595867e+4,
            3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3,
        ]
    )
    static let middle: (numerator: [Double], denominator: [Double]) = (
        [
            1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
            1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2,
            7.74545014278341407640e-4,
        ],
        [
            1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
            1.48103976427480074590e-1,
            1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
        ]
    )
    static let tail: (numerator: [Double], denominator: [Double]) = (
        [
            6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
            2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5,
            2.01033439929228813265e-7,
        ],
        [
            1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
            7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
            2.04426310338993978564e-15,
        ]
    )
}
