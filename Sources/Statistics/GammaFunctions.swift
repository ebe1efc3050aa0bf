#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Returns the logarithm of the gamma function of a number above zero.
func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
}

/// Returns the error of Stirling's formula, log n! − log(√(2πn) (n/e)ⁿ), for n above zero.
///
/// Loader, “Fast and accurate computation of binomial probabilities” (2000); the series is DLMF 5.11.1.
func stirlingError(_ n: Double) -> Double {
    guard n > 15 else {
        return logGamma(n + 1) - (n + 0.5) * log(n) + n - 0.5 * log(2 * Double.pi)
    }
    let s = 1 / (n * n)
    let tail = 1.0 / 1_680 - s * (1.0 / 1_188 - s * (691.0 / 360_360 - s / 156))
    return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1_260 - s * tail))) / n
}

/// Returns x log(x / m) + m − x, the deviance of x from m, accurate if the two are close (Loader 2000).
func deviance(_ x: Double, from m: Double) -> Double {
    guard x > 0 else { return m }
    guard abs(x - m) < 0.1 * (x + m) else { return x * log(x / m) + m - x }
    let v = (x - m) / (x + m)
    var sum = (x - m) * v
    var term = 2 * x * v
    var divisor = 1.0
    while true {
        term *= v * v
        divisor += 2
        let next = sum + term / divisor
        if next == sum { return sum }
        sum = next
    }
}

/// Returns e^−m mˣ / Γ(x + 1): the Poisson probability of x, also for x that is not whole (Loader 2000).
func poissonDensity(_ x: Double, mean m: Double) -> Double {
    guard m > 0 else { return x == 0 ? 1 : 0 }
    guard x > 0 else { return exp(-m) }
    return exp(-stirlingError(x) - deviance(x, from: m)) / (2 * Double.pi * x).squareRoot()
}

/// Returns the regularized incomplete gamma functions P(a, x) and Q(a, x), the probability of at most x under
/// the gamma distribution of shape `a` and its complement, each accurate in its tail.
///
/// The series below a + 1 (DLMF 8.7.1), above it the continued fraction (DLMF 8.9.2) by Lentz's method.
func incompleteGamma(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
    guard a > 0, !x.isNaN else { return (.nan, .nan) }
    guard x > 0 else { return (0, 1) }
    guard x < .infinity else { return (1, 0) }
    // xᵃ e^−x / Γ(a + 1)
    let density = poissonDensity(a, mean: x)
    if x < a + 1 {
        var term = 1.0
        var sum = 1.0
        var n = a
        while term > sum * 1e-17 {
            n += 1
            term *= x / n
            sum += term
        }
        let lower = min(1, density * sum)
        return (lower, 1 - lower)
    }
    let fraction = continuedFraction(start: x + 1 - a) { n in (-n * (n - a), x + 2 * n + 1 - a) }
    let upper = min(1, density * a / fraction)
    return (1 - upper, upper)
}

/// Returns b₀ + a₁ / (b₁ + a₂ / (b₂ + …)), evaluated until it converges (Lentz's method, as modified by
/// Thompson & Barnett, Journal of Computational Physics 64, 1986).
///
/// - Parameter terms: returns aₙ and bₙ for n from 1.
func continuedFraction(start: Double, _ terms: (Double) -> (a: Double, b: Double)) -> Double {
    let tiny = 1e-300
    var value = start == 0 ? tiny : start
    var c = value
    var d = 0.0
    for n in 1...100_000 {
        let (a, b) = terms(Double(n))
        d = b + a * d
        c = b + a / c
        d = 1 / (d == 0 ? tiny : d)
        if c == 0 { c = tiny }
        value *= c * d
        if abs(c * d - 1) < 1e-16 { break }
    }
    return value
}
