import Drawing
import Record

/// Headline figures side by side: what each is called, and its value in large type.
struct TileRow: Box {
    private static let gap = 9.0
    private static let padding = Insets.symmetric(horizontal: 9, vertical: 7)

    private struct Tile {
        var label: TextLayout
        var value: TextLayout
    }

    private let tiles: [Tile]
    private let tileWidth: Double
    let height: Double

    /// A row of figures in as many equal columns as asked for.
    init(_ values: [RecordedValue], columns: Int, width: Double) {
        let tileWidth = (width - Double(columns - 1) * Self.gap) / Double(columns)
        let room = tileWidth - Self.padding.left - Self.padding.right
        tiles = values.map { value in
            Tile(
                label: TextLayout(
                    value.label, Typography.tileLabel.style,
                    ParagraphStyle(
                        width: room, truncation: .end, lineLimit: 3, lineHeight: Typography.tileLabel.leading)
                ),
                value: Self.value(value.format.text(of: value.value), width: room))
        }
        self.tileWidth = tileWidth
        let label = tiles.map(\.label.size.height).max() ?? 0
        let value = tiles.map(\.value.size.height).max() ?? 0
        height = Self.padding.top + label + 2 + value + Self.padding.bottom
    }

    /// Sets a value in one line, smaller if it is long, and cut if it is longer than that.
    private static func value(_ text: String, width: Double) -> TextLayout {
        let type = Typography.tileValue
        let style = type.style.tabularFigures
        let natural = TextLayout(text, style).size.width
        let size = style.size * max(0.5, min(1, width / max(natural, 1)))
        return TextLayout(
            text, style.with { $0.size = size },
            ParagraphStyle(width: width + layoutTolerance, truncation: .end, lineHeight: type.leading))
    }

    func draw(on sheet: Sheet, at origin: Point) {
        for (index, tile) in tiles.enumerated() {
            let x = origin.x + Double(index) * (tileWidth + Self.gap)
            let bounds = Rect(x: x, y: origin.y, width: tileWidth, height: height)
            sheet.canvas.fill(Path(bounds, cornerRadius: 4), Palette.raised)
            let left = x + Self.padding.left
            sheet.canvas.draw(tile.label, at: Point(left, origin.y + Self.padding.top))
            sheet.canvas.draw(
                tile.value, at: Point(left, bounds.maxY - Self.padding.bottom - tile.value.size.height))
        }
    }

    /// The rows for any number of figures, at most four side by side.
    static func rows(_ values: [RecordedValue], width: Double) -> [TileRow] {
        guard !values.isEmpty else { return [] }
        // As few rows as possible, and no row much shorter than the others.
        let count = (values.count + 3) / 4
        let columns = (values.count + count - 1) / count
        return stride(from: 0, to: values.count, by: columns).map { start in
            TileRow(Array(values[start..<min(start + columns, values.count)]), columns: columns, width: width)
        }
    }
}
