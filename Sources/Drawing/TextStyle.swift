/// The style of a run of text.
public struct TextStyle: Hashable, Sendable {
    /// The weight of a font, on the scale of CSS and OpenType from 100 to 900.
    public enum Weight: Int, Sendable {
        /// The weight of body text.
        case regular = 400
        /// Slightly heavier than body text.
        case medium = 500
        /// The weight of headings.
        case semibold = 600
        /// The weight of strong emphasis.
        case bold = 700
    }

    /// The font family of text, followed by its fallbacks.
    public static let sansSerif = "Inter, DejaVu Sans, sans-serif"
    /// The font family of code, followed by its fallbacks.
    public static let monospaced = "JetBrains Mono, DejaVu Sans Mono, monospace"

    /// The font families in order of preference, separated by commas.
    public var family: String
    /// The size of the em, in canvas units.
    public var size: Double
    /// The weight of the font.
    public var weight: Weight
    /// Whether the font is italic.
    public var italic: Bool
    /// The colour of the text.
    public var color: Color
    /// The colour behind the text; `nil` for none.
    public var background: Color?
    /// Whether the text is underlined.
    public var underlined: Bool
    /// Whether the text is struck through.
    public var struckThrough: Bool
    /// OpenType features to enable (`"tnum"`) or disable (`"-calt"`).
    public var features: [String]
    /// The distance by which the baseline is raised, in canvas units; negative to lower it.
    public var rise: Double

    /// Creates a style, by default regular black text in the family of text.
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

    /// The style of code: monospaced, without ligatures, so that every character is shown as itself.
    public static func code(size: Double, color: Color = .black) -> TextStyle {
        TextStyle(family: monospaced, size: size, color: color, features: ["-liga", "-calt"])
    }

    /// The style with digits of equal width, so that numbers align in columns.
    public var tabularFigures: TextStyle {
        with { $0.features.append("tnum") }
    }

    /// A copy of the style, modified by `change`.
    public func with(_ change: (inout TextStyle) -> Void) -> TextStyle {
        var copy = self
        change(&copy)
        return copy
    }
}

/// A run of text in one style.
public struct TextRun: Hashable, Sendable {
    /// The text.
    public var text: String
    /// The style of the text.
    public var style: TextStyle

    /// Creates a run of text.
    public init(_ text: String, _ style: TextStyle) {
        self.text = text
        self.style = style
    }
}

/// The layout of a paragraph.
public struct ParagraphStyle: Hashable, Sendable {
    /// The alignment of lines that are shorter than the width.
    public enum Alignment: Sendable {
        /// Aligned to the left.
        case left
        /// Centred.
        case center
        /// Aligned to the right.
        case right
    }

    /// The place of the ellipsis in text that does not fit.
    public enum Truncation: Sendable {
        /// An ellipsis in the middle.
        case middle
        /// An ellipsis at the end.
        case end
    }

    /// The width at which lines are wrapped, between words if possible; `nil` for no wrapping.
    public var width: Double?
    /// The alignment of short lines; it matters if there is a width or more than one line.
    public var alignment: Alignment
    /// The place of the ellipsis in text that exceeds the width and the number of lines; `nil` for no truncation.
    public var truncation: Truncation?
    /// The number of lines beyond which text is truncated, if ``truncation`` is set.
    public var lineLimit: Int
    /// The distance between baselines, in canvas units; `nil` for that of the fonts.
    public var lineHeight: Double?
    /// Whether all lines but the last are stretched to the width.
    public var justified: Bool

    /// Creates a paragraph style, by default aligned to the left and without truncation.
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
