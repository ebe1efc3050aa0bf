import CCairo

/// The fonts that a piece of work has found and loaded.
///
/// Each thread has a map of its own. Work that goes on from one thread to another brings its map along, so that it finds
/// loaded what it has loaded before. Pango guards none of this: a map, and the layouts made with it, are for one thread at
/// a time.
public final class FontMap {
    private let map: OpaquePointer?

    /// A map in which no font is loaded yet.
    public init() {
        map = pango_cairo_font_map_new().map { OpaquePointer($0) }
    }

    deinit {
        g_object_unref(map.map(UnsafeMutableRawPointer.init))
    }

    /// Has layouts made with this map instead of the thread's own.
    public func use<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        // The thread lets go of its own map where it is given another, so it is held meanwhile.
        let own = pango_cairo_font_map_get_default().map { OpaquePointer($0) }
        g_object_ref(own.map(UnsafeMutableRawPointer.init))
        pango_cairo_font_map_set_default(map)
        defer {
            pango_cairo_font_map_set_default(own)
            g_object_unref(own.map(UnsafeMutableRawPointer.init))
        }
        return try body()
    }
}
