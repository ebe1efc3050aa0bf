/// The styles of an SVG document as classes, each written once, with other colours where the reader prefers dark.
struct SVGStyleSheet {
    private var rules: [String] = []
    private var darkRules: [String] = []
    private var names: [String: String] = [:]
    private let darkColors: [Channels: Color]

    /// A colour to 16 bits a channel, which is what Pango keeps of it.
    private struct Channels: Hashable {
        var red, green, blue: Int

        init(red: Double, green: Double, blue: Double) {
            self.red = Int((red * 65_535).rounded())
            self.green = Int((green * 65_535).rounded())
            self.blue = Int((blue * 65_535).rounded())
        }
    }

    init(darkColors: [(light: Color, dark: Color)]) {
        self.darkColors = Dictionary(
            darkColors.map {
                (Channels(red: $0.light.red, green: $0.light.green, blue: $0.light.blue), $0.dark)
            },
            uniquingKeysWith: { first, _ in first })
    }

    /// The class for a style as Cairo writes it (`fill:rgb(0%,50%,100%);fill-opacity:1;…`).
    mutating func className(for style: Substring) -> String {
        let key = String(style)
        if let name = names[key] { return name }
        var rule: [String] = []
        var darkRule: [String] = []
        for declaration in style.split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let property = String(parts[0].drop { $0 == " " })
            guard !Self.isDefault(property, parts[1]) else { continue }
            guard let channels = Self.channels(parts[1]) else {
                rule.append("\(property):\(parts[1].hasPrefix("0.") ? parts[1].dropFirst() : parts[1])")
                continue
            }
            rule.append("\(property):\(channels.hexText)")
            let exact = Channels(red: channels.red, green: channels.green, blue: channels.blue)
            if let dark = darkColors[exact] { darkRule.append("\(property):\(dark.hexText)") }
        }
        let name = shortName(names.count)
        names[key] = name
        rules.append(".\(name){\(rule.joined(separator: ";"))}")
        if !darkRule.isEmpty { darkRules.append(".\(name){\(darkRule.joined(separator: ";"))}") }
        return name
    }

    /// The sheet as an element; empty where there is no style.
    var element: String {
        guard !rules.isEmpty else { return "" }
        let dark =
            darkRules.isEmpty ? "" : "@media(prefers-color-scheme:dark){\(darkRules.joined())}"
        return "<style>\(rules.joined())\(dark)</style>"
    }

    /// Whether a declaration says what the root element, or SVG itself, says already.
    private static func isDefault(_ property: String, _ value: Substring) -> Bool {
        switch property {
        case "fill", "stroke": value == "none"
        case "fill-opacity", "stroke-opacity", "stroke-width": value == "1"
        case "fill-rule": value == "nonzero"
        case "stroke-linecap": value == "butt"
        case "stroke-linejoin": value == "miter"
        case "stroke-miterlimit": value == "10"
        default: false
        }
    }

    /// The colour of `rgb(0%,50%,100%)`.
    private static func channels(_ value: Substring) -> Color? {
        guard value.hasPrefix("rgb(") else { return nil }
        let numbers = value.dropFirst(4).split { "%,)".contains($0) }.compactMap { Double($0) }
        guard numbers.count == 3 else { return nil }
        return Color(red: numbers[0] / 100, green: numbers[1] / 100, blue: numbers[2] / 100)
    }
}

/// The n-th of the shortest names: a, b, … z, ba, bb, …
func shortName(_ number: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    var name = ""
    var rest = number
    repeat {
        name.insert(letters[rest % 26], at: name.startIndex)
        rest /= 26
    } while rest > 0
    return name
}
