import Drawing

/// Names and values in two columns, as in an index; continued on the next page.
struct ValueList: Box {
    private static let columnGap = 22.0
    private static let gap = 8.0
    private static let padding = 2.2

    /// A name with its value.
    private struct Entry {
        var name: TextLayout
        var value: TextLayout
        var valueWidth: Double

        var height: Double { max(name.size.height, value.size.height) + 2 * ValueList.padding }
    }

    private let entries: [Entry]
    private let width: Double

    /// Sets names in the type of code, values beside them.
    init(_ pairs: [(name: String, value: String)], width: Double) {
        self.width = width
        let columnWidth = Self.columnWidth(of: width)
        let type = Typography.listing
        entries = pairs.map { pair in
            let style = type.style.tabularFigures
            // A long value leaves half of the column to its name.
            let natural = TextLayout(pair.value, style).size.width
            let valueWidth = min(natural, columnWidth / 2) + layoutTolerance
            let name = RichText(pair.name, .code(size: type.style.size * 0.9, color: type.style.color))
            return Entry(
                name: TextLayout(
                    name.breakableInNames.runs,
                    ParagraphStyle(width: columnWidth - Self.gap - valueWidth, lineHeight: type.leading)),
                value: TextLayout(
                    pair.value, style,
                    ParagraphStyle(
                        width: valueWidth, alignment: .right, truncation: .end, lineLimit: 4,
                        lineHeight: type.leading)),
                valueWidth: valueWidth)
        }
    }

    private init(_ entries: ArraySlice<Entry>, width: Double) {
        self.entries = Array(entries)
        self.width = width
    }

    private static func columnWidth(of width: Double) -> Double { (width - columnGap) / 2 }

    /// The number of entries in the left column, which is the higher one.
    private var leftCount: Int { (entries.count + 1) / 2 }

    var height: Double { Self.height(entries[...]) }

    /// The height of entries in two columns of the same number of entries.
    private static func height(_ entries: ArraySlice<Entry>) -> Double {
        let middle = entries.startIndex + (entries.count + 1) / 2
        let heights = [entries[..<middle], entries[middle...]].map { $0.reduce(0) { $0 + $1.height } }
        return max(heights[0], heights[1])
    }

    func draw(on sheet: Sheet, at origin: Point) {
        let columnWidth = Self.columnWidth(of: width)
        var place = origin
        for (index, entry) in entries.enumerated() {
            if index == leftCount { place = Point(origin.x + columnWidth + Self.columnGap, origin.y) }
            let top = place.y + Self.padding
            sheet.canvas.draw(entry.name, at: Point(place.x, top))
            sheet.canvas.draw(entry.value, at: Point(place.x + columnWidth - entry.valueWidth, top))
            place.y += entry.height
            sheet.canvas.line(
                from: place, to: Point(place.x + columnWidth, place.y), Stroke(Palette.rule, width: 0.4))
        }
    }

    func split(fitting height: Double, atTop: Bool) -> (head: any Box, rest: any Box)? {
        let count = entries.indices.prefix { Self.height(entries[...$0]) <= height + layoutTolerance }.count
        // Two lines at least on either side; fewer than three lines are not worth a second piece.
        guard count >= 4, count < entries.count, entries.count > 6 else { return nil }
        let cut = min(count / 2 * 2, entries.count - 2)
        return (ValueList(entries[..<cut], width: width), ValueList(entries[cut...], width: width))
    }
}
