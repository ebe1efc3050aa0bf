import CCairo

/// The Pango context that determines which fonts are used and how they are measured.
///
/// Hinting is off and glyphs have fractional positions, so that text has the same size on every surface and at every
/// scale. The font map, which caches fonts, is the current thread's; a context is a small object, so each layout gets its
/// own and no state is shared.
enum FontContext {
    /// Returns a new context, which the caller must release. Never `nil`, as GLib terminates the process when memory is
    /// exhausted.
    static func make() -> OpaquePointer? {
        FontConfiguration.use()
        let map = pango_cairo_font_map_get_default()
        let context = pango_font_map_create_context(map)
        // At 72 dots per inch, a point is a canvas unit.
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_round_glyph_positions(context, 0)
        let options = cairo_font_options_create()
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        return context
    }
}
