import Drawing

/// Names and values in two columns, as in an index. It can be split between entries.
struct ValueList: LayoutBox {
    /// The space between the two columns, in points.
    private static let columnGap = 22.0
    /// The space between a name and its value, in points.
    private static let gap = 8.0
    /// The space above and below the text of an entry, in points.
    private static let padding = 2.2
    /// The thickness of the rule below an entry, in points.
    private static let ruleWidth = 0.4
    /// The maximum width of a value, as a fraction of the column; the rest is for its name.
    private static let maximumValueWidth = 0.55
    /// The maximum number of lines of a value.
    private static let valueLines = 4
    /// The minimum number of entries on either side of a page break: two in each column.
    private static let minimumEntries = 4

    /// A name with its value.
    private struct Entry {
        var name: TextLayout
        var value: TextLayout
        var valueWidth: Double

        var height: Double { max(name.size.height, value.size.height) + 2 * ValueList.padding }
    }

    private let entries: [Entry]
    private let width: Double

    /// Lays out names in monospaced type with their values to the right, for a width in points.
    init(_ pairs: [(name: String, value: String)], width: Double) {
        self.width = width
        let columnWidth = Self.columnWidth(of: width)
        let type = Typography.listing
        entries = pairs.map { pair in
            let style = type.style.tabularFigures
            let natural = TextLayout(pair.value, style).size.width
            let valueWidth = min(natural, columnWidth * Self.maximumValueWidth) + layoutTolerance
            let name = RichText(
                pair.name, .code(size: type.style.size * RichText.codeScale, color: type.style.color))
            return Entry(
                name: TextLayout(
                    name.breakableInNames.runs,
                    ParagraphStyle(width: columnWidth - Self.gap - valueWidth, lineHeight: type.leading)),
                value: TextLayout(
                    pair.value, style,
                    ParagraphStyle(
                        width: valueWidth, alignment: .right, truncation: .end, lineLimit: Self.valueLines,
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

    /// Returns the number of entries in the left column that minimizes the height of the higher column, and that height.
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

    func draw(in context: PageContext, at origin: Point) {
        let columnWidth = Self.columnWidth(of: width)
        let leftCount = Self.balance(entries[...]).leftCount
        var place = origin
        for (index, entry) in entries.enumerated() {
            if index == leftCount { place = Point(origin.x + columnWidth + Self.columnGap, origin.y) }
            let top = place.y + Self.padding
            context.canvas.draw(entry.name, at: Point(place.x, top))
            context.canvas.draw(entry.value, at: Point(place.x + columnWidth - entry.valueWidth, top))
            place.y += entry.height
            context.canvas.line(
                from: place, to: Point(place.x + columnWidth, place.y),
                Stroke(Palette.rule, width: Self.ruleWidth))
        }
    }

    func split(fitting height: Double, atTop: Bool) -> (head: any LayoutBox, rest: any LayoutBox)? {
        let fitting = entries.indices.prefix {
            Self.balance(entries[...$0]).height <= height + layoutTolerance
        }.count
        let cut = min(fitting, entries.count - Self.minimumEntries)
        guard cut >= Self.minimumEntries else { return nil }
        return (ValueList(entries[..<cut], width: width), ValueList(entries[cut...], width: width))
    }
}
