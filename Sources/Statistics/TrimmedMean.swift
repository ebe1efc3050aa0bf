import Numerics

/// Returns the mean without the smallest and the largest values.
///
/// - Parameter fraction: the fraction of the values left out at each end, rounded down, below a half.
/// - Returns: NaN for no values.
/// - Throws: `ArgumentError.invalidParameter`, `ArgumentError.notFinite`.
public func trimmedMean(_ values: [Double], fraction: Double = 0.1) throws -> Double {
    guard fraction >= 0, fraction < 0.5 else {
        throw ArgumentError.invalidParameter(
            name: "fraction", value: "\(fraction)", expected: "from 0 to below 0.5")
    }
    try requireFinite(values, named: "values")
    let cut = Int(fraction * Double(values.count))
    let kept = values.radixSorted()[cut..<(values.count - cut)]
    return kept.reduce(0, +) / Double(kept.count)
}
