import Base
import Drawing
import Numerics

/// A matrix of numbers as coloured cells, such as correlations.
public struct Heatmap: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "heatmap"

    /// The headline, where there is one.
    public var title: String?
    /// What the numbers are.
    public var valueLabel: String
    /// The names of the rows, from top to bottom.
    public var rows: [String]
    /// The names of the columns, from left to right.
    public var columns: [String]
    /// The numbers row by row; `nil` where there is none.
    public var values: [[Double?]]
    /// The colours.
    public var colors: ColorScale
    /// The numbers at the ends of the colours.
    public var lowest, highest: Double
    /// How the numbers are written.
    public var format: TickFormat
    /// With how many decimals they are written.
    public var decimals: Int

    /// A matrix of numbers. Numbers that are not finite, and those that a short row lacks, are missing.
    ///
    /// - Parameters:
    ///   - rows: the names of the rows.
    ///   - columns: the names of the columns.
    ///   - values: the numbers row by row.
    ///   - domain: the numbers at the ends of the colours. Where it is `nil`, it covers all numbers; with a diverging
    ///     scale it has its middle at zero.
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

    /// Correlations: from −1 in red to 1 in blue.
    public init(correlations values: [[Double]], names: [String], title: String? = nil) {
        self.init(
            rows: names, columns: names, values: values, valueLabel: "Correlation", title: title,
            colors: .redBlue,
            domain: -1...1)
    }

    /// The largest and the smallest numbers; of correlations, the strongest between two different things.
    public var description: String {
        let isSymmetric = rows == columns
        let cells = rows.indices.flatMap { row in
            columns.indices.compactMap { column -> (row: Int, column: Int, value: Double)? in
                guard !isSymmetric || column > row, let value = values[row][column] else { return nil }
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
        return Size(Self.width, MatrixFrame.height(frameContent, width: Self.width, rowHeight: rowHeight))
    }

    private var frameContent: MatrixFrame.Content {
        MatrixFrame.Content(
            title: title, rows: rows, columns: columns, header: ColorKey.height + 12,
            rowHeight: rows.count < 4 ? 64 : .infinity)
    }

    /// Draws the cells below a key to their colours.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let frame = MatrixFrame(frameContent, in: picture, theme: theme)
        frame.draw(on: canvas)
        ColorKey(label: valueLabel, lowest: text(lowest), highest: text(highest), colors: colors)
            .draw(on: canvas, at: Point(picture.minX, frame.headerTop), width: picture.width, theme: theme)
        let size = textSize(in: frame, theme)
        for row in rows.indices {
            for column in columns.indices {
                let cell = frame.cell(row: row, column: column)
                draw(values[row][column], in: cell, on: canvas, textSize: size, theme)
            }
        }
        return frame.plot
    }

    private func draw(
        _ value: Double?, in cell: Rect, on canvas: any Canvas, textSize: Double?, _ theme: Theme
    ) {
        let color = value.map { colors.color(at: Scale.linear(domain).position(of: $0)) }
        canvas.marking(.mark) {
            if let color { canvas.fill(cell, color) }
        }
        guard let textSize else { return }
        let style = TextStyle(size: textSize, color: color?.legibleInk ?? theme.muted).tabularFigures
        canvas.marking(.annotation) {
            canvas.draw(Label(value.map(text) ?? "–", style), at: Point(cell.midX, cell.midY), .center)
        }
    }

    private var domain: ClosedRange<Double> { lowest < highest ? lowest...highest : lowest...lowest }

    private func text(_ value: Double) -> String {
        switch format {
        case .number where abs(value) >= 1e6: NumberFormat.compact(value)
        case .number: NumberFormat.fixed(value, decimals: decimals)
        case .percent: NumberFormat.percent(value, decimals: decimals)
        case .plain: NumberFormat.fixed(value, decimals: decimals).filter { $0 != "," }
        }
    }

    /// The size at which every number fits into its cell; `nil` where they would be too small to be read.
    private func textSize(in frame: MatrixFrame, _ theme: Theme) -> Double? {
        let texts = values.joined().map { $0.map(text) ?? "–" }
        guard texts.count <= 900 else { return nil }
        let longest = texts.max { $0.count < $1.count } ?? ""
        let (width, height) = frame.cellSize
        return [theme.fontSize, 11, 10].first { size in
            let label = Label(longest, TextStyle(size: size).tabularFigures)
            return label.width + 6 <= width && label.height + 2 <= height
        }
    }
}

/// A bar of the colours of a scale between the numbers at its ends.
struct ColorKey {
    var label: String
    var lowest: String
    var highest: String
    var colors: ColorScale

    static let height = 18.0

    func draw(on canvas: some Canvas, at corner: Point, width: Double, theme: Theme) {
        let middle = corner.y + Self.height / 2
        let low = Label(lowest, theme.figures, width: width * 0.2)
        let high = Label(highest, theme.figures, width: width * 0.2)
        let bar = Rect(x: 0, y: middle - 5, width: min(160, width * 0.25), height: 10)
        let name = Label(label, theme.note, width: max(1, width - low.width - high.width - bar.width - 32))
        var x = corner.x
        if !label.isEmpty {
            canvas.draw(name, at: Point(x, middle), .left)
            x += name.width + 16
        }
        canvas.draw(low, at: Point(x, middle), .left)
        x += low.width + 8
        // Each step reaches to the end of the bar, so that no seam shows between two.
        let steps = 32
        for step in 0..<steps {
            let share = Double(step) / Double(steps)
            canvas.fill(
                Rect(x: x + share * bar.width, y: bar.y, width: (1 - share) * bar.width, height: bar.height),
                colors.color(at: Double(step) / Double(steps - 1)))
        }
        canvas.draw(high, at: Point(x + bar.width + 8, middle), .left)
    }
}
