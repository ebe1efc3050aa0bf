import Drawing

/// Turns Markdown into boxes.
struct ProseFlow {
    /// Where the links of the text lead.
    let links: LinkResolver
    /// The width that the text is set for.
    let width: Double
    /// The type of running text; asides and quotations have their own.
    var type = Typography.body
    /// Code that has been set for this width before.
    var listings: [String: CodeBox] = [:]

    /// The blocks as items of a stack.
    func items(_ blocks: [Block]) -> [Stack.Item] {
        blocks.flatMap(items(_:))
    }

    private func items(_ block: Block) -> [Stack.Item] {
        switch block {
        case .heading(let level, let content, let id): return [heading(level, content, id)]
        case .paragraph(let content): return [paragraph(content)]
        case .list(let items, let start, let isTight): return [list(items, start: start, isTight: isTight)]
        case .quote(let content): return [quote(content)]
        case .code(let language, let text): return [code(text, isSwift: language == "swift")]
        case .aside(let kind, let title, let content): return [aside(kind, title, content)]
        case .rule: return [Stack.Item(box: RuleBox(width: width), before: 16, after: 16)]
        case .table(let head, let alignments, let rows):
            let content = TableContent(head: head, alignments: alignments, rows: rows, links: links)
            return TableBox.boxes(content, name: "", width: width).map {
                Stack.Item(box: $0, before: 10, after: 14)
            }
        }
    }

    /// A heading; it stays with what follows.
    func heading(_ level: Int, _ content: [Inline], _ id: String) -> Stack.Item {
        let type = Typography.heading(level)
        let box = ParagraphBox(RichText(content, type.style, links: links), type, width: width, anchor: id)
        let (before, after) =
            switch level {
            case ...2: (28.0, 7.0)
            case 3: (19.0, 4.0)
            default: (13.0, 2.0)
            }
        return Stack.Item(box: box, before: before, after: after, keepsWithNext: true)
    }

    private func paragraph(_ content: [Inline]) -> Stack.Item {
        let text = RichText(content, type.style, links: links)
        let box = ParagraphBox(text, type, width: width)
        // What ends in a colon announces what comes next.
        let announces = text.plain.last == ":" && box.height < 4 * type.leading
        return Stack.Item(box: box, after: 8, keepsWithNext: announces)
    }

    private func list(_ items: [[Block]], start: Int?, isTight: Bool) -> Stack.Item {
        let markers = items.indices.map { index in
            TextLayout(
                start.map { "\($0 + index)." } ?? "•", type.style.tabularFigures,
                ParagraphStyle(lineHeight: type.leading))
        }
        let markerWidth = markers.map(\.size.width).max() ?? 0
        // However deep lists are nested, room is left for text.
        let indent = min(start == nil ? 14 : max(16, markerWidth + 6), width / 4)
        let content = ProseFlow(links: links, width: width - indent, type: type)
        let space = isTight ? 2.0 : 6.0
        let stack = Stack(
            zip(items, markers).map { item, marker in
                var boxes = content.items(item)
                // The parts of an item stand closer together than paragraphs do.
                if isTight {
                    for index in boxes.indices where boxes[index].box is ParagraphBox {
                        boxes[index].after = 2
                    }
                }
                // Numbers end where the text begins, bullets stand at the left.
                let x = start == nil ? 3 : markerWidth - marker.size.width
                return Stack.Item(
                    box: Stack(
                        boxes, width: width, insets: Insets(left: indent), decoration: .marker(marker, x: x)),
                    before: space, after: space)
            }, width: width)
        return Stack.Item(box: stack, before: isTight ? 2 : 4, after: 8)
    }

    private func quote(_ content: [Block]) -> Stack.Item {
        let insets = Insets(top: 1, left: 14, bottom: 1)
        let inner = ProseFlow(links: links, width: width - insets.left, type: type.colored(Palette.muted))
        let stack = Stack(
            inner.items(content), width: width, insets: insets, decoration: .barred(Palette.rule, ground: nil)
        )
        return Stack.Item(box: stack, before: 9, after: 11)
    }

    private func aside(_ kind: AsideKind, _ title: String, _ content: [Block]) -> Stack.Item {
        let (bar, ground) =
            switch kind {
            case .note: (Palette.muted, Palette.raised)
            case .important: (Palette.warning, Palette.warningGround)
            case .callout: (Palette.link, Palette.raised)
            }
        let insets = Insets(top: 8, left: 14, bottom: 9, right: 12)
        let inner = ProseFlow(links: links, width: width - insets.left - insets.right)
        let head = ParagraphBox(
            RichText(title, Typography.asideTitle.colored(kind == .note ? Palette.ink : bar).style),
            Typography.asideTitle, width: inner.width)
        let stack = Stack(
            [Stack.Item(box: head, after: 2, keepsWithNext: true)] + inner.items(content), width: width,
            insets: insets, decoration: .barred(bar, ground: ground))
        return Stack.Item(box: stack, before: 11, after: 13)
    }

    /// Code on a ground of its own.
    func code(_ text: String, isSwift: Bool) -> Stack.Item {
        let box = isSwift ? listings[text] : nil
        let stack = Stack(
            [Stack.Item(box: box ?? listing(text, isSwift: isSwift))], width: width, insets: Self.codeInsets,
            decoration: .panel(Palette.raised))
        return Stack.Item(box: stack, before: 7, after: 11)
    }

    /// Code set for the room that there is on its ground.
    func listing(_ text: String, isSwift: Bool) -> CodeBox {
        CodeBox(text, isSwift: isSwift, width: width - Self.codeInsets.left - Self.codeInsets.right)
    }

    private static let codeInsets = Insets.symmetric(horizontal: 9, vertical: 7)
}
