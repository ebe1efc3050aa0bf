/// Returns named values in words: all of them if they are few, otherwise the largest and the smallest.
func extremes(of values: [(name: String, value: Double)], _ format: TickFormat) -> String {
    guard let largest = values.max(by: { $0.value < $1.value }),
        let smallest = values.min(by: { $0.value < $1.value })
    else { return "no values" }
    if values.count <= 4 {
        return values.map { "\($0.name) \(format.text(of: $0.value))" }.joined(separator: ", ")
    }
    return "largest \(largest.name) (\(format.text(of: largest.value))), "
        + "smallest \(smallest.name) (\(format.text(of: smallest.value)))"
}
