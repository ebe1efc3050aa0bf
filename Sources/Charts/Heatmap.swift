import Base
import Drawing
import Numerics

/// A matrix of values as coloured cells, such as correlations.
public struct Heatmap: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "heatmap"

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the values.
    public var valueLabel: String
    /// The names of the rows, from top to bottom.
    public var rows: [String]
    /// The names of the columns, from left to right.
    public var columns: [String]
    /// The values row by row; `nil` for missing ones.
    public var values: [[Double?]]
    /// The colour scale.
    public var colors: ColorScale
    /// The values at the ends of the colour scale.
    public var lowest, highest: Double
    /// The format of the values.
    public var format: TickFormat
    /// The number of decimals of the values.
    public var decimals: Int
    /// The number of observations behind each value, row by row; `nil` if it is not known.
    public var counts: [[Int?]]?
    /// Values of fewer observations have no colour, so that they do not stand out.
    public var minimumCount = 0

    /// Creates a heat map. Values that are not finite or not given are missing.
    ///
    /// - Parameters:
    ///   - rows: the names of the rows.
    ///   - columns: the names of the columns.
    ///   - values: the values row by row.
    ///   - domain: the values at the ends of the colour scale; `nil` for the range of all values, which is symmetric about zero
    ///     with a diverging scale.
    public init(
        rows: [String], columns: [String], values: [[Double]], valueLabel: String, title: String? = nil,
        colors: ColorScale = .viridis, domain: ClosedRange<Double>? = nil, format: TickFormat = .number,
        decimals: Int = 2
    ) {
        self.title = title
        self.valueLabel = valueLabel
        self.rows = rows
        self.columns = columns
        self.values = rows.indices.map { row in
            columns.indices.map { column in
                guard row < values.count, column < values[row].count else { return nil }
                return values[row][column].isFinite ? values[row][column] : nil
            }
        }
        self.colors = colors
        let all = self.values.joined().compactMap(\.self)
        let extreme = all.map { abs($0) }.max() ?? 1
        switch (domain, colors) {
        case (let domain?, _): (lowest, highest) = (domain.lowerBound, domain.upperBound)
        case (nil, .redBlue): (lowest, highest) = (-extreme, extreme)
        case (nil, _): (lowest, highest) = (all.min() ?? 0, all.max() ?? 1)
        }
        self.format = format
        self.decimals = decimals
    }

    /// The heat map with the number of observations behind each value, which stands below it where there is room.
    ///
    /// - Parameters:
    ///   - counts: the numbers row by row.
    ///   - minimum: the number below which a value has no colour.
    public func withCounts(_ counts: [[Int?]], minimum: Int = 0) -> Heatmap {
        var map = self
        map.counts = counts
        map.minimumCount = minimum
        return map
    }

    private func count(row: Int, column: Int) -> Int? {
        guard let counts, row < counts.count, column < counts[row].count else { return nil }
        return counts[row][column]
    }

    /// Whether a value is of too few observations.
    private func isFew(row: Int, column: Int) -> Bool {
        minimumCount > 0 && values[row][column] != nil
            && (count(row: row, column: column) ?? 0) < minimumCount
    }

    /// The values that have no colour, if any.
    public var note: String? {
        let few = rows.indices.reduce(0) { sum, row in
            sum + columns.indices.count { isFew(row: row, column: $0) }
        }
        return few == 0 ? nil : "grey: fewer than \(minimumCount) observations"
    }

    /// Creates a heat map of correlations, from −1 in red to 1 in blue.
    public init(correlations values: [[Double]], names: [String], title: String? = nil) {
        self.init(
            rows: names, columns: names, values: values, valueLabel: "Correlation", title: title,
            colors: .redBlue,
            domain: -1...1)
    }

    /// A description of the largest and smallest values, or of the strongest correlations off the diagonal.
    public var description: String {
        let isSymmetric = rows == columns
        let cells = rows.indices.flatMap { row in
            columns.indices.compactMap { column -> (row: Int, column: Int, value: Double)? in
                guard !isSymmetric || column > row, let value = values[row][column],
                    !isFew(row: row, column: column)
                else { return nil }
                return (row, column, value)
            }
        }
        let subject = "Heat map of \(valueLabel), \(rows.count) by \(columns.count)"
        guard !cells.isEmpty else { return "\(subject), without values off the diagonal." }
        func words(_ cell: (row: Int, column: Int, value: Double)) -> String {
            "\(rows[cell.row]) and \(columns[cell.column]) (\(text(cell.value)))"
        }
        if colors == .redBlue {
            let strongest = cells.enumerated().sorted {
                (abs($1.element.value), $0.offset) < (abs($0.element.value), $1.offset)
            }
            return
                "\(subject). Strongest: \(strongest.prefix(3).map { words($0.element) }.joined(separator: ", "))."
        }
        let ordered = cells.enumerated().sorted {
            ($1.element.value, $0.offset) < ($0.element.value, $1.offset)
        }
        guard let first = ordered.first, let last = ordered.last, ordered.count > 1 else {
            return "\(subject): \(words(cells[0]))."
        }
        return "\(subject). Highest: \(words(first.element)); lowest: \(words(last.element))."
    }

    /// As high as its rows and the names of its columns need.
    public var size: Size {
        let rowHeight = rows.count <= 10 ? 42.0 : rows.count <= 20 ? 30 : max(8, 600 / Double(rows.count))
        return Size(Self.width, HeatmapFrame.height(frameContent, width: Self.width, rowHeight: rowHeight))
    }

    private var frameContent: HeatmapFrame.Content {
        HeatmapFrame.Content(
            title: title, rows: rows, columns: columns, header: ColorKey.height + 12,
            rowHeight: rows.count < 4 ? 64 : .infinity)
    }

    /// Draws the cells below a key of the colour scale.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let frame = HeatmapFrame(frameContent, in: picture, theme: theme)
        frame.draw(on: canvas)
        let all = values.joined().compactMap(\.self)
        let isMissing = values.contains { $0.contains(nil) }
        ColorKey(
            label: valueLabel, lowest: (all.contains { $0 < lowest } ? "≤ " : "") + text(lowest),
            highest: (all.contains { $0 > highest } ? "≥ " : "") + text(highest), colors: colors,
            empty: isMissing ? "no value" : nil
        )
        .draw(on: canvas, at: Point(picture.minX, frame.headerTop), width: picture.width, theme: theme)
        let size = textSize(in: frame, theme)
        let holdsCounts = size.map { frame.cellSize.height >= 2 * $0 + 12 } ?? false
        var empty: [Rect] = []
        for row in rows.indices {
            for column in columns.indices {
                let cell = frame.cell(row: row, column: column)
                guard let value = values[row][column] else {
                    empty.append(cell)
                    continue
                }
                let isFew = isFew(row: row, column: column)
                let count = holdsCounts ? count(row: row, column: column) : nil
                draw(value, isFew: isFew, count: count, in: cell, on: canvas, textSize: size, theme)
            }
        }
        canvas.marking(.mark) { canvas.drawEmptyCells(empty, theme) }
        return frame.plot
    }

    private func draw(
        _ value: Double, isFew: Bool, count: Int?, in cell: Rect, on canvas: any Canvas, textSize: Double?,
        _ theme: Theme
    ) {
        let color = colors.color(at: Scale.linear(domain).position(of: value))
        canvas.marking(.mark) { canvas.fill(cell, isFew ? theme.grid : color) }
        guard let textSize else { return }
        let ink = isFew ? theme.muted : color.legibleInk
        let label = TextLabel(text(value), TextStyle(size: textSize, color: ink).tabularFigures)
        canvas.marking(.annotation) {
            guard let count else {
                canvas.draw(label, at: Point(cell.midX, cell.midY), .center)
                return
            }
            let below = TextLabel(
                NumberFormat.compact(Double(count)), TextStyle(size: 10, color: ink).tabularFigures)
            canvas.draw(label, at: Point(cell.midX, cell.midY - below.height / 2), .center)
            canvas.draw(below, at: Point(cell.midX, cell.midY + label.height / 2), .center)
        }
    }

    private var domain: ClosedRange<Double> { lowest < highest ? lowest...highest : lowest...lowest }

    private func text(_ value: Double) -> String {
        switch format {
        case .number where abs(value) >= 1e6: NumberFormat.compact(value)
        case .number: NumberFormat.fixed(value, decimals: decimals)
        case .percent: NumberFormat.percent(value, decimals: decimals)
        case .plain: NumberFormat.fixed(value, decimals: decimals).filter { $0 != "," }
        case .date: format.text(of: value)
        }
    }

    /// The text size at which every value fits into its cell; `nil` if it would be too small to be legible.
    private func textSize(in frame: HeatmapFrame, _ theme: Theme) -> Double? {
        let texts = values.joined().compactMap { $0.map(text) }
        guard texts.count <= 900 else { return nil }
        let longest = texts.max { $0.count < $1.count } ?? ""
        let (width, height) = frame.cellSize
        return [theme.fontSize, 11, 10].first { size in
            let label = TextLabel(longest, TextStyle(size: size).tabularFigures)
            return label.width + 6 <= width && label.height + 2 <= height
        }
    }
}
