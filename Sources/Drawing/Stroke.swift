/// How a line is drawn.
public struct Stroke: Hashable, Sendable {
    /// The form of a line's ends.
    public enum Cap: Sendable {
        /// Ends at its end point.
        case butt
        /// Ends in a half disc; a line of no length is a dot.
        case round
        /// Ends half a line width beyond its end point.
        case square
    }

    /// The form of a line's corners.
    public enum Join: Sendable {
        /// Sharp.
        case miter
        /// Round.
        case round
        /// Cut off.
        case bevel
    }

    /// The colour, opacity included.
    public var color: Color
    /// The line width.
    public var width: Double
    /// The lengths of strokes and gaps in turn; empty for a solid line.
    public var dash: [Double]
    /// The form of the ends.
    public var cap: Cap
    /// The form of the corners.
    public var join: Join

    /// A solid line with sharp corners unless told otherwise.
    public init(
        _ color: Color, width: Double = 1, dash: [Double] = [], cap: Cap = .butt, join: Join = .miter
    ) {
        self.color = color
        self.width = width
        self.dash = dash
        self.cap = cap
        self.join = join
    }
}
