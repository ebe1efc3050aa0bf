import CCairo

/// An error of drawing.
public enum DrawingError: Error, Hashable, CustomStringConvertible {
    /// The sides of a picture are not positive and finite, or exceed Cairo's limit.
    case invalidSize(width: Double, height: Double)
    /// A link or an outline entry of a PDF leads to a destination that the document does not define.
    case unknownDestination(String)
    /// Cairo reported an error, with this message.
    case cairo(String)

    /// The error on one line.
    public var description: String {
        switch self {
        case .invalidSize(let width, let height):
            "a picture can't be \(width) × \(height): both sides must be between 1 and 32,767"
        case .unknownDestination(let name):
            "a link leads to “\(name)”, but the document has no destination of that name; add one, or remove the link"
        case .cairo(let message):
            "Cairo failed: \(message)"
        }
    }

    /// Throws the error that a status of Cairo stands for.
    static func check(_ status: cairo_status_t) throws(DrawingError) {
        guard status != CAIRO_STATUS_SUCCESS else { return }
        throw .cairo(String(cString: cairo_status_to_string(status)))
    }

    /// Throws ``invalidSize(width:height:)`` unless both sides are within Cairo's limits.
    static func check(_ size: Size) throws(DrawingError) {
        // The limit of Cairo's image surfaces. Its vector surfaces have fixed-point coordinates with 24 integer bits.
        let allowed = 1.0...32_767.0
        guard allowed.contains(size.width), allowed.contains(size.height) else {
            throw .invalidSize(width: size.width, height: size.height)
        }
    }
}
