import CCairo

/// A list of Pango attributes: the styles of ranges of a text.
final class TextAttributes {
    let list: OpaquePointer?

    init() {
        list = pango_attr_list_new()
        // A hyphen inserted at a line break would look like a part of the name or address.
        insert(pango_attr_insert_hyphens_new(0), 0..<Int(UInt32.max))
    }

    deinit {
        pango_attr_list_unref(list)
    }

    /// Sets the style of a range of the text, given in UTF-8 offsets.
    func add(_ style: TextStyle, over range: Range<Int>) {
        let font = Self.fontDescription(of: style)
        defer { pango_font_description_free(font) }
        insert(pango_attr_font_desc_new(font), range)

        let ink = style.color
        insert(pango_attr_foreground_new(channel(ink.red), channel(ink.green), channel(ink.blue)), range)
        if ink.alpha < 1 { insert(pango_attr_foreground_alpha_new(max(1, channel(ink.alpha))), range) }
        if let behind = style.background {
            insert(
                pango_attr_background_new(channel(behind.red), channel(behind.green), channel(behind.blue)),
                range)
            if behind.alpha < 1 {
                insert(pango_attr_background_alpha_new(max(1, channel(behind.alpha))), range)
            }
        }
        if style.underlined { insert(pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), range) }
        if style.struckThrough { insert(pango_attr_strikethrough_new(1), range) }
        if style.rise != 0 { insert(pango_attr_rise_new(pangoUnits(style.rise)), range) }
        if !style.features.isEmpty {
            insert(pango_attr_font_features_new(style.features.joined(separator: ", ")), range)
        }
    }

    /// The ascent and descent of a style's font, in canvas units.
    static func lineMetrics(of style: TextStyle, in context: OpaquePointer?) -> (
        ascent: Double, descent: Double
    ) {
        let description = fontDescription(of: style)
        defer { pango_font_description_free(description) }
        guard let font = pango_context_load_font(context, description) else { return (style.size, 0) }
        defer { g_object_unref(font) }
        guard let metrics = pango_font_get_metrics(font, nil) else { return (style.size, 0) }
        defer { pango_font_metrics_unref(metrics) }
        return (units(pango_font_metrics_get_ascent(metrics)), units(pango_font_metrics_get_descent(metrics)))
    }

    private static func fontDescription(of style: TextStyle) -> OpaquePointer? {
        let font = pango_font_description_new()
        pango_font_description_set_family(font, style.family)
        pango_font_description_set_absolute_size(font, max(0, style.size) * Double(PANGO_SCALE))
        pango_font_description_set_weight(font, PangoWeight(rawValue: UInt32(style.weight.rawValue)))
        pango_font_description_set_style(font, style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
        return font
    }

    private func insert(_ attribute: UnsafeMutablePointer<PangoAttribute>?, _ range: Range<Int>) {
        guard let attribute else { return }
        attribute.pointee.start_index = UInt32(range.lowerBound)
        attribute.pointee.end_index = UInt32(range.upperBound)
        // Unlike inserting, this merges the attribute with an equal one of the preceding text, so that runs that only differ
        // in colour are shaped together.
        pango_attr_list_change(list, attribute)
    }

    private func channel(_ component: Double) -> UInt16 {
        UInt16((min(max(component, 0), 1) * 65_535).rounded())
    }
}
