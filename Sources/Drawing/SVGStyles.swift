/// How things are painted, as attributes. A colour that is another one on a dark page becomes a class; the rules for it
/// stand in the document's style sheet.
struct SVGStyles: Sendable {
    /// What a class stands for.
    private struct Rule: Hashable {
        /// `fill` or `stroke`.
        var property: String
        var color: Color
    }

    /// The classes, by their numbers.
    private var rules = Numbering<Rule>()
    private var known: [SVGContent.Paint: String] = [:]

    /// The attributes for a paint, each after a space.
    mutating func attributes(_ paint: SVGContent.Paint) -> String {
        if let text = known[paint] { return text }
        var classes: [String] = []
        var text = ""
        if let fill = paint.fill { add(fill, "fill", &classes, &text) }
        if let stroke = paint.stroke {
            add(stroke.color, "stroke", &classes, &text)
            if stroke.width != 1 { text += " stroke-width=\"\(hundredths(stroke.width))\"" }
            if !stroke.dash.isEmpty {
                let lengths = stroke.dash.map { "\(hundredths($0))" }
                text += " stroke-dasharray=\"\(lengths.joined(separator: " "))\""
            }
            switch stroke.cap {
            case .butt: break
            case .round: text += " stroke-linecap=\"round\""
            case .square: text += " stroke-linecap=\"square\""
            }
            switch stroke.join {
            case .miter: break
            case .round: text += " stroke-linejoin=\"round\""
            case .bevel: text += " stroke-linejoin=\"bevel\""
            }
        }
        if !classes.isEmpty { text = " class=\"\(classes.joined(separator: " "))\"" + text }
        known[paint] = text
        return text
    }

    /// The style sheet; empty where no class is used.
    ///
    /// - Parameter isAdaptive: whether it has rules for readers who prefer dark pages.
    func element(isAdaptive: Bool) -> String {
        guard !rules.elements.isEmpty else { return "" }
        func text(_ color: (Color) -> Color) -> String {
            rules.elements.enumerated().map { number, rule in
                ".\(Self.className(number)){\(rule.property):\(color(rule.color).hexText)}"
            }.joined()
        }
        let dark = isAdaptive ? "@media(prefers-color-scheme:dark){\(text(\.dark))}" : ""
        return "<style>\(text(\.self))\(dark)</style>"
    }

    private static func className(_ number: Int) -> String { SVGWriter.prefixMark + shortName(number) }

    private mutating func add(
        _ color: Color, _ property: String, _ classes: inout [String], _ text: inout String
    ) {
        if color.darkHex == nil {
            text += " \(property)=\"\(color.hexText)\""
        } else {
            let rule = Rule(property: property, color: color.opacity(1))
            classes.append(Self.className(rules.number(of: rule)))
        }
        if color.alpha < 1 { text += " \(property)-opacity=\"\(decimal(color.alpha))\"" }
    }
}

/// A number with up to four decimals, as short as SVG takes it: 0.5 is `.5`.
func decimal(_ number: Double) -> String {
    let scaled = Int((min(max(number, -1e12), 1e12) * 10_000).rounded())
    let (whole, fraction) = scaled.magnitude.quotientAndRemainder(dividingBy: 10_000)
    var text = scaled < 0 ? "-" : ""
    if whole > 0 || fraction == 0 { text += "\(whole)" }
    guard fraction > 0 else { return text }
    var digits = "\(10_000 + fraction)".dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(text).\(digits)"
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
