import CCairo

/// An error while drawing.
public enum DrawingError: Error, Hashable, CustomStringConvertible {
    /// The sides of a surface are not positive, finite and within Cairo's limits.
    case invalidSize(width: Double, height: Double)
    /// A link or outline entry in a PDF points to a destination that the document does not define.
    case unknownDestination(String)
    /// Cairo reported an error, with this message.
    case cairo(String)

    /// The error message, on one line.
    public var description: String {
        switch self {
        case .invalidSize(let width, let height):
            "invalid size \(width) × \(height): both sides must be between 1 and 32,767"
        case .unknownDestination(let name):
            "a link points to “\(name)”, but the document defines no destination of that name"
        case .cairo(let message):
            "Cairo could not draw: \(message)"
        }
    }

    static func check(_ status: cairo_status_t) throws(DrawingError) {
        guard status != CAIRO_STATUS_SUCCESS else { return }
        throw .cairo(String(cString: cairo_status_to_string(status)))
    }

    static func check(_ size: Size) throws(DrawingError) {
        // The limit of Cairo's image surfaces; its vector surfaces keep 24.8 fixed-point coordinates.
        let allowed = 1.0...32_767.0
        guard allowed.contains(size.width), allowed.contains(size.height) else {
            throw .invalidSize(width: size.width, height: size.height)
        }
    }
}
