/// The looks of a piece of text.
public struct TextStyle: Hashable, Sendable {
    /// The weight of the strokes on the scale of CSS and OpenType, from 100 to 900.
    public enum Weight: Int, Sendable {
        /// The weight of running text.
        case regular = 400
        /// A little heavier than running text.
        case medium = 500
        /// Headings.
        case semibold = 600
        /// Strong emphasis.
        case bold = 700
    }

    /// The family for text, with what takes its place where it is not installed.
    public static let sansSerif = "Inter, DejaVu Sans, sans-serif"
    /// The family for code, with what takes its place where it is not installed.
    public static let monospaced = "JetBrains Mono, DejaVu Sans Mono, monospace"

    /// Font families in the order of preference, separated by commas.
    public var family: String
    /// The size of the em, in canvas units.
    public var size: Double
    /// The weight of the strokes.
    public var weight: Weight
    /// Whether the letters slope.
    public var italic: Bool
    /// The colour of the letters.
    public var color: Color
    /// The colour behind the letters, where there is one.
    public var background: Color?
    /// Whether a line runs below the letters.
    public var underlined: Bool
    /// Whether a line runs through the letters.
    public var struckThrough: Bool
    /// OpenType features to switch on (`"tnum"`) or off (`"-calt"`).
    public var features: [String]
    /// How far the baseline is raised, in canvas units; negative to lower it.
    public var rise: Double

    /// Upright, regular, black text in the family for text.
    public init(
        family: String = TextStyle.sansSerif, size: Double, weight: Weight = .regular, italic: Bool = false,
        color: Color = .black, background: Color? = nil, underlined: Bool = false,
        struckThrough: Bool = false, features: [String] = [], rise: Double = 0
    ) {
        self.family = family
        self.size = size
        self.weight = weight
        self.italic = italic
        self.color = color
        self.background = background
        self.underlined = underlined
        self.struckThrough = struckThrough
        self.features = features
        self.rise = rise
    }

    /// Code: the monospaced family without ligatures, so that every character stays itself.
    public static func code(size: Double, color: Color = .black) -> TextStyle {
        TextStyle(family: monospaced, size: size, color: color, features: ["-liga", "-calt"])
    }

    /// The same style with figures of one width, so that numbers align in columns.
    public var tabularFigures: TextStyle {
        with { $0.features.append("tnum") }
    }

    /// The same style after `change`.
    public func with(_ change: (inout TextStyle) -> Void) -> TextStyle {
        var copy = self
        change(&copy)
        return copy
    }
}

/// A piece of text in one style.
public struct TextRun: Hashable, Sendable {
    /// The characters.
    public var text: String
    /// Their looks.
    public var style: TextStyle

    /// A piece of text in one style.
    public init(_ text: String, _ style: TextStyle) {
        self.text = text
        self.style = style
    }
}

/// How text is set into lines.
public struct ParagraphStyle: Hashable, Sendable {
    /// Where a line that is shorter than the width goes.
    public enum Alignment: Sendable {
        /// To the left.
        case left
        /// To the middle.
        case center
        /// To the right.
        case right
    }

    /// Where text that does not fit is cut, an ellipsis taking its place.
    public enum Truncation: Sendable {
        /// In the middle.
        case middle
        /// At the end.
        case end
    }

    /// The width at which lines are broken, between words where possible; `nil` for lines as long as the text.
    public var width: Double?
    /// Where short lines go; it shows when there is a width or more than one line.
    public var alignment: Alignment
    /// Where text that exceeds the width and the number of lines is cut; `nil` to let it run on.
    public var truncation: Truncation?
    /// How many lines there may be before text is cut by ``truncation``.
    public var lineLimit: Int
    /// The distance from one baseline to the next in canvas units; `nil` leaves it to the fonts.
    public var lineHeight: Double?
    /// Whether lines, but for the last one, are stretched to the full width.
    public var justified: Bool

    /// Text that is set to the left and never cut, unless told otherwise.
    public init(
        width: Double? = nil, alignment: Alignment = .left, truncation: Truncation? = nil,
        lineLimit: Int = 1, lineHeight: Double? = nil, justified: Bool = false
    ) {
        self.width = width
        self.alignment = alignment
        self.truncation = truncation
        self.lineLimit = lineLimit
        self.lineHeight = lineHeight
        self.justified = justified
    }
}
