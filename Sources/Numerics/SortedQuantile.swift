/// The quantile of sorted numbers, straight lines between neighbours (type 7 of Hyndman & Fan, *The American
/// Statistician* 50, 1996; the default of NumPy, and rounded as NumPy rounds). NaN for no numbers.
package func quantile(_ probability: Double, ofSorted values: [Double]) -> Double {
    guard let last = values.indices.last else { return .nan }
    let place = probability * Double(last)
    let lower = min(max(Int(place), 0), last)
    let upper = min(lower + 1, last)
    let share = place - Double(lower)
    let step = values[upper] - values[lower]
    return share < 0.5 ? values[lower] + step * share : values[upper] - step * (1 - share)
}
