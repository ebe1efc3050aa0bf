import Charts

/// The charts of `docs/charts.md`: one of each kind, over numbers that always are the same.
struct Gallery: Sendable {
    /// The name of the picture's file.
    var name: String
    /// The caption.
    var title: String
    /// The chart.
    var chart: AnyChart

    init(_ name: String, _ title: String, _ chart: some Chart) {
        self.name = name
        self.title = title
        self.chart = AnyChart(chart)
    }

    /// All charts. A kind is added by a line here.
    static func all() throws -> [Gallery] {
        try basics() + comparisons() + distributions() + models() + explanations()
    }

    /// Numbers that look like a sample of a normal distribution (the sums of twelve uniform numbers).
    static func normal(_ count: Int, mean: Double = 0, deviation: Double = 1, seed: UInt64) -> [Double] {
        let noise = SampleChart.noise(count * 12, seed: seed)
        return (0..<count).map { index in
            let sum = noise[index * 12..<index * 12 + 12].reduce(0, +)
            return mean + deviation * (sum - 6)
        }
    }
}
