/// A colour in sRGB with components from 0 to 1, not premultiplied.
public struct Color: Hashable, Sendable {
    /// The components from 0 to 1.
    public var red, green, blue: Double
    /// 1 is opaque, 0 invisible.
    public var alpha: Double
    /// The colour that takes its place on a dark page, `0xRRGGBB`; `nil` where it is the same on every page. Only SVG
    /// follows the page: elsewhere the colour is the one for a light page.
    public var darkHex: UInt32?

    /// The colour with these components, each from 0 to 1.
    public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// The opaque colour `0xRRGGBB`, as CSS writes it, which may be another one on a dark page.
    public init(hex: UInt32, dark: UInt32? = nil) {
        self.init(
            red: Double(hex >> 16 & 0xff) / 255,
            green: Double(hex >> 8 & 0xff) / 255,
            blue: Double(hex & 0xff) / 255)
        darkHex = dark
    }

    /// The colour on a dark page, which is the same one unless it has a counterpart.
    public var dark: Color {
        darkHex.map { Color(hex: $0).opacity(alpha) } ?? self
    }

    /// Black, opaque.
    public static let black = Color(hex: 0x000000)
    /// White, opaque.
    public static let white = Color(hex: 0xffffff)

    /// The same colour with another opacity.
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
