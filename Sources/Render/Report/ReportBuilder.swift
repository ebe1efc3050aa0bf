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
            values: builder.values, blocks: builder.blocks)
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
        var rest = outputs[...]
        let last = script.cells.last?.number
        for chunk in script.chunks {
            switch chunk {
            case .prose(let markdown, _): addProse(markdown)
            case .code(let cell):
                if !cell.source.isEmpty { blocks.append(.code(cell)) }
                // Outputs come in the order of the run. One that belongs to an earlier cell (a function defined
                // there, called here) is shown here, where it happened.
                let end =
                    cell.number == last
                    ? rest.endIndex
                    : rest.firstIndex { $0.line >= cell.codeLines.upperBound } ?? rest.endIndex
                for output in rest[..<end] { add(output.content) }
                rest = rest[end...]
            }
        }
    }

    private mutating func addProse(_ markdown: String) {
        var content = reader.blocks(of: markdown)
        if title == nil, let index = content.firstIndex(where: \.isTitle) {
            if case .heading(_, let text, _) = content[index] { title = text.plainText }
            content.remove(at: index)
            if index < content.count, let entries = content[index].mastheadEntries {
                masthead = entries
                content.remove(at: index)
            }
        }
        if !content.isEmpty { blocks.append(.prose(content)) }
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
    fileprivate var mastheadEntries: [MastheadEntry]? {
        guard case .list(let items, nil, _) = self else { return nil }
        let entries = items.compactMap { item -> MastheadEntry? in
            guard item.count == 1, case .paragraph(let inlines)? = item.first,
                case .text(let text)? = inlines.first, let colon = text.firstIndex(of: ":")
            else { return nil }
            let rest = text[text.index(after: colon)...].drop(while: \.isWhitespace)
            return MastheadEntry(
                term: String(text[..<colon]), content: [.text(String(rest))] + inlines.dropFirst())
        }
        return entries.count == items.count ? entries : nil
    }
}
