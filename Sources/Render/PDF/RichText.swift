import Drawing

/// Text in several styles, with the links in it, ready to be set.
struct RichText {
    /// A part of the text that leads somewhere, in UTF-8 offsets.
    struct Link {
        var range: Range<Int>
        var target: PDFDocument.LinkTarget
    }

    private(set) var runs: [TextRun] = []
    private(set) var links: [Link] = []
    /// Parts that are code and get a ground of their own, in UTF-8 offsets.
    private(set) var chips: [Range<Int>] = []
    /// The length in UTF-8.
    private(set) var count = 0

    /// No text yet.
    init() {}

    /// Text in one style.
    init(_ text: String, _ style: TextStyle) {
        append(text, style)
    }

    /// Markdown in a style.
    init(_ inlines: [Inline], _ style: TextStyle, links resolver: LinkResolver) {
        append(inlines, style, resolver)
    }

    /// The characters alone.
    var plain: String { runs.map(\.text).joined() }

    /// Adds text; neighbours in the same style become one run, which is faster to set.
    mutating func append(_ text: String, _ style: TextStyle) {
        guard !text.isEmpty else { return }
        if runs.last?.style == style {
            runs[runs.count - 1].text += text
        } else {
            runs.append(TextRun(text, style))
        }
        count += text.utf8.count
    }

    /// Adds another text behind this one.
    mutating func append(_ other: RichText) {
        let start = count
        for run in other.runs { append(run.text, run.style) }
        links += other.links.map { Link(range: $0.range.shifted(by: start), target: $0.target) }
        chips += other.chips.map { $0.shifted(by: start) }
    }

    private mutating func append(_ inlines: [Inline], _ style: TextStyle, _ resolver: LinkResolver) {
        for inline in inlines {
            switch inline {
            case .text(let text): append(text, style)
            case .code(let text):
                let start = count
                append(
                    text,
                    style.with {
                        $0.family = TextStyle.monospaced
                        // The monospaced letters are larger than the others at the same size.
                        $0.size = style.size * 0.9
                        $0.features += ["-liga", "-calt"]
                    })
                chips.append(start..<count)
            case .emphasis(let content): append(content, style.with { $0.italic = true }, resolver)
            case .strong(let content): append(content, style.with { $0.weight = .semibold }, resolver)
            case .strikethrough(let content):
                append(content, style.with { $0.struckThrough = true }, resolver)
            case .lineBreak: append("\u{2028}", style)
            case .link(let destination, let content):
                guard let target = resolver.target(of: destination) else {
                    append(content, style, resolver)
                    continue
                }
                let start = count
                append(content, style.with { $0.color = Palette.link }, resolver)
                links.append(Link(range: start..<count, target: target))
            }
        }
    }
}

extension Range<Int> {
    /// The range so much further on.
    fileprivate func shifted(by distance: Int) -> Range<Int> {
        lowerBound + distance..<upperBound + distance
    }
}
