import Charts
import Frames

extension Heatmap {
    /// Creates a heat map from a table with a cell for each pair of a row and a column.
    ///
    ///     try show(Heatmap(groups, rows: "species", columns: "sex", values: "mass"), caption: "Mean mass")
    ///     try show(Heatmap(plays, rows: col("date").weekday, columns: col("date").hour, values: .count), caption: "Plays")
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - rows: the row of each value. Texts are in the order of the table, other values ascend.
    ///   - columns: the column of each value.
    ///   - values: the values; those of an aggregation are of the table's rows in the same cell.
    ///   - counts: the number of observations behind each value, which stands below it.
    ///   - minimumCount: the number below which a value has no colour, so that it does not stand out.
    ///   - colors: the colour scale.
    ///   - domain: the values at the ends of the colour scale; those of the table by default.
    ///   - decimals: the number of decimals of the values.
    ///   - valueLabel: the label of the values; that of their field by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need, or several values for a cell.
    public init(
        _ table: DataFrame, rows: any Channel, columns: any Channel, values: any Channel,
        counts: (any Channel)? = nil, minimumCount: Int = 0, colors: ColorScale = .viridis,
        domain: ClosedRange<Double>? = nil, decimals: Int? = nil, valueLabel: String? = nil,
        title: String? = nil,
        file: String = #fileID, line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "Heatmap", file: file, line: line).naming {
            let data = try ChannelTable(
                table, [("rows", rows), ("columns", columns), ("values", values), ("counts", counts)])
            let (rowCodes, rowNames) = try data.categories("rows")
            let (columnCodes, columnNames) = try data.categories("columns")
            let numbers = try data.numbers("values")
            let observed = data.has("counts") ? try data.numbers("counts") : nil
            let empty = [Double](repeating: .nan, count: columnNames.count)
            var cells = rowNames.map { _ in empty }
            var seen = rowNames.map { _ in columnNames.map { _ in false } }
            var numbersOfRows: [[Int?]] = rowNames.map { _ in columnNames.map { _ in nil } }
            for row in 0..<data.rowCount where rowCodes[row] >= 0 && columnCodes[row] >= 0 {
                let (i, j) = (rowCodes[row], columnCodes[row])
                guard !seen[i][j] else {
                    throw ChannelError.severalValues(row: rowNames[i], column: columnNames[j])
                }
                seen[i][j] = true
                cells[i][j] = numbers[row]
                if let count = observed?[row], count.isFinite { numbersOfRows[i][j] = Int(count) }
            }
            let format = try data.format("values")
            let all = cells.joined().filter(\.isFinite)
            let map = Heatmap(
                rows: rowNames, columns: columnNames, values: cells,
                valueLabel: valueLabel ?? data.title("values"),
                title: title, colors: colors, domain: domain, format: format,
                decimals: decimals ?? format.decimals(for: all))
            return observed == nil ? map : map.withCounts(numbersOfRows, minimum: minimumCount)
        }
    }

    /// Creates a heat map of a correlation matrix on a diverging scale from −1 to 1.
    ///
    /// - Parameters:
    ///   - correlation: the correlation matrix.
    ///   - title: the title above the chart; `nil` for none.
    public init(_ correlation: CorrelationMatrix, title: String? = nil) {
        self.init(correlations: correlation.values, names: correlation.labels, title: title)
    }
}
