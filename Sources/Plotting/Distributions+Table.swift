import Charts
import Frames

extension BoxPlot {
    /// Creates a plot from a table with a box for each value of `by`.
    ///
    ///     try show(BoxPlot(birds, y: "body_mass_g", by: "species"), caption: "Body mass by species")
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - y: the values; missing ones are left out.
    ///   - groups: the groups; a single box by default.
    ///   - isLogarithmic: whether the axis of values is logarithmic.
    ///   - valueLabel: the title of the axis of values; the label of its field by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need.
    public init(
        _ table: DataFrame, y: any Channel, by groups: (any Channel)? = nil, isLogarithmic: Bool = false,
        valueLabel: String? = nil, title: String? = nil, file: String = #fileID, line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "BoxPlot", file: file, line: line).naming {
            let data = try ChannelTable(table, [("y", y), ("by", groups)])
            return BoxPlot(
                groups: try data.series("y"), valueLabel: valueLabel ?? data.title("y"), title: title,
                isLogarithmic: isLogarithmic)
        }
    }
}

extension Histogram {
    /// Creates a histogram from a table, with a series for each value of `by`.
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - x: the values; missing ones are left out.
    ///   - groups: the groups; a single series by default.
    ///   - binCount: the number of bins; `nil` chooses it by the data.
    ///   - measure: the quantity that the height of a bar stands for: the share of each group if there are several, the number of
    ///     rows otherwise, by default.
    ///   - isLogarithmic: whether the axis of values is logarithmic.
    ///   - valueLabel: the title of the axis of values; the label of its field by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need.
    public init(
        _ table: DataFrame, x: any Channel, by groups: (any Channel)? = nil, binCount: Int? = nil,
        measure: Measure? = nil, isLogarithmic: Bool = false, valueLabel: String? = nil, title: String? = nil,
        file: String = #fileID, line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "Histogram", file: file, line: line).naming {
            let data = try ChannelTable(table, [("x", x), ("by", groups)])
            let series = try data.series("x")
            return Histogram(
                series: series, valueLabel: valueLabel ?? data.title("x"), title: title, binCount: binCount,
                measure: measure ?? (series.count > 1 ? .share : .count), isLogarithmic: isLogarithmic)
        }
    }
}

extension DensityPlot {
    /// Creates a plot from a table with the density of each value of `by`.
    ///
    ///     try show(DensityPlot(birds, x: "body_mass_g", by: "species"), caption: "Body mass")
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - x: the values; missing ones are left out.
    ///   - groups: the groups; one by default.
    ///   - bandwidth: the width of the kernel.
    ///   - isLogarithmic: whether the axis of values is logarithmic.
    ///   - valueLabel: the title of the axis of values; the label of its field by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need, or nothing can be drawn.
    public init(
        _ table: DataFrame, x: any Channel, by groups: (any Channel)? = nil,
        bandwidth: KernelBandwidth = .scott,
        isLogarithmic: Bool = false, valueLabel: String? = nil, title: String? = nil, file: String = #fileID,
        line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "DensityPlot", file: file, line: line).naming {
            let data = try ChannelTable(table, [("x", x), ("by", groups)])
            return try DensityPlot(
                groups: try data.series("x"), valueLabel: valueLabel ?? data.title("x"), title: title,
                bandwidth: bandwidth, isLogarithmic: isLogarithmic)
        }
    }
}

extension ECDFPlot {
    /// Creates a plot from a table with the cumulative distribution of each value of `by`.
    ///
    ///     try show(ECDFPlot(videos, x: "views", by: "claim", isLogarithmic: true), caption: "Views")
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - x: the values; missing ones are left out.
    ///   - groups: the groups; one by default.
    ///   - isLogarithmic: whether the axis of values is logarithmic.
    ///   - valueLabel: the title of the axis of values; the label of its field by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need, or nothing can be drawn.
    public init(
        _ table: DataFrame, x: any Channel, by groups: (any Channel)? = nil,
        isLogarithmic: Bool = false, valueLabel: String? = nil, title: String? = nil, file: String = #fileID,
        line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "ECDFPlot", file: file, line: line).naming {
            let data = try ChannelTable(table, [("x", x), ("by", groups)])
            return try ECDFPlot(
                groups: try data.series("x"), valueLabel: valueLabel ?? data.title("x"), title: title,
                isLogarithmic: isLogarithmic)
        }
    }
}

extension ViolinPlot {
    /// Creates a plot from a table with a violin for each value of `by`.
    ///
    ///     try show(ViolinPlot(birds, y: "body_mass_g", by: "species"), caption: "Body mass by species")
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - y: the values; missing ones are left out.
    ///   - groups: the groups; one by default.
    ///   - bandwidth: the width of the kernel.
    ///   - isLogarithmic: whether the axis of values is logarithmic.
    ///   - valueLabel: the title of the axis of values; the label of its field by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need, or nothing can be drawn.
    public init(
        _ table: DataFrame, y: any Channel, by groups: (any Channel)? = nil,
        bandwidth: KernelBandwidth = .scott,
        isLogarithmic: Bool = false, valueLabel: String? = nil, title: String? = nil, file: String = #fileID,
        line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "ViolinPlot", file: file, line: line).naming {
            let data = try ChannelTable(table, [("y", y), ("by", groups)])
            return try ViolinPlot(
                groups: try data.series("y"), valueLabel: valueLabel ?? data.title("y"), title: title,
                bandwidth: bandwidth, isLogarithmic: isLogarithmic)
        }
    }
}

extension ChannelTable {
    /// The numbers of a channel in each group.
    func series(_ name: String) throws -> [(name: String, values: [Double])] {
        let values = try numbers(name)
        return try groups("by").map { group in (group.name, group.rows.map { values[$0] }) }
    }
}
