/// The values of groups that a chart of distributions shows.
struct ShownValues {
    /// The finite values of each group; on a logarithmic axis the positive ones.
    let groups: [(name: String, values: [Double])]
    /// The number of finite values that a logarithmic axis can't show.
    let omittedCount: Int

    init(_ groups: [(name: String, values: [Double])], isLogarithmic: Bool) {
        let finite = groups.map { (name: $0.name, values: $0.values.filter(\.isFinite)) }
        self.groups =
            isLogarithmic ? finite.map { (name: $0.name, values: $0.values.filter { $0 > 0 }) } : finite
        omittedCount = zip(finite, self.groups).reduce(0) { $0 + $1.0.values.count - $1.1.values.count }
    }
}
