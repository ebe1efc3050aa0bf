/// Writes paints as attributes. A colour with a replacement on dark pages is a class in the document's style sheet.
struct SVGStyles: Sendable {
    /// The declaration of a class.
    private struct Rule: Hashable {
        /// `fill` or `stroke`.
        var property: String
        var color: Color
    }

    /// The classes by number.
    private var rules = Numbering<Rule>()
    private var known: [SVGContent.Paint: String] = [:]

    /// The attributes of a paint, each preceded by a space.
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
            // The cases are named as in SVG.
            if stroke.cap != .butt { text += " stroke-linecap=\"\(stroke.cap)\"" }
            if stroke.join != .miter { text += " stroke-linejoin=\"\(stroke.join)\"" }
        }
        if !classes.isEmpty { text = " class=\"\(classes.joined(separator: " "))\"" + text }
        known[paint] = text
        return text
    }

    /// The style sheet; empty if no class is used.
    ///
    /// - Parameter isAdaptive: whether it contains rules for readers who prefer dark pages.
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
            classes.append(SVGWriter.name(rules.number(of: rule)))
        }
        if color.alpha < 1 { text += " \(property)-opacity=\"\(decimal(color.alpha))\"" }
    }
}

/// A number rounded to four decimals, without trailing zeros.
func decimal(_ number: Double) -> String {
    let rounded = (number * 10_000).rounded() / 10_000
    guard rounded.isFinite, abs(rounded) < 1e9 else { return "0" }
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
}
