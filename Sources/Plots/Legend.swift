import Drawing

/// The key to a chart's series: samples of their looks with their names, in rows.
struct Legend {
    /// What a sample looks like.
    enum Sample {
        /// A filled area with an outline.
        case area(Color)
        /// A filled area without an outline.
        case bar(Color)
        /// A mark for a point.
        case marker(Marker, Color)
    }

    /// A series.
    struct Entry {
        var name: String
        var sample: Sample
    }

    private struct Item {
        var sample: Sample
        var label: Label
        var place: Point
    }

    private static let sampleWidth = 18.0
    private static let gap = 6.0
    private static let rowHeight = 20.0

    private let items: [Item]
    /// The height of all rows.
    let height: Double

    /// Puts the entries into rows of a width; a legend without entries has no height.
    init(_ entries: [Entry], width: Double, theme: Theme) {
        var items: [Item] = []
        var place = Point(0, 0)
        for entry in entries {
            let label = Label(entry.name, theme.label, width: max(1, width - Self.sampleWidth - Self.gap))
            let itemWidth = Self.sampleWidth + Self.gap + label.width
            if place.x > 0, place.x + itemWidth > width { place = Point(0, place.y + Self.rowHeight) }
            items.append(Item(sample: entry.sample, label: label, place: place))
            place.x += itemWidth + 18
        }
        self.items = items
        height = items.isEmpty ? 0 : place.y + Self.rowHeight
    }

    /// Draws the rows below and to the right of a corner.
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
            }
            canvas.draw(item.label, at: Point(x + Self.sampleWidth + Self.gap, y), .left)
        }
    }
}
