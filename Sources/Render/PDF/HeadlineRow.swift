import Base
import Drawing
import Record

/// Headline values side by side, each with its label above the value in large type.
struct HeadlineRow: LayoutBox {
    /// The space between two tiles, in points.
    private static let gap = 9.0
    /// The space between the text of a tile and its edges.
    private static let padding = Insets.symmetric(horizontal: 9, vertical: 7)
    /// The space between a label and its value, in points.
    private static let labelGap = 2.0
    /// The radius of a tile's corners, in points.
    private static let cornerRadius = 4.0
    /// The maximum number of lines of a label.
    private static let labelLines = 3
    /// The maximum number of values side by side.
    private static let maximumColumns = 4
    /// The smallest size of a long value, as a fraction of the usual size.
    private static let minimumScale = 0.5

    /// A value with its label.
    private struct Tile {
        var label: TextLayout
        var value: TextLayout
    }

    private let tiles: [Tile]
    private let tileWidth: Double
    let height: Double

    /// A row of values in columns of equal width; there may be fewer values than columns.
    init(_ values: [RecordedValue], columns: Int, width: Double) {
        let tileWidth = (width - Double(columns - 1) * Self.gap) / Double(columns)
        let room = tileWidth - Self.padding.left - Self.padding.right
        tiles = values.map { value in
            Tile(
                label: TextLayout(
                    value.label, Typography.tileLabel.style,
                    ParagraphStyle(
                        width: room, truncation: .end, lineLimit: Self.labelLines,
                        lineHeight: Typography.tileLabel.leading)),
                value: Self.value(value.format.text(of: value.value), width: room))
        }
        self.tileWidth = tileWidth
        let label = tiles.map(\.label.size.height).max() ?? 0
        let value = tiles.map(\.value.size.height).max() ?? 0
        height = Self.padding.top + label + Self.labelGap + value + Self.padding.bottom
    }

    /// Lays out a value on one line, in smaller type if it is long, truncated if it is longer still.
    private static func value(_ text: String, width: Double) -> TextLayout {
        let type = Typography.tileValue
        let style = type.style.tabularFigures
        let natural = TextLayout(text, style).size.width
        let size = style.size * max(minimumScale, min(1, width / max(natural, 1)))
        return TextLayout(
            text, style.with { $0.size = size },
            ParagraphStyle(width: width + layoutTolerance, truncation: .end, lineHeight: type.leading))
    }

    func draw(in context: PageContext, at origin: Point) {
        for (index, tile) in tiles.enumerated() {
            let x = origin.x + Double(index) * (tileWidth + Self.gap)
            let bounds = Rect(x: x, y: origin.y, width: tileWidth, height: height)
            context.canvas.fill(Path(bounds, cornerRadius: Self.cornerRadius), Palette.raised)
            let left = x + Self.padding.left
            context.canvas.draw(tile.label, at: Point(left, origin.y + Self.padding.top))
            context.canvas.draw(
                tile.value, at: Point(left, bounds.maxY - Self.padding.bottom - tile.value.size.height))
        }
    }

    /// Distributes values over rows: as few rows as possible, with about the same number of values each.
    static func rows(_ values: [RecordedValue], width: Double) -> [HeadlineRow] {
        guard !values.isEmpty else { return [] }
        let count = (values.count + maximumColumns - 1) / maximumColumns
        let columns = (values.count + count - 1) / count
        return stride(from: 0, to: values.count, by: columns).map { start in
            HeadlineRow(
                Array(values[start..<min(start + columns, values.count)]), columns: columns, width: width)
        }
    }
}
