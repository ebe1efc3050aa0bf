import Record

extension Report {
    /// Joins a script with the record of its run.
    ///
    /// - Parameters:
    ///   - name: the analysis' name, which is also the title where the script has none.
    ///   - script: the script as it reads now; its prose may have changed since the run.
    ///   - record: what the run showed.
    ///   - data: where the data came from.
    public init(name: String, script: Script, record: Record, data: DataSummary) {
        var builder = ReportBuilder()
        builder.add(script, outputs: record.outputs)
        self.init(
            name: name, title: builder.title ?? name, masthead: builder.masthead, data: data,
            parameters: record.parameters.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
            values: builder.values, blocks: builder.blocks, sources: script.files.map(\.name))
    }
}

/// Puts outputs behind the cells that showed them.
private struct ReportBuilder {
    var title: String?
    var masthead: [MastheadEntry] = []
    var values: [RecordedValue] = []
    var blocks: [ReportBlock] = []

    private var reader = MarkdownReader()
    private var figureNames = UniqueNames()
    private var tableNames = UniqueNames()
    private var figureCount = 0
    private var tableCount = 0

    mutating func add(_ script: Script, outputs: [Output]) {
        let shown = Dictionary(grouping: script.shown(outputs), by: \.cell)
        for chunk in script.chunks {
            switch chunk {
            case .prose(let markdown, _): addProse(markdown)
            case .code(let cell):
                if !cell.source.isEmpty { blocks.append(.code(cell)) }
            case .shown(let cell, let lines):
                for output in shown[cell, default: []] where lines.contains(output.codeLine) {
                    add(output.content)
                }
            }
        }
    }

    private mutating func addProse(_ markdown: String) {
        var passage = reader.passage(of: markdown)
        if title == nil, let index = passage.blocks.firstIndex(where: \.isTitle) {
            if case .heading(_, let text, _) = passage.blocks[index] { title = text.plainText }
            passage.remove(at: index)
            if index < passage.blocks.count, let entries = passage.blocks[index].mastheadEntries {
                masthead = MastheadEntry.entries(entries, source: passage.remove(at: index))
            }
        }
        if !passage.blocks.isEmpty { blocks.append(.prose(passage)) }
    }

    private mutating func add(_ content: Content) {
        switch content {
        case .text(let markdown): addProse(markdown)
        case .value(let value): values.append(value)
        case .export(let name, let caption):
            blocks.append(.export(ExportedFile(name: name, caption: caption)))
        case .table(let table, let caption): add(table, caption: caption, isMeasured: false)
        case .measurements(let table, let caption): add(table, caption: caption, isMeasured: true)
        case .chart(let chart, let caption):
            figureCount += 1
            blocks.append(
                .figure(
                    Figure(
                        number: figureCount, name: figureNames.name(for: caption), caption: caption,
                        chart: chart)))
        }
    }

    private mutating func add(_ table: Table, caption: String, isMeasured: Bool) {
        tableCount += 1
        blocks.append(
            .table(
                CaptionedTable(
                    number: tableCount, name: tableNames.name(for: caption), caption: caption, table: table,
                    isMeasured: isMeasured)))
    }
}

extension Block {
    fileprivate var isTitle: Bool {
        if case .heading(level: 1, _, _) = self { true } else { false }
    }

    /// The entries of a list of which every item reads `Term: content`.
    fileprivate var mastheadEntries: [(term: String, content: [Inline])]? {
        guard case .list(let items, nil, _) = self else { return nil }
        let entries = items.compactMap { item -> (term: String, content: [Inline])? in
            guard item.count == 1, case .paragraph(let inlines)? = item.first,
                case .text(let text)? = inlines.first, let colon = text.firstIndex(of: ":")
            else { return nil }
            let rest = text[text.index(after: colon)...].drop(while: \.isWhitespace)
            return (String(text[..<colon]), [.text(String(rest))] + inlines.dropFirst())
        }
        return entries.count == items.count ? entries : nil
    }
}

extension MastheadEntry {
    /// Entries with the source of each.
    fileprivate static func entries(
        _ entries: [(term: String, content: [Inline])], source: String
    ) -> [MastheadEntry] {
        var sources: [String] = []
        for line in source.split(separator: "\n") {
            let text = line.drop(while: \.isWhitespace)
            if let mark = text.prefixMatch(of: /[\-+*]\s+/) {
                sources.append(String(text[mark.range.upperBound...]))
            } else if !sources.isEmpty {
                sources[sources.count - 1] += "\n  \(text)"
            }
        }
        return entries.enumerated().map { index, entry in
            let source = sources.count == entries.count ? sources[index] : ""
            let markdown = source.firstIndex(of: ":").map { source[source.index(after: $0)...] }
            return MastheadEntry(
                term: entry.term, content: entry.content,
                markdown: markdown.map { String($0).trimmingWhitespace }
                    ?? entry.content.plainText.markdownEscaped)
        }
    }
}
