import Drawing

/// Boxes one below the other: the text of a report, a list item, a quotation, an aside.
///
/// Where a stack is broken decides how pages look: never behind a heading, a paragraph only with two lines on either
/// side, a figure not at all.
struct Stack: Box {
    /// A box with the space around it.
    struct Item {
        var box: any Box
        /// The least space above; of two neighbouring spaces the greater one counts, and none at the top of a page.
        var before = 0.0
        /// The least space below.
        var after = 0.0
        /// Whether the item must not be the last one on a page.
        var keepsWithNext = false
    }

    /// What is drawn behind and beside the items.
    enum Decoration {
        case none
        /// A ground.
        case panel(Color)
        /// A ground with a bar along its left edge; `nil` for the bar alone.
        case barred(Color, ground: Color?)
        /// A text to the left of the first item, such as a bullet, so far from the left edge.
        case marker(TextLayout, x: Double)
    }

    let items: [Item]
    let width: Double
    let insets: Insets
    let decoration: Decoration
    let height: Double
    /// The top of each item below the top of the stack.
    let offsets: [Double]

    /// A stack of items that were set for `width` less the insets.
    init(_ items: [Item], width: Double, insets: Insets = .zero, decoration: Decoration = .none) {
        self.items = items
        self.width = width
        self.insets = insets
        self.decoration = decoration
        var offsets: [Double] = []
        var bottom = insets.top
        for (index, item) in items.enumerated() {
            if index > 0 { bottom += max(items[index - 1].after, item.before) }
            offsets.append(bottom)
            bottom += item.box.height
        }
        self.offsets = offsets
        height = bottom + insets.bottom
    }

    func draw(on sheet: Sheet, at origin: Point) {
        drawDecoration(on: sheet.canvas, at: origin)
        for (item, offset) in zip(items, offsets) {
            item.box.draw(on: sheet, at: Point(origin.x + insets.left, origin.y + offset))
        }
    }

    private func drawDecoration(on canvas: any Canvas, at origin: Point) {
        let bounds = Rect(x: origin.x, y: origin.y, width: width, height: height)
        switch decoration {
        case .none: break
        case .panel(let ground): canvas.fill(Path(bounds, cornerRadius: 3), ground)
        case .barred(let bar, let ground):
            if let ground { canvas.fill(bounds, ground) }
            canvas.fill(Rect(x: bounds.x, y: bounds.y, width: 2, height: bounds.height), bar)
        case .marker(let text, let x):
            canvas.draw(text, at: Point(origin.x + x, origin.y + insets.top))
        }
    }

    func split(fitting height: Double, atTop: Bool) -> (head: any Box, rest: any Box)? {
        let limit = height - insets.bottom + layoutTolerance
        guard let index = items.indices.first(where: { offsets[$0] + items[$0].box.height > limit }) else {
            return nil
        }
        let item = items[index]
        let room = limit - layoutTolerance - offsets[index]
        if let parts = item.box.split(fitting: room, atTop: atTop && index == 0) {
            var (head, rest) = (item, item)
            head.box = parts.head
            rest.box = parts.rest
            return (with(items[..<index] + [head]), continued([rest] + items[(index + 1)...]))
        }
        var cut = index
        while cut > 0, items[cut - 1].keepsWithNext { cut -= 1 }
        // On an empty page nothing is gained by keeping items together that don't fit on it, or by waiting for a page
        // on which an item that is higher than all pages would fit.
        if cut == 0, atTop { cut = max(index, 1) }
        guard items.indices.dropFirst().contains(cut) else { return nil }
        return (with(items[..<cut]), continued(Array(items[cut...])))
    }

    private func with(_ items: ArraySlice<Item>) -> Stack {
        Stack(Array(items), width: width, insets: insets, decoration: decoration)
    }

    /// The part of the stack on the next page: a marker is not repeated.
    private func continued(_ items: [Item]) -> Stack {
        if case .marker = decoration { return Stack(items, width: width, insets: insets) }
        return Stack(items, width: width, insets: insets, decoration: decoration)
    }
}
