/// The quantile of sorted numbers, straight lines between neighbours (type 7 of Hyndman & Fan, *The American
/// Statistician* 50, 1996; the default of NumPy). NaN for no numbers.
func quantile(_ probability: Double, ofSorted values: [Double]) -> Double {
    guard let last = values.indices.last else { return .nan }
    let place = probability * Double(last)
    let lower = min(max(Int(place), 0), last)
    let upper = min(lower + 1, last)
    return values[lower] + (place - Double(lower)) * (values[upper] - values[lower])
}
