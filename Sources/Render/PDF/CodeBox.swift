import Drawing

/// Code, highlighted where it is Swift; it may be continued on the next page.
struct CodeBox: Box {
    private let layout: TextLayout
    private let lines: Range<Int>

    /// Sets code for a width; lines that are longer are broken and go on further to the right.
    init(_ code: String, isSwift: Bool, width: Double) {
        let style = Typography.code.style
        let advance = TextLayout(String(repeating: "0", count: 100), style).size.width / 100
        let limit = max(20, Int(width / advance))
        let text = code.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "    ")
        let tokens =
            isSwift
            ? SwiftHighlighter.tokens(of: text) : [SwiftHighlighter.Token(kind: .plain, text: text[...])]
        layout = TextLayout(
            Self.runs(tokens, breaks: CodeWrapping.breaks(in: text, limit: limit)),
            // The width is for letters wider than the others, such as Chinese ones.
            ParagraphStyle(width: width, lineHeight: Typography.code.leading))
        lines = 0..<layout.lines.count
    }

    private init(_ layout: TextLayout, lines: Range<Int>) {
        self.layout = layout
        self.lines = lines
    }

    var height: Double { Double(lines.count) * Typography.code.leading }

    func draw(on sheet: Sheet, at origin: Point) {
        sheet.canvas.draw(layout, lines: lines, at: origin)
    }

    func split(fitting height: Double, atTop: Bool) -> (head: any Box, rest: any Box)? {
        let room = Int((height + layoutTolerance) / Typography.code.leading)
        let cut = lines.lowerBound + min(room, lines.count - 2)
        guard cut >= lines.lowerBound + 2 else { return nil }
        // A blank line says nothing at the end or the beginning of a page.
        let isBlank = { (line: Int) in layout.lines[line].range.isEmpty }
        let end = lines.lowerBound..<cut
        let start = cut..<lines.upperBound
        return (
            CodeBox(layout, lines: end.lowerBound..<((end.last { !isBlank($0) } ?? end.lowerBound) + 1)),
            CodeBox(layout, lines: (start.first { !isBlank($0) } ?? start.lowerBound)..<start.upperBound)
        )
    }

    /// The tokens in their colours, with line feeds and blanks put in at the breaks.
    private static func runs(
        _ tokens: [SwiftHighlighter.Token], breaks: [CodeWrapping.Break]
    ) -> [TextRun] {
        var text = RichText()
        var breaks = breaks[...]
        var offset = 0
        for token in tokens {
            let style = Typography.code.style.with { $0.color = Palette.code(token.kind) }
            var rest = token.text
            let end = offset + rest.count
            while let next = breaks.first, next.offset < end {
                let head = rest.prefix(next.offset - offset)
                text.append(head + "\n" + String(repeating: " ", count: next.indent), style)
                rest = rest[head.endIndex...]
                offset = next.offset
                breaks.removeFirst()
            }
            text.append(String(rest), style)
            offset = end
        }
        return text.runs
    }
}
