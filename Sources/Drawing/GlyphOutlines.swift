import CCairo

/// A cache of the outlines of glyphs. The outline of a space is empty; that of a bitmap emoji is the silhouette of its
/// bitmap.
final class GlyphOutlines {
    private struct Key: Hashable {
        var font: UnsafeMutablePointer<PangoFont>
        var glyph: PangoGlyph
    }

    private var outlines: [Key: Path] = [:]
    /// The fonts of the outlines, retained so that no other font can be allocated at the same address.
    private var fonts: Set<UnsafeMutablePointer<PangoFont>> = []
    /// The context that paths are traced in. Its surface is unbounded, as Cairo omits glyphs outside of the surface.
    private let context: OpaquePointer?

    init() {
        let surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nil)
        context = cairo_create(surface)
        cairo_surface_destroy(surface)
    }

    deinit {
        cairo_destroy(context)
        for font in fonts { g_object_unref(font) }
    }

    /// The outline of a glyph of a font, with its origin at (0, 0).
    func outline(of glyph: PangoGlyphInfo, in font: UnsafeMutablePointer<PangoFont>) -> Path {
        let key = Key(font: font, glyph: glyph.glyph)
        if let outline = outlines[key] { return outline }
        if fonts.insert(font).inserted { g_object_ref(font) }
        let outline = traced(glyph, font)
        outlines[key] = outline
        return outline
    }

    private func traced(_ glyph: PangoGlyphInfo, _ font: UnsafeMutablePointer<PangoFont>) -> Path {
        guard let text = pango_glyph_string_new() else { return Path() }
        defer { pango_glyph_string_free(text) }
        pango_glyph_string_set_size(text, 1)
        text.pointee.glyphs[0] = glyph
        text.pointee.glyphs[0].geometry.x_offset = 0
        text.pointee.glyphs[0].geometry.y_offset = 0
        cairo_new_path(context)
        pango_cairo_glyph_string_path(context, font, text)
        guard let copy = cairo_copy_path(context) else { return Path() }
        defer { cairo_path_destroy(copy) }
        return Path(copy.pointee)
    }
}

extension Path {
    /// Converts a path of Cairo.
    fileprivate init(_ path: cairo_path_t) {
        self.init()
        var index = 0
        while index < Int(path.num_data), let data = path.data {
            func point(_ number: Int) -> Point {
                Point(data[index + number].point.x, data[index + number].point.y)
            }
            switch data[index].header.type {
            case CAIRO_PATH_MOVE_TO: move(to: point(1))
            case CAIRO_PATH_LINE_TO: line(to: point(1))
            case CAIRO_PATH_CURVE_TO: curve(to: point(3), point(1), point(2))
            default: close()
            }
            index += Int(data[index].header.length)
        }
    }
}
