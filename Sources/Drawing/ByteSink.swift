import CCairo

/// Collects the bytes that a surface writes. The owner of a surface must keep its sink until the surface is finished.
final class ByteSink {
    var bytes: [UInt8] = []

    /// The function that Cairo calls with each piece of output.
    static let write: cairo_write_func_t = { closure, data, count in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().bytes
            .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
    }

    /// The context pointer that Cairo passes to ``write``. Valid as long as the sink.
    var closure: UnsafeMutableRawPointer {
        Unmanaged.passUnretained(self).toOpaque()
    }
}
