extension Descriptive {
    /// The quantile of weighted values at one probability: the smallest value such that it and the smaller ones have at least
    /// that share of the weight (as in scikit-learn). Without weights the quantile by linear interpolation; NaN if there are
    /// no values.
    package static func quantile(_ values: [Double], _ probability: Double, weights: [Double]?) -> Double {
        guard let weights else { return quantile(values, probability) }
        // Rows of equal value are ordered by weight, so that the order of the rows changes no sum.
        let order = values.indices.filter { weights[$0] > 0 }.sorted {
            (values[$0], weights[$0]) < (values[$1], weights[$1])
        }
        guard let last = order.last else { return .nan }
        let total = order.reduce(0) { $0 + weights[$1] }
        var sum = 0.0
        let row = order.first { row in
            sum += weights[row]
            return sum >= probability * total
        }
        return values[row ?? last]
    }
}
