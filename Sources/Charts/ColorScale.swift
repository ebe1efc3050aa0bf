import Drawing

/// A scale of colours that represent numbers.
public enum ColorScale: String, Codable, Sendable {
    /// From dark violet to yellow with uniformly increasing lightness: viridis (van der Walt & Smith, 2015).
    case viridis
    /// From red through white to blue, diverging from a midpoint that is usually zero: RdBu (Brewer, colorbrewer2.org).
    case redBlue
    /// From almost white to dark blue: Blues (Brewer).
    case blues

    /// The colour at a position from 0 to 1, rounded to 8 bits per channel.
    func color(at place: Double) -> Color {
        let stops = stops
        let place = (place.isNaN ? 0 : min(max(place, 0), 1)) * Double(stops.count - 1)
        let index = min(Int(place), stops.count - 2)
        let fraction = place - Double(index)
        let (low, high) = (Color(hex: stops[index]), Color(hex: stops[index + 1]))
        func mixed(_ one: Double, _ other: Double) -> Double {
            ((one + (other - one) * fraction) * 255).rounded() / 255
        }
        return Color(
            red: mixed(low.red, high.red), green: mixed(low.green, high.green),
            blue: mixed(low.blue, high.blue))
    }

    /// Evenly spaced colours, between which is interpolated in sRGB.
    private var stops: [UInt32] {
        switch self {
        case .viridis:
            [
                0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151,
                0xbddf26,
                0xfde725,
            ]
        case .redBlue:
            [
                0x67001f, 0xb2182b, 0xd6604d, 0xf4a582, 0xfddbc7, 0xf7f7f7, 0xd1e5f0, 0x92c5de, 0x4393c3,
                0x2166ac,
                0x053061,
            ]
        case .blues:
            [0xf7fbff, 0xdeebf7, 0xc6dbef, 0x9ecae1, 0x6baed6, 0x4292c6, 0x2171b5, 0x08519c, 0x08306b]
        }
    }
}
