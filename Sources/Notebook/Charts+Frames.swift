import Base
import Charts
import Frames

extension BoxPlot {
    /// A single box of a column's numbers; missing ones do not count.
    ///
    /// - Parameters:
    ///   - column: the numbers.
    ///   - valueLabel: what they are, with their unit; the column's name unless told otherwise.
    /// - Throws: `FrameError` if the column holds no numbers.
    public init(
        _ column: Column, valueLabel: String? = nil, title: String? = nil, isLogarithmic: Bool = false
    ) throws(FrameError) {
        self.init(
            try column.presentDoubles, valueLabel: valueLabel ?? column.name, title: title,
            isLogarithmic: isLogarithmic)
    }
}

extension Histogram {
    /// A column's numbers counted in intervals, in one series for each value of another column where there is one.
    ///
    /// - Parameters:
    ///   - column: the numbers; missing ones do not count.
    ///   - groups: what tells the series apart, in the order of first appearance; rows without it do not count.
    ///   - valueLabel: what the numbers are, with their unit; the column's name unless told otherwise.
    ///   - binCount: the number of intervals.
    ///   - measure: what the height of a bar says.
    /// - Throws: `FrameError` if the column holds no numbers.
    public init(
        _ column: Column, by groups: Column? = nil, valueLabel: String? = nil, title: String? = nil,
        binCount: Int? = nil, measure: Measure = .count
    ) throws(FrameError) {
        let values = try column.doubles
        let label = valueLabel ?? column.name
        guard let groups else {
            self.init(values, valueLabel: label, title: title, binCount: binCount, measure: measure)
            return
        }
        let (codes, levels) = groups.factorized()
        var series = levels.values.map { (name: $0?.description ?? "", values: [Double]()) }
        for (code, value) in zip(codes, values) where code >= 0 { series[code].values.append(value) }
        self.init(series: series, valueLabel: label, title: title, binCount: binCount, measure: measure)
    }
}

extension Heatmap {
    /// A correlation matrix, from −1 to 1 about zero.
    public init(_ correlation: CorrelationMatrix, title: String? = nil) {
        self.init(correlations: correlation.values, names: correlation.columns, title: title)
    }
}
