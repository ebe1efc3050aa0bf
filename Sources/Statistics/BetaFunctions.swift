#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Returns the binomial probability of k successes in n trials, also for k and n − k that are not whole
/// (Loader, “Fast and accurate computation of binomial probabilities”, 2000).
func binomialDensity(_ k: Double, of n: Double, probability p: Double) -> Double {
    guard k >= 0, k <= n else { return 0 }
    let q = 1 - p
    if p == 0 { return k == 0 ? 1 : 0 }
    if q == 0 { return k == n ? 1 : 0 }
    if k == 0 { return n == 0 ? 1 : exp(p < 0.1 ? n * log1p(-p) : n * log(q)) }
    if k == n { return exp(n * log(p)) }
    let logarithm =
        stirlingError(n) - stirlingError(k) - stirlingError(n - k) - deviance(k, from: n * p)
        - deviance(n - k, from: n * q)
    return exp(logarithm) * (n / (2 * Double.pi * k * (n - k))).squareRoot()
}

/// Returns the regularized incomplete beta function Iₓ(a, b), the probability of at most x under the beta
/// distribution, and its complement, each accurate in its tail.
///
/// The continued fraction DLMF 8.17.22, on the side of the mean where it converges fast; the factor before it
/// is a binomial probability, which keeps its digits for large `a` and `b`.
func incompleteBeta(_ a: Double, _ b: Double, _ x: Double) -> (lower: Double, upper: Double) {
    incompleteBeta(a, b, x, complement: 1 - x)
}

/// Returns the same with 1 − x given, if it is known more accurately than from x.
func incompleteBeta(
    _ a: Double, _ b: Double, _ x: Double, complement y: Double
) -> (lower: Double, upper: Double) {
    guard a > 0, b > 0, x >= 0, y >= 0 else { return (.nan, .nan) }
    if x == 0 { return (0, 1) }
    if y == 0 { return (1, 0) }
    if x > (a + 1) / (a + b + 2) {
        let (upper, lower) = incompleteBeta(b, a, y, complement: x)
        return (lower, upper)
    }
    let fraction = continuedFraction(start: 1) { n in
        let m = (n / 2).rounded(.down)
        let even = n == 2 * m
        let a2m = a + 2 * m
        return (
            even ? m * (b - m) * x / ((a2m - 1) * a2m) : -(a + m) * (a + b + m) * x / (a2m * (a2m + 1)), 1
        )
    }
    let lower = min(1, betaFactor(a, b, x, y) / (a * fraction))
    return (lower, 1 - lower)
}

/// Returns xᵃ yᵇ / B(a, b).
private func betaFactor(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    // B(a, b) = (a + b) / (a b) / C(a + b, a), and C(a + b, a) xᵃ yᵇ is a binomial probability.
    let n = a + b
    let logarithm =
        stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, from: n * x)
        - deviance(b, from: n * y)
    return exp(logarithm) * (a * b / (2 * Double.pi * n)).squareRoot()
}
