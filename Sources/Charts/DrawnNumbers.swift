import Numerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Rounds the numbers of a chart that only determine where something is drawn, so that records and figures stay small.
enum DrawnNumbers {
    /// Returns numbers rounded to decimals that are at most a ten-thousandth of their range, which is less than a pixel.
    static func rounded(_ values: [Double]) -> [Double] {
        guard let low = values.min(), let high = values.max(), let places = places(high / 2 - low / 2) else {
            return values
        }
        return values.map { round($0, places) }
    }

    /// Returns lists of numbers rounded to decimals that are at most a ten-thousandth of the range of all of them.
    static func rounded(_ lists: [[Double]]) -> [[Double]] {
        let all = lists.joined()
        guard let low = all.min(), let high = all.max(), let places = places(high / 2 - low / 2) else {
            return lists
        }
        return lists.map { $0.map { round($0, places) } }
    }

    /// The number of decimals, negative for tens, hundreds and so on; `nil` for numbers that are not rounded.
    private static func places(_ halfRange: Double) -> Int? {
        guard halfRange > 1e-280, halfRange < 1e280 else { return nil }
        return -Int(log10(halfRange * 2e-4).rounded(.down))
    }

    private static func round(_ value: Double, _ places: Int) -> Double {
        // Powers of ten with positive exponents are exact, and so their quotients are the decimals that are nearest.
        let power = pow(10, Double(abs(places)))
        let rounded = places >= 0 ? (value * power).rounded() / power : (value / power).rounded() * power
        return rounded.isFinite ? rounded : value
    }
}
