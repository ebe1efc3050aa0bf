import Drawing

/// Boxes one below the other: the text of a report, a list item, a quotation, an aside.
///
/// A flow is never split after a heading, splits a paragraph only if two lines remain on either side, and never splits a
/// figure, though it may draw one a little smaller so that it stays on the page.
struct Flow: LayoutBox {
    /// A box with the space around it.
    struct Item {
        /// The box.
        var box: any LayoutBox
        /// The space above and below the box.
        var spacing = Spacing.none
        /// Whether the item must not be the last one on a page.
        var keepsWithNext = false

        /// An item of a flow.
        init(_ box: any LayoutBox, spacing: Spacing = .none, keepsWithNext: Bool = false) {
            self.box = box
            self.spacing = spacing
            self.keepsWithNext = keepsWithNext
        }
    }

    /// Something drawn behind or beside the items.
    enum Decoration {
        /// Nothing.
        case none
        /// A filled rectangle with rounded corners.
        case panel(Color)
        /// A bar along the left edge, and a background unless it is `nil`.
        case barred(Color, background: Color?)
        /// A text to the left of the first item, such as a bullet, `x` points from the left edge of the flow.
        case marker(TextLayout, x: Double)
    }

    /// The radius of a panel's corners, in points.
    private static let panelRadius = 3.0
    /// The width of a bar along the left edge, in points.
    private static let barWidth = 2.0

    /// The items, from top to bottom.
    let items: [Item]
    /// The width of the flow, in points.
    let width: Double
    /// The distances of the items from the edges of the flow.
    let insets: Insets
    /// The decoration around the items.
    let decoration: Decoration
    let height: Double
    /// The distance of each item from the top of the flow, in points.
    let offsets: [Double]

    /// A flow of items that were laid out for `width` minus the insets.
    init(_ items: [Item], width: Double, insets: Insets = .zero, decoration: Decoration = .none) {
        self.items = items
        self.width = width
        self.insets = insets
        self.decoration = decoration
        var offsets: [Double] = []
        var bottom = insets.top
        for (index, item) in items.enumerated() {
            if index > 0 { bottom += max(items[index - 1].spacing.after, item.spacing.before) }
            offsets.append(bottom)
            bottom += item.box.height
        }
        self.offsets = offsets
        height = bottom + insets.bottom
    }

    func draw(in context: PageContext, at origin: Point) {
        drawDecoration(on: context.canvas, at: origin)
        for (item, offset) in zip(items, offsets) {
            item.box.draw(in: context, at: Point(origin.x + insets.left, origin.y + offset))
        }
    }

    private func drawDecoration(on canvas: any Canvas, at origin: Point) {
        let bounds = Rect(x: origin.x, y: origin.y, width: width, height: height)
        switch decoration {
        case .none: break
        case .panel(let background):
            canvas.fill(Path(bounds, cornerRadius: Self.panelRadius), background)
        case .barred(let bar, let background):
            if let background { canvas.fill(bounds, background) }
            canvas.fill(Rect(x: bounds.x, y: bounds.y, width: Self.barWidth, height: bounds.height), bar)
        case .marker(let text, let x):
            canvas.draw(text, at: Point(origin.x + x, origin.y + insets.top))
        }
    }

    // MARK: Splitting

    func split(fitting height: Double, atTop: Bool) -> (head: any LayoutBox, rest: any LayoutBox)? {
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
        if index + 1 < items.count, let smaller = item.box.shrunk(toFit: room) {
            var head = item
            head.box = smaller
            return (with(items[..<index] + [head]), continued(Array(items[(index + 1)...])))
        }
        var cut = index
        while cut > 0, items[cut - 1].keepsWithNext { cut -= 1 }
        // Items that fill more than a page can't be kept together, and an item higher than a page fits on none: on an
        // empty page moving them on would gain nothing.
        if cut == 0, atTop { cut = max(index, 1) }
        guard items.indices.dropFirst().contains(cut) else { return nil }
        return (with(items[..<cut]), continued(Array(items[cut...])))
    }

    private func with(_ items: ArraySlice<Item>) -> Flow {
        Flow(Array(items), width: width, insets: insets, decoration: decoration)
    }

    /// Returns the part of the flow on the next page, which does not repeat a marker.
    private func continued(_ items: [Item]) -> Flow {
        if case .marker = decoration { return Flow(items, width: width, insets: insets) }
        return Flow(items, width: width, insets: insets, decoration: decoration)
    }
}
