/// A colour in sRGB with components from 0 to 1, not premultiplied.
public struct Color: Hashable, Sendable {
    /// The components from 0 to 1.
    public var red, green, blue: Double
    /// 1 is opaque, 0 invisible.
    public var alpha: Double

    /// The colour with these components, each from 0 to 1.
    public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// The opaque colour `0xRRGGBB`, as CSS writes it.
    public init(hex: UInt32) {
        self.init(
            red: Double(hex >> 16 & 0xff) / 255,
            green: Double(hex >> 8 & 0xff) / 255,
            blue: Double(hex & 0xff) / 255)
    }

    /// Black, opaque.
    public static let black = Color(hex: 0x000000)
    /// White, opaque.
    public static let white = Color(hex: 0xffffff)

    /// The same colour with another opacity.
    public func opacity(_ alpha: Double) -> Color {
        Color(red: red, green: green, blue: blue, alpha: alpha)
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
