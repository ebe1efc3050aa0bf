import Drawing

/// Lays out Markdown as boxes.
struct ProseLayout {
    /// The resolver of the text's links.
    let links: LinkResolver
    /// The width of the text, in points.
    let width: Double
    /// The type of body text; quotations have their own.
    var type = Typography.body
    /// Code that has already been laid out for this width, by its text.
    var listings: [String: CodeBox] = [:]

    /// The space between code and the edges of its panel.
    private static let codeInsets = Insets.symmetric(horizontal: 9, vertical: 7)
    /// The space between a quotation and its edges, on the left for the bar.
    private static let quoteInsets = Insets(top: 1, left: 14, bottom: 1)
    /// The space between the text of an aside and its edges.
    private static let asideInsets = Insets(top: 8, left: 14, bottom: 9, right: 12)

    /// Lays out blocks as items of a flow.
    func items(_ blocks: [Block]) -> [Flow.Item] {
        blocks.flatMap(items(_:))
    }

    private func items(_ block: Block) -> [Flow.Item] {
        switch block {
        case .heading(let level, let content, let id): return [heading(level, content, id)]
        case .paragraph(let content): return [paragraph(content)]
        case .list(let items, let start, let isTight): return [list(items, start: start, isTight: isTight)]
        case .quote(let content): return [quote(content)]
        case .code(let language, let text): return [code(text, isSwift: language == "swift")]
        case .aside(let kind, let title, let content): return [aside(kind, title, content)]
        case .rule: return [Flow.Item(RuleBox(width: width), spacing: .rule)]
        case .table(let head, let alignments, let rows):
            let content = TableContent(head: head, alignments: alignments, rows: rows, links: links)
            return TableBox.boxes(content, name: "", width: width).map {
                Flow.Item($0, spacing: .proseTable)
            }
        }
    }

    /// Lays out a heading, which is kept with the item after it.
    func heading(_ level: Int, _ content: [Inline], _ id: String) -> Flow.Item {
        let type = Typography.heading(level)
        let box = ParagraphBox(RichText(content, type.style, links: links), type, width: width, anchor: id)
        return Flow.Item(box, spacing: .heading(level), keepsWithNext: true)
    }

    private func paragraph(_ content: [Inline]) -> Flow.Item {
        let text = RichText(content, type.style, links: links)
        let box = ParagraphBox(text, type, width: width)
        // A short paragraph that ends in a colon introduces the item after it.
        let isIntroduction = text.plain.last == ":" && box.height < 4 * type.leading
        return Flow.Item(box, spacing: .paragraph, keepsWithNext: isIntroduction)
    }

    private func quote(_ content: [Block]) -> Flow.Item {
        let insets = Self.quoteInsets
        let inner = ProseLayout(links: links, width: width - insets.left, type: type.colored(Palette.muted))
        let flow = Flow(
            inner.items(content), width: width, insets: insets,
            decoration: .barred(Palette.rule, background: nil))
        return Flow.Item(flow, spacing: .quote)
    }

    private func aside(_ kind: AsideKind, _ title: String, _ content: [Block]) -> Flow.Item {
        let (bar, background) =
            switch kind {
            case .note: (Palette.muted, Palette.raised)
            case .important: (Palette.warning, Palette.warningBackground)
            case .callout: (Palette.link, Palette.raised)
            }
        let insets = Self.asideInsets
        let inner = ProseLayout(links: links, width: width - insets.left - insets.right)
        let head = ParagraphBox(
            RichText(title, Typography.asideTitle.colored(kind == .note ? Palette.ink : bar).style),
            Typography.asideTitle, width: inner.width)
        let flow = Flow(
            [Flow.Item(head, spacing: .asideTitle, keepsWithNext: true)] + inner.items(content), width: width,
            insets: insets, decoration: .barred(bar, background: background))
        return Flow.Item(flow, spacing: .aside)
    }

    /// Lays out code on a panel.
    func code(_ text: String, isSwift: Bool) -> Flow.Item {
        let box = isSwift ? listings[text] : nil
        let flow = Flow(
            [Flow.Item(box ?? listing(text, isSwift: isSwift))], width: width, insets: Self.codeInsets,
            decoration: .panel(Palette.raised))
        return Flow.Item(flow, spacing: .code)
    }

    /// Lays out code for the width within its panel.
    func listing(_ text: String, isSwift: Bool) -> CodeBox {
        CodeBox(text, isSwift: isSwift, width: width - Self.codeInsets.left - Self.codeInsets.right)
    }
}
