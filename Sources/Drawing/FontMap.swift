import CCairo

/// A cache of loaded fonts.
///
/// By default, each thread has its own font map. A task that moves between threads can keep a font map, so that its fonts
/// need not be loaded again. Pango does no locking: only one thread at a time may use a font map and the layouts created
/// with it.
public final class FontMap {
    private let map: OpaquePointer?

    /// Creates a font map without loaded fonts.
    public init() {
        FontConfiguration.use()
        map = pango_cairo_font_map_new().map { OpaquePointer($0) }
    }

    deinit {
        g_object_unref(map.map(UnsafeMutableRawPointer.init))
    }

    /// Calls `body` with this font map in place of the thread's own.
    public func use<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        // Setting another map releases the thread's own, which is therefore retained meanwhile.
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
