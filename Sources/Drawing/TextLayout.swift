import CCairo

/// Text laid out in lines by Pango: shaped, wrapped, with fallback fonts, ready to be measured and drawn.
///
/// Ranges are UTF-8 offsets in the text. Coordinates are in canvas units, relative to the layout's top-left corner. A
/// layout belongs to the thread that created it: create, measure and draw it without a suspension point in between.
public final class TextLayout {
    /// A line of the layout.
    public struct Line: Hashable, Sendable {
        /// The range of the text on this line, in UTF-8 offsets.
        public var range: Range<Int>
        /// The bounds of the line, as wide as its text and as high as its fonts or the paragraph's line height.
        public var bounds: Rect
        /// The bounding box of the inked area.
        public var inkBounds: Rect
        /// The distance of the baseline from the top of the layout.
        public var baseline: Double
    }

    /// The whole text.
    public let text: String
    /// The lines from top to bottom; at least one, even without text.
    public let lines: [Line]
    /// The bounding box of all lines. Its top is 0; its left edge is not 0 if lines are centred or right-aligned in a width.
    public let bounds: Rect
    /// Whether the text has been truncated with an ellipsis.
    public let isTruncated: Bool

    /// Never `nil`, as GLib terminates the process when memory is exhausted.
    let layout: OpaquePointer?

    /// The style of each run, and its end in the text.
    private let styles: [(end: Int, style: TextStyle)]

