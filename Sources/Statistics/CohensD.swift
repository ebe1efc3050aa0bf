import Numerics

/// Returns Cohen's d: the difference of the means of two samples in units of their pooled standard deviation.
///
/// Cohen, *Statistical Power Analysis for the Behavioral Sciences* (1988).
///
/// - Throws: `ArgumentError.invalidParameter` for fewer than two values, `ArgumentError.notFinite`.
public func cohensD(_ a: [Double], _ b: [Double]) throws -> Double {
    try requireSample(a, named: "the first sample", atLeast: 2)
    try requireSample(b, named: "the second sample", atLeast: 2)
    let (a, b) = (Moments(a), Moments(b))
    let pooled = ((a.count - 1) * a.variance + (b.count - 1) * b.variance) / (a.count + b.count - 2)
    return (a.mean - b.mean) / pooled.squareRoot()
}
