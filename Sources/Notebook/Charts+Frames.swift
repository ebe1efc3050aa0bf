import Base
import Charts
import Frames

extension BoxPlot {
    /// A box plot of a single box: the numbers of a column, without missing values.
    ///
    /// - Parameters:
    ///   - column: a numeric column.
    ///   - valueLabel: the label of the value axis, with the unit; the column's name by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - isLogarithmic: whether the value axis is logarithmic, which takes positive numbers only.
    /// - Throws: `FrameError` if the column is not numeric.
    public init(
        _ column: Column, valueLabel: String? = nil, title: String? = nil, isLogarithmic: Bool = false
    ) throws(FrameError) {
        self.init(
            try column.presentDoubles, valueLabel: valueLabel ?? column.name, title: title,
            isLogarithmic: isLogarithmic)
    }
}

extension Histogram {
    /// A histogram of a column, with a series for each value of another column if one is given.
    ///
    /// - Parameters:
    ///   - column: a numeric column; missing values are left out.
    ///   - groups: the column with the group of each row; rows without a group are left out. The series are in the order of
    ///     first appearance. `nil` for a single series.
    ///   - valueLabel: the label of the value axis, with the unit; the column's name by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - binCount: the number of bins; `nil` chooses it by the data.
    ///   - measure: the quantity that the height of a bar stands for.
    /// - Throws: `FrameError` if the column is not numeric.
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
        for (code, value) in zip(codes, values) where code >= 0 { series[Int(code)].values.append(value) }
        self.init(series: series, valueLabel: label, title: title, binCount: binCount, measure: measure)
    }
}

extension Heatmap {
    /// A heat map of a correlation matrix on a diverging scale from −1 to 1.
    ///
    /// - Parameters:
    ///   - correlation: the correlation matrix.
    ///   - title: the title above the chart; `nil` for none.
    public init(_ correlation: CorrelationMatrix, title: String? = nil) {
        self.init(correlations: correlation.values, names: correlation.columns, title: title)
    }
}
