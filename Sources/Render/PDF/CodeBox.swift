import Drawing

/// Code, highlighted where it is Swift; it may be continued on the next page.
struct CodeBox: Box {
    /// The lines, each set on its own: Pango goes through all styles of a text for every line end in it.
    private let lines: ArraySlice<TextLayout>

    /// Sets code for a width; lines that are longer are broken and go on further to the right.
    init(_ code: String, isSwift: Bool, width: Double) {
        let type = Typography.code
        let advance = TextLayout(String(repeating: "0", count: 100), type.style).size.width / 100
        let text = code.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "    ")
        let tokens =
            isSwift
            ? SwiftHighlighter.tokens(of: text) : [SwiftHighlighter.Token(kind: .plain, text: text[...])]
        let breaks = CodeWrapping.breaks(in: text, limit: max(20, Int(width / advance)))
        // The width is for letters wider than the others, such as Chinese ones.
        let paragraph = ParagraphStyle(width: width, lineHeight: type.leading)
        lines = Self.lines(of: tokens, breaks: breaks).map { TextLayout($0, paragraph) }[...]
    }

    private init(_ lines: ArraySlice<TextLayout>) {
        self.lines = lines
    }

    var height: Double {
        lines.reduce(0) { $0 + $1.size.height }
    }

    func draw(on sheet: Sheet, at origin: Point) {
        var y = origin.y
        for line in lines {
            sheet.canvas.draw(line, at: Point(origin.x, y))
            y += line.size.height
        }
    }

    func split(fitting height: Double, atTop: Bool) -> (head: any Box, rest: any Box)? {
        var bottom = 0.0
        let room = lines.prefix { line in
            bottom += line.size.height
            return bottom <= height + layoutTolerance
        }.count
        let cut = lines.startIndex + min(room, lines.count - 2)
        guard cut >= lines.startIndex + 2 else { return nil }
        // A blank line says nothing at the end or the beginning of a page.
        var head = lines[..<cut]
        while head.count > 1, head.last?.text.isEmpty == true { head.removeLast() }
        var rest = lines[cut...]
        while rest.count > 1, rest.first?.text.isEmpty == true { rest.removeFirst() }
        return (CodeBox(head), CodeBox(rest))
    }

    /// The tokens in their colours, line by line, with the breaks and the blanks behind them put in.
    private static func lines(
        of tokens: [SwiftHighlighter.Token], breaks: [CodeWrapping.Break]
    ) -> [[TextRun]] {
        var lines: [[TextRun]] = []
        var line = RichText()
        var breaks = breaks[...]
        var offset = 0
        func end() {
            lines.append(line.runs)
            line = RichText()
        }
        for token in tokens {
            let style = Typography.code.style.with { $0.color = Palette.code(token.kind) }
            for (index, piece) in token.text.split(
                omittingEmptySubsequences: false, whereSeparator: \.isNewline
            ).enumerated() {
                if index > 0 {
                    end()
                    offset += 1
                }
                var rest = piece
                while let next = breaks.first, next.offset < offset + rest.count {
                    let head = rest.prefix(next.offset - offset)
                    line.append(String(head), style)
                    end()
                    line.append(String(repeating: " ", count: next.indent), style)
                    rest = rest[head.endIndex...]
                    offset = next.offset
                    breaks.removeFirst()
                }
                // Blanks have no colour, so they can go with what is before them.
                let isBlank = rest.allSatisfy { $0 == " " }
                line.append(String(rest), isBlank ? line.runs.last?.style ?? style : style)
                offset += rest.count
            }
        }
        end()
        return lines
    }
}
