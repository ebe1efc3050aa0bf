import Drawing

/// Several charts in one picture, in a grid, for comparison.
public struct ChartGrid: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "chart-grid"

    /// The charts, row by row from left to right.
    public var charts: [AnyChart]
    /// The number of charts per row.
    public var columns: Int

    /// Creates a grid with `columns` charts per row. Short titles should tell the charts apart.
    public init(_ charts: [AnyChart], columns: Int = 2) {
        self.charts = charts
        self.columns = max(1, columns)
    }

    /// The descriptions of all charts.
    public var description: String {
        charts.isEmpty ? "No charts, side by side." : charts.map(\.description).joined(separator: " ")
    }

    private static let gap = Size(28, 24)

    private var rows: [ArraySlice<AnyChart>] {
        stride(from: 0, to: charts.count, by: columns).map { charts[$0..<min($0 + columns, charts.count)] }
    }

    /// The height of each row. Narrower charts need less height, but enough for their axes and titles.
    private var rowHeights: [Double] {
        let narrowing = columns == 1 ? 1 : columns == 2 ? 0.75 : 0.6
        return rows.map { row in max(60, (row.map(\.size.height).max() ?? 0) * narrowing) }
    }

    /// The natural size of the chart, in CSS pixels. Its height depends on its rows.
    public var size: Size {
        let gaps = Self.gap.height * Double(max(0, rows.count - 1))
        return Size(Self.width, max(60, rowHeights.reduce(0, +) + gaps))
    }

    /// Draws each chart in its own cell.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let count = Double(columns)
        let width = max(1, (picture.width - Self.gap.width * (count - 1)) / count)
        let scale = size.height > 0 ? picture.height / size.height : 1
        var plots: [Rect] = []
        var top = picture.minY
        for (row, height) in zip(rows, rowHeights) {
            for (column, chart) in row.enumerated() {
                let left = picture.minX + Double(column) * (width + Self.gap.width)
                let cell = Rect(x: left, y: top, width: width, height: height * scale)
                plots.append(chart.draw(on: canvas, in: cell, theme: theme))
            }
            top += (height + Self.gap.height) * scale
        }
        guard let first = plots.first else { return picture }
        return plots.reduce(first) { around, plot in
            Rect(
                left: min(around.minX, plot.minX), top: min(around.minY, plot.minY),
                right: max(around.maxX, plot.maxX), bottom: max(around.maxY, plot.maxY))
        }
    }
}
