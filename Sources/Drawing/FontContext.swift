import CCairo

/// Where Pango finds fonts and how it measures them.
///
/// Hinting is off and glyphs keep fractional positions, so that a text has the same measure on every surface and at
/// every scale. The font map, which caches the fonts, is Pango's own for the running thread; a context on it is a small
/// object, so each layout takes a fresh one and no state is shared.
enum FontContext {
    /// A new context; the caller releases it. (GLib ends the process where memory runs out: it is never `nil`.)
    static func make() -> OpaquePointer? {
        let map = pango_cairo_font_map_get_default()
        let context = pango_font_map_create_context(map)
        // With 72 dots per inch a point is a unit of the canvas.
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
