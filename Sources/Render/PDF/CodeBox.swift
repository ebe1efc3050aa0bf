import Drawing

/// A block of code, highlighted if it is Swift. It can be split between lines.
struct CodeBox: LayoutBox {
    /// The minimum number of lines on either side of a page break.
    private static let minimumLines = 2
    /// The number of blanks that replace a tab.
    private static let tabWidth = 4
    /// The minimum number of characters a line is broken at.
    private static let minimumLimit = 20

    /// The lines, each a layout of its own: Pango goes through all styles of a text at every line end.
    private let lines: ArraySlice<TextLayout>

    /// Lays out code for a width, in points. Longer lines are broken, and their continuations indented.
    init(_ code: String, isSwift: Bool, width: Double) {
        let type = Typography.code
        let advance = TextLayout(String(repeating: "0", count: 100), type.style).size.width / 100
        let text = code.split(separator: "\t", omittingEmptySubsequences: false).joined(
            separator: String(repeating: " ", count: Self.tabWidth))
        let tokens =
            isSwift
            ? SwiftHighlighter.tokens(of: text) : [SwiftHighlighter.Token(kind: .plain, text: text[...])]
        let breaks = CodeWrapping.breaks(in: text, limit: max(Self.minimumLimit, Int(width / advance)))
        // Lines that fit by their number of characters may still exceed the width, as Chinese characters are wider.
        let paragraph = ParagraphStyle(width: width, lineHeight: type.leading)
        lines = Self.lines(of: tokens, breaks: breaks).map { TextLayout($0, paragraph) }[...]
    }

    private init(_ lines: ArraySlice<TextLayout>) {
        self.lines = lines
    }

    var height: Double {
        lines.reduce(0) { $0 + $1.size.height }
    }

    func draw(in context: PageContext, at origin: Point) {
        var y = origin.y
        for line in lines {
            context.canvas.draw(line, at: Point(origin.x, y))
            y += line.size.height
        }
    }

    func split(fitting height: Double, atTop: Bool) -> (head: any LayoutBox, rest: any LayoutBox)? {
        var bottom = 0.0
        let fitting = lines.prefix { line in
            bottom += line.size.height
            return bottom <= height + layoutTolerance
        }.count
        let cut = lines.startIndex + min(fitting, lines.count - Self.minimumLines)
        guard cut >= lines.startIndex + Self.minimumLines else { return nil }
        // Blank lines at the end or the beginning of a page are dropped.
        var head = lines[..<cut]
        while head.count > 1, head.last?.text.isEmpty == true { head.removeLast() }
        var rest = lines[cut...]
        while rest.count > 1, rest.first?.text.isEmpty == true { rest.removeFirst() }
        return (CodeBox(head), CodeBox(rest))
    }

    /// Returns the coloured tokens line by line, broken and indented at `breaks`.
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
                // Blanks have no colour: in the style of the text before them, they join its run.
                let isBlank = rest.allSatisfy { $0 == " " }
                line.append(String(rest), isBlank ? line.runs.last?.style ?? style : style)
                offset += rest.count
            }
        }
        end()
        return lines
    }
}
