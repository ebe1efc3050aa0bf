import Drawing

/// Text in several styles with its links and inline code, ready to be laid out.
struct RichText {
    /// A range of the text that is a link.
    struct Link {
        /// The range, in UTF-8 offsets.
        var range: Range<Int>
        /// The target of the link.
        var target: PDFDocument.LinkTarget
    }

    /// The size of inline code relative to the text around it: monospaced letters look larger at the same size.
    static let codeScale = 0.9

    /// The text in runs of one style each.
    private(set) var runs: [TextRun] = []
    /// The links, in order.
    private(set) var links: [Link] = []
    /// The ranges of inline code, in UTF-8 offsets; each is drawn on a background of its own.
    private(set) var code: [Range<Int>] = []
    /// The length of the text in UTF-8.
    private(set) var count = 0

    /// An empty text.
    init() {}

    /// A text in one style.
    init(_ text: String, _ style: TextStyle) {
        append(text, style)
    }

    /// Markdown on the basis of a style.
    init(_ inlines: [Inline], _ style: TextStyle, links resolver: LinkResolver) {
        append(inlines, style, resolver)
    }

    /// The characters without their styles.
    var plain: String { runs.map(\.text).joined() }

    /// Appends text. Adjacent texts in the same style become one run, which is faster to lay out.
    mutating func append(_ text: String, _ style: TextStyle) {
        guard !text.isEmpty else { return }
        if runs.last?.style == style {
            runs[runs.count - 1].text += text
        } else {
            runs.append(TextRun(text, style))
        }
        count += text.utf8.count
    }

    /// Appends another text.
    mutating func append(_ other: RichText) {
        let start = count
        for run in other.runs { append(run.text, run.style) }
        links += other.links.map { Link(range: $0.range.shifted(by: start), target: $0.target) }
        code += other.code.map { $0.shifted(by: start) }
    }

    private mutating func append(_ inlines: [Inline], _ style: TextStyle, _ resolver: LinkResolver) {
        for inline in inlines {
            switch inline {
            case .text(let text), .value(let text, _): append(text, style)
            case .code(let text):
                let start = count
                append(
                    text,
                    style.with {
                        $0.family = TextStyle.monospaced
                        $0.size = style.size * Self.codeScale
                        $0.features += ["-liga", "-calt"]
                    })
                code.append(start..<count)
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
    /// Returns the range moved by a distance.
    fileprivate func shifted(by distance: Int) -> Range<Int> {
        lowerBound + distance..<upperBound + distance
    }
}
