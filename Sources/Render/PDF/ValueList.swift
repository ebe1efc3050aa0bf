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
            // A long value leaves nearly half of the column to its name.
            let natural = TextLayout(pair.value, style).size.width
            let valueWidth = min(natural, columnWidth * 0.55) + layoutTolerance
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

    var height: Double { Self.balance(entries[...]).height }

    /// How many entries go to the left column so that the higher column is as low as possible, and its height.
    private static func balance(_ entries: ArraySlice<Entry>) -> (leftCount: Int, height: Double) {
        var left = 0.0
        var right = entries.reduce(0) { $0 + $1.height }
        var best = (leftCount: 0, height: right)
        for (count, entry) in zip(1..., entries) {
            left += entry.height
            right -= entry.height
            if max(left, right) < best.height { best = (count, max(left, right)) }
        }
        return best
    }

    func draw(on sheet: Sheet, at origin: Point) {
        let columnWidth = Self.columnWidth(of: width)
        let leftCount = Self.balance(entries[...]).leftCount
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
        let count = entries.indices.prefix { Self.balance(entries[...$0]).height <= height + layoutTolerance }
            .count
        // Two lines at least on either side.
        let cut = min(count, entries.count - 4)
        guard cut >= 4 else { return nil }
        return (ValueList(entries[..<cut], width: width), ValueList(entries[cut...], width: width))
    }
}
