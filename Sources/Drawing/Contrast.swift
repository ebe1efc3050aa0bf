#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Color {
    /// The relative luminance of WCAG 2.1, from 0 (black) to 1 (white), regardless of the opacity.
    public var luminance: Double {
        func linear(_ component: Double) -> Double {
            component <= 0.04045 ? component / 12.92 : pow((component + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Returns the contrast ratio of WCAG 2.1, from 1 (none) to 21 (black on white). Small text needs at least 4.5.
    public func contrast(with other: Color) -> Double {
        let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)
    }

    /// Black or white, whichever has the higher contrast with this colour, which is always at least 4.5:1.
    public var legibleInk: Color {
        contrast(with: .white) > contrast(with: .black) ? .white : .black
    }
}
