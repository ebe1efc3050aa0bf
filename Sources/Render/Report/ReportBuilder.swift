import Record

extension Report {
    /// Joins a script with the record of its run.
    ///
    /// - Parameters:
    ///   - name: the name of the analysis, which is also the title if the script has none.
    ///   - script: the current script, whose prose may have changed since the run.
    ///   - record: the record of the run.
    ///   - data: the origin and the files of the data.
    public init(name: String, script: Script, record: Record, data: DataSummary) {
        var builder = ReportBuilder()
        builder.add(script, outputs: record.outputs)
        self.init(
            name: name, title: builder.title ?? name, masthead: builder.masthead, data: data,
            engine: record.engine,
            parameters: record.parameters.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
            summary: builder.summary, claims: builder.claims, references: builder.references,
            values: builder.values, blocks: builder.blocks, sources: script.files.map(\.name))
    }
}

/// Builds the blocks of a report: prose, code, and the outputs of each cell after its code.
private struct ReportBuilder {
    /// The title, once it has been found.
    var title: String?
    /// The entries of the masthead.
    var masthead: [MastheadEntry] = []
    /// The summary so far.
    var summary: [Passage] = []
    /// The claims so far.
    var claims: [ReportedClaim] = []
    /// The works so far.
    var references: [Reference] = []
    /// The recorded values so far.
    var values: [RecordedValue] = []
    /// The blocks so far.
    var blocks: [ReportBlock] = []

    private var reader = MarkdownReader()
    private var figureNames = UniqueNames()
    private var tableNames = UniqueNames()
    private var claimNames = UniqueNames()
    private var figureCount = 0
    private var tableCount = 0

    mutating func add(_ script: Script, outputs: [Output]) {
        let placed = Dictionary(grouping: script.placed(outputs), by: \.cell)
        for chunk in script.chunks {
            switch chunk {
            case .prose(let markdown, _): addProse(reader.passage(of: markdown))
            case .code(let cell):
                if !cell.source.isEmpty { blocks.append(.code(cell)) }
            case .outputs(let cell, let lines):
                for output in placed[cell, default: []] where lines.contains(output.codeLine) {
                    add(output.content, isSummary: output.isSummary)
                }
            }
        }
    }

    private mutating func addProse(_ passage: Passage, isSummary: Bool = false) {
        var passage = passage
        guard !isSummary else {
            if !passage.blocks.isEmpty { summary.append(passage) }
            return
        }
        if title == nil { takeTitle(from: &passage) }
        if !passage.blocks.isEmpty { blocks.append(.prose(passage)) }
    }

    /// Removes the title and the masthead from a passage that begins the report.
    private mutating func takeTitle(from passage: inout Passage) {
        guard let index = passage.blocks.firstIndex(where: \.isTitle),
            case .heading(_, let text, _) = passage.blocks[index]
        else { return }
        title = text.plainText
        passage.remove(at: index)
        guard index < passage.blocks.count,
            let entries = MastheadEntry.entries(
                of: passage.blocks[index], source: passage.source(ofBlock: index))
        else { return }
        masthead = entries
        passage.remove(at: index)
    }

    private mutating func add(_ content: Content, isSummary: Bool) {
        switch content {
        case .text(let prose): addProse(reader.passage(of: prose), isSummary: isSummary)
        case .claim(let claim): add(claim, isSummary: isSummary)
        case .reference(let reference): references.append(reference)
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

    private mutating func add(_ claim: Claim, isSummary: Bool) {
        var passage = reader.passage(of: claim.sentence)
        let words = claim.name.isEmpty ? claim.sentence.wording : claim.name
        claims.append(
            ReportedClaim(
                name: claimNames.name(for: words.words(8)), holds: claim.holds, text: passage.plainText))
        if !claim.holds { passage.strike(with: "Does not hold.") }
        addProse(passage, isSummary: isSummary)
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

extension String {
    /// Returns the first words of the text.
    fileprivate func words(_ count: Int) -> String {
        split(whereSeparator: \.isWhitespace).prefix(count).joined(separator: " ")
    }
}

extension Block {
    fileprivate var isTitle: Bool {
        if case .heading(level: 1, _, _) = self { true } else { false }
    }
}
