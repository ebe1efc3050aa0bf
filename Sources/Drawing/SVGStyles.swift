/// How things are painted, as attributes. A colour that has a counterpart for dark pages is a class of the document's style
/// sheet.
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
            // The cases have the names that SVG gives them.
            if stroke.cap != .butt { text += " stroke-linecap=\"\(stroke.cap)\"" }
            if stroke.join != .miter { text += " stroke-linejoin=\"\(stroke.join)\"" }
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

/// A number rounded to four decimals, without those that are zero.
func decimal(_ number: Double) -> String {
    let rounded = (number * 10_000).rounded() / 10_000
    guard rounded.isFinite, abs(rounded) < 1e9 else { return "0" }
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
}
