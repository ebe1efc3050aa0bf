import Drawing

/// The colours of numbers from 0 to 1.
protocol ColorMap {
    /// The colour of a number from 0 to 1; numbers beyond have the colour of the nearer end.
    func color(at place: Double) -> Color
}

extension ColorScale: ColorMap {}

/// Colours that run between those of a light page, and between others on a dark one.
struct ColorRamp: ColorMap, Sendable {
    private let light: [UInt32]
    private let dark: [UInt32]

    /// From blue to orange, the first two colours of categories: for dots, as each of them stands out from both pages.
    static let lowToHigh = ColorRamp(
        light: [0x0072b2, 0x7a6f86, 0xcf8200], dark: [0x4ea8e6, 0xa9a3a8, 0xf5b335])

    /// From a little to much of blue, on a dark page towards light: for cells, of which the lowest differs from the page.
    static let intensity = ColorRamp(
        light: [0xbcd9f0, 0x6baed6, 0x2b7bba, 0x08418a, 0x051f4d],
        dark: [0x24486b, 0x2f6ea6, 0x4f9bd6, 0x96c8ee, 0xe3f2fd])

    func color(at place: Double) -> Color {
        let light = Self.mixed(light, place)
        let dark = Self.mixed(dark, place)
        return Color(hex: light, dark: dark)
    }

    /// The colour between the two stops around a place, which is interpolated in sRGB.
    private static func mixed(_ stops: [UInt32], _ place: Double) -> UInt32 {
        let place = (place.isNaN ? 0 : min(max(place, 0), 1)) * Double(stops.count - 1)
        let index = min(Int(place), stops.count - 2)
        let fraction = place - Double(index)
        return [16, 8, 0].reduce(UInt32(0)) { color, shift in
            let low = Double(stops[index] >> UInt32(shift) & 0xff)
            let high = Double(stops[index + 1] >> UInt32(shift) & 0xff)
            return color | UInt32((low + (high - low) * fraction).rounded()) << UInt32(shift)
        }
    }
}
