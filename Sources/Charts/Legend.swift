import Drawing

/// The legend of a chart: samples of its series with their names, in rows.
struct Legend {
    /// A sample of the appearance of a series.
    enum Sample {
        /// A filled area with an outline.
        case area(Color)
        /// A filled area without an outline.
        case bar(Color)
        /// The mark of a point.
        case marker(Marker, Color)
        /// A line.
        case line(Stroke)
    }

    /// The entry of a series.
    struct Entry {
        var name: String
        var sample: Sample
    }

    private struct Item {
        /// `nil` for the note with the number of omitted entries.
        var sample: Sample?
        var label: TextLabel
        var place = Point(0, 0)

        var inset: Double { sample == nil ? 0 : Legend.sampleWidth + Legend.gap }
        var width: Double { inset + label.width }
    }

    private static let sampleWidth = 18.0
    private static let gap = 6.0
    private static let rowHeight = 20.0

    private let items: [Item]
    /// The height of all rows.
    let height: Double

    /// Arranges the entries in rows. A legend without entries has height zero. Entries that do not fit are replaced by a note
    /// with their number.
    init(_ entries: [Entry], width: Double, maximumHeight: Double, theme: Theme) {
        let all = entries.map {
            Item(
                sample: $0.sample,
                label: TextLabel($0.name, theme.label, width: max(1, width - Self.sampleWidth - Self.gap)))
        }
        let rowLimit = max(1, (maximumHeight / Self.rowHeight).rounded(.down))
        var items = Self.placed(all, width: width)
        var count = all.count
        while let last = items.last, last.place.y >= rowLimit * Self.rowHeight, count > 0 {
            count -= 1
            let note = Item(label: TextLabel("and \(all.count - count) more", theme.note, width: width))
            items = Self.placed(all.prefix(count) + [note], width: width)
        }
        self.items = items
        height = (items.last?.place.y).map { $0 + Self.rowHeight } ?? 0
    }

    /// Places the items side by side, starting a new row when the width is exceeded.
    private static func placed(_ items: some Sequence<Item>, width: Double) -> [Item] {
        var place = Point(0, 0)
        return items.map { item in
            var item = item
            if place.x > 0, place.x + item.width > width { place = Point(0, place.y + rowHeight) }
            item.place = place
            place.x += item.width + 18
            return item
        }
    }

    /// Draws the legend with its top-left corner at a point.
    func draw(on canvas: some Canvas, at corner: Point, theme: Theme) {
        for item in items {
            let (x, y) = (corner.x + item.place.x, corner.y + item.place.y + Self.rowHeight / 2)
            switch item.sample {
            case .area(let color):
                let box = Rect(x: x + 1, y: y - 5.5, width: Self.sampleWidth - 2, height: 11)
                canvas.fill(box, color.opacity(0.35))
                canvas.stroke(Path(box), Stroke(color, width: 1.5))
            case .bar(let color):
                canvas.fill(Rect(x: x, y: y - 6, width: Self.sampleWidth, height: 12), color)
            case .marker(let marker, let color):
                marker.draw([Point(x + Self.sampleWidth / 2, y)], on: canvas, size: 7, color: color)
            case .line(let stroke): canvas.line(from: Point(x, y), to: Point(x + Self.sampleWidth, y), stroke)
            case nil: break
            }
            canvas.draw(item.label, at: Point(x + item.inset, y), .left)
        }
    }
}
