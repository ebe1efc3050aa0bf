import CCairo

/// A buffer for the output of a Cairo surface. It must outlive the surface.
final class ByteSink {
    /// The bytes written so far.
    var bytes: [UInt8] = []

    /// The function that Cairo calls with each piece of output.
    static let write: cairo_write_func_t = { closure, data, count in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().bytes
            .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
    }

    /// The context pointer that Cairo passes to ``write``, valid during the lifetime of the sink.
    var closure: UnsafeMutableRawPointer {
        Unmanaged.passUnretained(self).toOpaque()
    }
}
