/// A colour in sRGB with components from 0 to 1, not premultiplied.
public struct Color: Hashable, Sendable {
    /// The components from 0 to 1.
    public var red, green, blue: Double
    /// The opacity: 1 is opaque, 0 transparent.
    public var alpha: Double
    /// The colour that replaces it on a dark page, `0xRRGGBB`; `nil` if it is the same on every page. Only SVG adapts to the
    /// page; elsewhere, the colour for a light page is used.
    public var darkHex: UInt32?

    /// Creates a colour from components between 0 and 1.
    public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// Creates the opaque colour `0xRRGGBB`, as in CSS, with an optional replacement on dark pages.
    public init(hex: UInt32, dark: UInt32? = nil) {
        self.init(
            red: Double(hex >> 16 & 0xff) / 255,
            green: Double(hex >> 8 & 0xff) / 255,
            blue: Double(hex & 0xff) / 255)
        darkHex = dark
    }

    /// The colour on a dark page: the same one, unless it has a replacement.
    public var dark: Color {
        darkHex.map { Color(hex: $0).opacity(alpha) } ?? self
    }

    /// Opaque black.
    public static let black = Color(hex: 0x000000)
    /// Opaque white.
    public static let white = Color(hex: 0xffffff)

    /// The colour with another opacity.
    public func opacity(_ alpha: Double) -> Color {
        var color = self
        color.alpha = alpha
        return color
    }

    /// The colour as `#rrggbb`, without its opacity.
    public var hexText: String {
        let digits = Array("0123456789abcdef")
        return [red, green, blue].reduce(into: "#") { text, component in
            let byte = Int((min(max(component, 0), 1) * 255).rounded())
            text.append(digits[byte >> 4])
            text.append(digits[byte & 15])
        }
    }
}
