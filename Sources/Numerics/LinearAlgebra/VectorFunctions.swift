/// Returns the exponentials of four non-positive numbers, each within two units in the last place.
///
/// x = k·ln 2 + r with |r| ≤ ln 2 / 2; the series of e^r is truncated after r¹³ / 13!, with an error of 4e-18; 2^k is
/// made from its exponent bits. Below −708, where the result would be subnormal, it is e^−708.
@inlinable
@inline(__always)
package func expOfNonPositive(_ x: Lanes) -> Lanes {
    let x = pointwiseMax(x, Lanes(repeating: -708))
    // Adding 1.5 · 2⁵² leaves the nearest integer in the low bits.
    let shifted = x * 1.4426950408889634 + 6_755_399_441_055_744
    let k = shifted - 6_755_399_441_055_744
    // ln 2 in two parts, the first with few enough bits that k times it is exact (Cody & Waite 1980).
    let r = (x - k * 6.93147180369123816490e-01) - k * 1.90821492927058770002e-10
    var series = r * (1 / 6_227_020_800) + (1 / 479_001_600)
    series = series * r + (1 / 39_916_800)
    series = series * r + (1 / 3_628_800)
    series = series * r + (1 / 362_880)
    series = series * r + (1 / 40_320)
    series = series * r + (1 / 5_040)
    series = series * r + (1 / 720)
    series = series * r + (1 / 120)
    series = series * r + (1 / 24)
    series = series * r + (1 / 6)
    series = series * r + 0.5
    series = series * r + 1
    series = series * r + 1
    let exponent = (unsafeBitCast(shifted, to: SIMD4<Int64>.self) &+ 1_023) &<< 52
    return series * unsafeBitCast(exponent, to: Lanes.self)
}

/// Returns the logarithms of 1 + u for four numbers from 0 to 1, each within two units in the last place.
///
/// log(1 + u) = 2 artanh(u / (2 + u)). Above √2 − 1, 1 + u is halved and ln 2 is added, so that the argument of the
/// series is at most 0.172 and the error after eleven terms below 1e-18.
@inlinable
@inline(__always)
package func logOfOnePlus(_ u: Lanes) -> Lanes {
    let large = u .> 0.41421356237309515
    let numerator = u.replacing(with: u - 1, where: large)
    let denominator = (u + 2).replacing(with: u + 3, where: large)
    let s = numerator / denominator
    let q = s * s
    var series = q * (1 / 23) + (1 / 21)
    series = series * q + (1 / 19)
    series = series * q + (1 / 17)
    series = series * q + (1 / 15)
    series = series * q + (1 / 13)
    series = series * q + (1 / 11)
    series = series * q + (1 / 9)
    series = series * q + (1 / 7)
    series = series * q + (1 / 5)
    series = series * q + (1 / 3)
    let logarithm = s * 2 + s * 2 * q * series
    return logarithm + Lanes.zero.replacing(with: 0.6931471805599453, where: large)
}

/// Returns the logistic function 1 / (1 + e^−x) of four numbers, and `decay`, e^−|x|, which the log-loss also needs.
@inlinable
@inline(__always)
package func logistic(_ x: Lanes) -> (probability: Lanes, decay: Lanes) {
    let negative = x .< 0
    let decay = expOfNonPositive(x.replacing(with: -x, where: .!negative))
    let inverse = 1 / (1 + decay)
    return (inverse.replacing(with: decay * inverse, where: negative), decay)
}

/// Returns the square roots of four non-negative numbers.
///
/// `magnitude` tells the compiler that they are: otherwise it adds a branch to each root in which the C library would
/// report an error.
@inlinable
@inline(__always)
package func squareRoot(ofNonNegative x: Lanes) -> Lanes {
    var roots = Lanes.zero
    for lane in 0..<4 { roots[lane] = x[lane].magnitude.squareRoot() }
    return roots
}

/// Returns the logistic function of eight numbers and its derivative, to about six digits: a fast version for gradients
/// that are then rounded to five.
@inlinable
@inline(__always)
package func roughLogistic(_ x: SIMD8<Float>) -> (probability: SIMD8<Float>, derivative: SIMD8<Float>) {
    let negative = x .< 0
    let x = pointwiseMax(x.replacing(with: -x, where: .!negative), SIMD8(repeating: -80))
    // As in `expOfNonPositive`, with 1.5 · 2²³ for the nearest integer and powers of two instead of e.
    let binary = x * 1.442695
    let shifted = binary + 12_582_912
    let f = binary - (shifted - 12_582_912)
    // 2^f for |f| ≤ ½, by the series of e^(f·ln 2) up to f⁶.
    var series = f * 1.5403530e-4 + 1.3333558e-3
    series = series * f + 9.6181291e-3
    series = series * f + 5.5504109e-2
    series = series * f + 2.4022651e-1
    series = series * f + 6.9314718e-1
    series = series * f + 1
    let exponent = (unsafeBitCast(shifted, to: SIMD8<Int32>.self) &+ 127) &<< 23
    let decay = series * unsafeBitCast(exponent, to: SIMD8<Float>.self)
    let inverse = 1 / (1 + decay)
    let smaller = decay * inverse
    return (inverse.replacing(with: smaller, where: negative), smaller * inverse)
}
