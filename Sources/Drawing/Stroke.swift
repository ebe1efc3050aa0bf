/// The style of a line.
public struct Stroke: Hashable, Sendable {
    /// The shape of the ends of a line.
    public enum Cap: Sendable {
        /// The line ends at its end point.
        case butt
        /// The line ends in a half disc; a line of length zero is a dot.
        case round
        /// The line ends half its width beyond its end point.
        case square
    }

    /// The shape of the corners of a line.
    public enum Join: Sendable {
        /// Sharp corners.
        case miter
        /// Rounded corners.
        case round
        /// Bevelled corners.
        case bevel
    }

    /// The colour, including its opacity.
    public var color: Color
    /// The width of the line, in canvas units.
    public var width: Double
    /// The alternating lengths of dashes and gaps, in canvas units; empty for a solid line.
    public var dash: [Double]
    /// The shape of the ends.
    public var cap: Cap
    /// The shape of the corners.
    public var join: Join

    /// Creates a line style, by default solid with sharp corners.
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
