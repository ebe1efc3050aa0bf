/// The attributes of paints, and the style sheet for them. A colour with a replacement for dark pages is a class of the style
/// sheet, any other an attribute.
struct SVGStyles: Sendable {
    /// The rule of a class.
    private struct Rule: Hashable {
        /// `fill` or `stroke`.
        var property: String
        /// The colour, without its opacity.
        var color: Color
    }

    /// The rules, one for each class.
    private var rules = IndexedSet<Rule>()
    /// The attributes of the paints so far.
    private var known: [SVGContent.Paint: String] = [:]

    /// Returns the attributes of a paint, each after a space.
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
            // The names of the cases are SVG's keywords.
            if stroke.cap != .butt { text += " stroke-linecap=\"\(stroke.cap)\"" }
            if stroke.join != .miter { text += " stroke-linejoin=\"\(stroke.join)\"" }
        }
        if !classes.isEmpty { text = " class=\"\(classes.joined(separator: " "))\"" + text }
        known[paint] = text
        return text
    }

    /// Returns the style sheet; an empty text if there are no classes.
    ///
    /// - Parameter isAdaptive: whether it has rules for readers who prefer a dark colour scheme.
    func element(isAdaptive: Bool) -> String {
        guard !rules.elements.isEmpty else { return "" }
        func text(_ color: (Color) -> Color) -> String {
            rules.elements.enumerated().map { number, rule in
                ".\(SVGWriter.name(number)){\(rule.property):\(color(rule.color).hexText)}"
            }.joined()
        }
        let dark = isAdaptive ? "@media(prefers-color-scheme:dark){\(text(\.dark))}" : ""
        return "<style>\(text(\.self))\(dark)</style>"
    }

    private mutating func add(
        _ color: Color, _ property: String, _ classes: inout [String], _ text: inout String
    ) {
        if color.darkHex == nil {
            text += " \(property)=\"\(color.hexText)\""
        } else {
            let rule = Rule(property: property, color: color.opacity(1))
            classes.append(SVGWriter.name(rules.index(of: rule)))
        }
        if color.alpha < 1 { text += " \(property)-opacity=\"\(decimal(color.alpha))\"" }
    }
}

/// Returns a number rounded to four decimals, without trailing zeros. A number that is not finite is 0.
func decimal(_ number: Double) -> String {
    let rounded = (number * 10_000).rounded() / 10_000
    guard rounded.isFinite, abs(rounded) < 1e9 else { return "0" }
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
}
