/// A colour in sRGB, with components that are not premultiplied by its opacity.
public struct Color: Hashable, Sendable {
    /// A component, from 0 to 1.
    public var red, green, blue: Double
    /// The opacity, from 0 (transparent) to 1 (opaque).
    public var alpha: Double
    /// The colour that replaces this one on a dark page, as `0xRRGGBB`; `nil` if the colour is the same on every page. Only
    /// SVG supports dark pages: on other canvases the colour is always that of a light page.
    public var darkHex: UInt32?

    /// A colour of components, each from 0 to 1.
    public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// An opaque colour, as in CSS.
    ///
    /// - Parameters:
    ///   - hex: the colour as `0xRRGGBB`.
    ///   - dark: the colour that replaces it on a dark page, as `0xRRGGBB`; `nil` for the same one.
    public init(hex: UInt32, dark: UInt32? = nil) {
        self.init(
            red: Double(hex >> 16 & 0xff) / 255,
            green: Double(hex >> 8 & 0xff) / 255,
            blue: Double(hex & 0xff) / 255)
        darkHex = dark
    }

    /// The colour on a dark page: the replacement for dark pages with the opacity of this colour, or this colour if it has
    /// none.
    public var dark: Color {
        darkHex.map { Color(hex: $0).opacity(alpha) } ?? self
    }

    /// Opaque black.
    public static let black = Color(hex: 0x000000)
    /// Opaque white.
    public static let white = Color(hex: 0xffffff)

    /// Returns the same colour with another opacity, from 0 (transparent) to 1 (opaque).
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