    /// Lays out runs of text as one paragraph, or as several if they contain line feeds.
    public init(_ runs: [TextRun], _ paragraph: ParagraphStyle = ParagraphStyle()) {
        let pieces = runs.map { $0.text.cut(to: paragraph).drawable }
        let text = pieces.joined()
        let context = FontContext.make()
        defer { g_object_unref(context.map(UnsafeMutableRawPointer.init)) }
        let layout = pango_layout_new(context)
        self.text = text
        self.layout = layout

        var copy = text
        copy.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                pango_layout_set_text(layout, $0.baseAddress, Int32($0.count))
            }
        }
        let attributes = TextAttributes()
        var styles: [(end: Int, style: TextStyle)] = []
        var start = 0
        for (piece, run) in zip(pieces, runs) {
            let end = start + piece.utf8.count
            attributes.add(run.style, over: start..<end)
            styles.append((end, run.style))
            start = end
        }
        self.styles = styles
        pango_layout_set_attributes(layout, attributes.list)
        Self.apply(paragraph, to: layout)

        var lines = Self.measuredLines(of: layout)
        if let height = paragraph.lineHeight, let style = runs.first?.style {
            Self.space(&lines, by: height, strut: TextAttributes.lineMetrics(of: style, in: context))
        }
        self.lines = lines
        bounds = lines.dropFirst().reduce(lines[0].bounds) { $0.union($1.bounds) }
        isTruncated = pango_layout_is_ellipsized(layout) != 0
    }

    /// Lays out text in one style.
    public convenience init(
        _ text: String, _ style: TextStyle, _ paragraph: ParagraphStyle = ParagraphStyle()
    ) {
        self.init([TextRun(text, style)], paragraph)
    }

    deinit {
        g_object_unref(layout.map(UnsafeMutableRawPointer.init))
    }

    /// The width and height of ``bounds``.
    public var size: Size { bounds.size }

    /// The bounding box of the inked area.
    public var inkBounds: Rect {
        lines.dropFirst().reduce(lines[0].inkBounds) { $0.union($1.inkBounds) }
    }

    /// The distance of the first line's baseline from the top.
    public var baseline: Double { lines[0].baseline }

    /// A part of the text.
    ///
    /// - Parameter range: UTF-8 offsets on character boundaries.
    public func substring(_ range: Range<Int>) -> String {
        String(decoding: text.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
    }

    /// The style of the text at a UTF-8 offset.
    func style(at offset: Int) -> TextStyle {
        (styles.first { offset < $0.end } ?? styles.last)?.style ?? TextStyle(size: 0)
    }

    /// The rectangles that a part of the text covers, line by line, such as the clickable areas of a link.
    ///
    /// - Parameter range: UTF-8 offsets.
    public func rectangles(of range: Range<Int>) -> [Rect] {
        lines.indices.flatMap { index -> [Rect] in
            let line = lines[index]
            guard range.overlaps(line.range),
                let pointer = pango_layout_get_line_readonly(layout, Int32(index))
            else { return [] }
            var edges: UnsafeMutablePointer<Int32>?
            var count: Int32 = 0
            pango_layout_line_get_x_ranges(
                pointer, Int32(range.lowerBound), Int32(range.upperBound), &edges, &count)
            defer { g_free(edges) }
            guard let edges else { return [] }
            return (0..<Int(count)).compactMap { pair in
                // The space at the line break is within the range, but not within the line's width.
                let left = max(units(edges[2 * pair]), line.bounds.minX)
                let right = min(units(edges[2 * pair + 1]), line.bounds.maxX)
                guard right > left else { return nil }
                return Rect(left: left, top: line.bounds.minY, right: right, bottom: line.bounds.maxY)
            }
        }
    }

    private static func apply(_ paragraph: ParagraphStyle, to layout: OpaquePointer?) {
        if let width = paragraph.width {
            pango_layout_set_width(layout, pangoUnits(max(0, width)))
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        }
        switch paragraph.alignment {
        case .left: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
        case .center: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
        case .right: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
        }
        switch paragraph.truncation {
        case .middle: pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_MIDDLE)
        case .end: pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
        case nil: break
        }
        // A negative height is a number of lines.
        pango_layout_set_height(layout, -Int32(max(1, paragraph.lineLimit)))
        pango_layout_set_justify(layout, paragraph.justified ? 1 : 0)
    }

    private static func measuredLines(of layout: OpaquePointer?) -> [Line] {
        let iterator = pango_layout_get_iter(layout)
        defer { pango_layout_iter_free(iterator) }
        var lines: [Line] = []
        repeat {
            guard let pointer = pango_layout_iter_get_line_readonly(iterator) else { break }
            var ink = PangoRectangle()
            var logical = PangoRectangle()
            pango_layout_iter_get_line_extents(iterator, &ink, &logical)
            let start = Int(pointer.pointee.start_index)
            lines.append(
                Line(
                    range: start..<start + Int(pointer.pointee.length), bounds: rect(logical),
                    inkBounds: rect(ink), baseline: units(pango_layout_iter_get_baseline(iterator))))
        } while pango_layout_iter_next_line(iterator) != 0
        return lines
    }

    /// Spaces baselines evenly, like the strut of CSS: the font of the first style is centred in each line, regardless of
    /// other fonts on it.
    private static func space(
        _ lines: inout [Line], by height: Double, strut: (ascent: Double, descent: Double)
    ) {
        let baseline = (height - strut.ascent - strut.descent) / 2 + strut.ascent
        for index in lines.indices {
            let top = Double(index) * height
            let shift = top + baseline - lines[index].baseline
            lines[index].inkBounds.y += shift
            lines[index].baseline += shift
            lines[index].bounds.y = top
            lines[index].bounds.height = height
        }
    }

    private static func rect(_ rectangle: PangoRectangle) -> Rect {
        Rect(
            x: units(rectangle.x), y: units(rectangle.y), width: units(rectangle.width),
            height: units(rectangle.height))
    }
}

/// Converts a length from Pango's fixed-point units to canvas units.
func units(_ length: Int32) -> Double {
    Double(length) / Double(PANGO_SCALE)
}

/// Converts a length from canvas units to Pango's fixed-point units, whose maximum is a little over two million.
func pangoUnits(_ length: Double) -> Int32 {
    Int32(min(max((length * Double(PANGO_SCALE)).rounded(), -2e9), 2e9))
}
