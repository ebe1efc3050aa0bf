import CCairo

/// Adjacent glyphs on a line with the same font and style. Coordinates are relative to the start of the run on the
/// baseline.
struct GlyphRun {
    /// The style of the run.
    var style: TextStyle
    /// The font, which is valid as long as the layout.
    var font: UnsafeMutablePointer<PangoFont>
    /// The glyphs from left to right, with their positions.
    var glyphs: [(glyph: PangoGlyphInfo, place: Point)]
    /// The distance from the start of the line.
    var x: Double
    /// The area that the run covers.
    var ground: Rect

    /// The underline and the line through the text, if the style has them.
    var lines: [Rect] {
        guard style.underlined || style.struckThrough, let metrics = pango_font_get_metrics(font, nil) else {
            return []
        }
        defer { pango_font_metrics_unref(metrics) }
        var lines: [Rect] = []
        if style.underlined {
            lines.append(
                Rect(
                    x: 0, y: -units(pango_font_metrics_get_underline_position(metrics)), width: ground.width,
                    height: units(pango_font_metrics_get_underline_thickness(metrics))))
        }
        if style.struckThrough {
            lines.append(
                Rect(
                    x: 0, y: -units(pango_font_metrics_get_strikethrough_position(metrics)),
                    width: ground.width,
                    height: units(pango_font_metrics_get_strikethrough_thickness(metrics))))
        }
        return lines
    }
}

extension TextLayout {
    /// The runs of a line from left to right, in the order in which Pango draws them.
    func glyphRuns(inLine index: Int) -> [GlyphRun] {
        guard let line = pango_layout_get_line_readonly(layout, Int32(index)) else { return [] }
        var extents = PangoRectangle()
        pango_layout_line_get_extents(line, nil, &extents)
        var runs: [GlyphRun] = []
        var x: Int32 = 0
        var link = line.pointee.runs
        while let current = link {
            link = current.pointee.next
            guard let item = current.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self).pointee,
                let font = item.item.pointee.analysis.font
            else { continue }
            let beginning = x
            x += item.start_x_offset
            let glyphs = UnsafeBufferPointer(
                start: item.glyphs.pointee.glyphs, count: Int(item.glyphs.pointee.num_glyphs)
            ).map { glyph in
                let place = Point(
                    units(x - beginning + glyph.geometry.x_offset),
                    units(glyph.geometry.y_offset - item.y_offset))
                x += glyph.geometry.width
                return (glyph, place)
            }
            x += item.end_x_offset
            runs.append(
                GlyphRun(
                    style: style(at: Int(item.item.pointee.offset)), font: font, glyphs: glyphs,
                    x: units(beginning),
                    ground: Rect(
                        x: 0, y: units(extents.y), width: units(x - beginning),
                        height: units(extents.height))))
        }
        return runs
    }
}
