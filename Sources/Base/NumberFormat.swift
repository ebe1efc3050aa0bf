#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Formats numbers for readers: thousands separated by commas, a true minus sign (U+2212), no locale.
///
/// The exact binary value is rounded, ties to even, as C and Python do: the number written 1.115 is slightly smaller, so
/// it is 1.11 to two decimals.
public enum NumberFormat {
    /// Formats an integer with its thousands separated: 19382 as "19,382".
    public static func grouped(_ value: some BinaryInteger) -> String {
        (value < 0 ? "\u{2212}" : "") + grouping("\(value.magnitude)")
    }

    /// Formats a number with a fixed number of decimals: 0.6260367 with three as "0.626".
    public static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return nonfinite(value) }
        guard abs(value) < 1e15 else { return scientific(value, digits: 5) }
        let digits = abs(value).fixed(decimals: decimals)
        let isZero = !digits.contains { $0 != "0" && $0 != "." }
        let parts = digits.split(separator: ".")
        let fraction = parts.count > 1 ? ".\(parts[1])" : ""
        return (value < 0 && !isZero ? "\u{2212}" : "") + grouping(String(parts[0])) + fraction
    }

    /// Formats a number with a number of significant digits and without trailing zeros: 84304.63 as "84,305", 32.42173
    /// as "32.422", 0.5 as "0.5". Digits before the decimal point are never dropped; very large and very small numbers
    /// are written with a power of ten.
    public static func significant(_ value: Double, digits: Int = 5) -> String {
        guard value.isFinite else { return nonfinite(value) }
        guard value != 0 else { return "0" }
        let digits = max(1, digits)
        let magnitude = abs(value)
        guard magnitude < 1e15, magnitude >= 1e-4 else { return scientific(value, digits: digits) }
        let exponent = Int(log10(magnitude).rounded(.down))
        return trimmingZeros(fixed(value, decimals: max(0, digits - 1 - exponent)))
    }

    /// Formats a fraction as a percentage: 0.6260367 with one decimal as "62.6%".
    public static func percent(_ fraction: Double, decimals: Int = 1) -> String {
        fraction.isFinite ? fixed(fraction * 100, decimals: decimals) + "%" : nonfinite(fraction)
    }

    /// Formats a large number in thousands, millions or more: 1250000 as "1.25M". Numbers below ten thousand keep their
    /// digits.
    public static func compact(_ value: Double, digits: Int = 3) -> String {
        guard value.isFinite, abs(value) >= 10_000, abs(value) < 1e15 else {
            return significant(value, digits: digits)
        }
        let unit = Unit.all.first { abs(value) >= $0.size * 0.9995 } ?? Unit(size: 1, suffix: "")
        return significant(value / unit.size, digits: digits) + unit.suffix
    }

    /// A power of a thousand and its suffix.
    package struct Unit {
        /// The power of a thousand.
        package var size: Double
        /// The suffix of numbers in this unit, such as "M".
        package var suffix: String

        /// Creates a unit.
        package init(size: Double, suffix: String) {
            self.size = size
            self.suffix = suffix
        }

        /// The units, the largest first.
        package static let all = [
            Unit(size: 1e12, suffix: "T"), Unit(size: 1e9, suffix: "B"), Unit(size: 1e6, suffix: "M"),
            Unit(size: 1e3, suffix: "k"),
        ]
    }

    /// Formats a number in scientific notation: "1.2×10⁻⁷".
    package static func scientific(_ value: Double, digits: Int) -> String {
        guard value.isFinite, value != 0 else { return value == 0 ? "0" : nonfinite(value) }
        var exponent = Int(log10(abs(value)).rounded(.down))
        var mantissa = trimmingZeros(fixed(scaled(value, by: -exponent), decimals: max(0, digits - 1)))
        if mantissa == "10" || mantissa == "\u{2212}10" {
            exponent += 1
            mantissa = String(mantissa.dropLast())
        }
        let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        let power = "\(abs(exponent))".compactMap { $0.wholeNumberValue.map { superscripts[$0] } }
        return "\(mantissa)×10\(exponent < 0 ? "⁻" : "")\(String(power))"
    }

    /// The value times a power of ten, without overflow or underflow on the way.
    private static func scaled(_ value: Double, by exponent: Int) -> Double {
        exponent > 300 ? value * 1e300 * pow(10, Double(exponent - 300)) : value * pow(10, Double(exponent))
    }

    private static func nonfinite(_ value: Double) -> String {
        value.isNaN ? "–" : value < 0 ? "\u{2212}∞" : "∞"
    }

    private static func trimmingZeros(_ text: String) -> String {
        guard text.contains(".") else { return text }
        let trimmed = text.reversed().drop { $0 == "0" }.reversed()
        return String(trimmed.last == "." ? trimmed.dropLast() : Array(trimmed))
    }

    private static func grouping(_ digits: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { result.append(",") }
            result.append(digit)
        }
        return result
    }
}
