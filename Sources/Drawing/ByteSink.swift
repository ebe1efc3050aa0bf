import CCairo

/// The bytes that a surface has written so far. The owner of a surface keeps its sink until the surface is finished.
final class ByteSink {
    var bytes: [UInt8] = []

    /// What Cairo calls with each piece of output.
    static let write: cairo_write_func_t = { closure, data, count in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().bytes
            .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
    }

    /// What Cairo hands to ``write``; valid as long as the sink is.
    var closure: UnsafeMutableRawPointer {
        Unmanaged.passUnretained(self).toOpaque()
    }
}
