import Drawing

/// The horizontal measures of lists, in points.
private enum ListIndent {
    /// The indentation of an unordered list.
    static let unordered = 14.0
    /// The minimum indentation of an ordered list.
    static let ordered = 16.0
    /// The space between the number of an item and its text.
    static let numberGap = 6.0
    /// The distance of a bullet from the left edge of its list.
    static let bullet = 3.0
}

extension ProseLayout {
    /// Lays out a list.
    ///
    /// - Parameter start: the number of the first item; `nil` for an unordered list.
    func list(_ items: [[Block]], start: Int?, isTight: Bool) -> Flow.Item {
        let markers = items.indices.map { index in
            TextLayout(
                start.map { "\($0 + index)." } ?? "•", type.style.tabularFigures,
                ParagraphStyle(lineHeight: type.leading))
        }
        let markerWidth = markers.map(\.size.width).max() ?? 0
        let natural =
            start == nil
            ? ListIndent.unordered : max(ListIndent.ordered, markerWidth + ListIndent.numberGap)
        // Leaves room for text however deeply lists are nested.
        let indent = min(natural, width / 4)
        let content = ProseLayout(links: links, width: width - indent, type: type)
        let flow = Flow(
            zip(items, markers).map { item, marker in
                var boxes = content.items(item)
                if isTight {
                    for index in boxes.indices where boxes[index].box is ParagraphBox {
                        boxes[index].spacing.after = Spacing.tightParagraph.after
                    }
                }
                // Numbers are right-aligned, bullets are at the left.
                let x = start == nil ? ListIndent.bullet : markerWidth - marker.size.width
                return Flow.Item(
                    Flow(
                        boxes, width: width, insets: Insets(left: indent), decoration: .marker(marker, x: x)),
                    spacing: isTight ? .tightItem : .looseItem)
            }, width: width)
        return Flow.Item(flow, spacing: isTight ? .tightList : .looseList)
    }
}
