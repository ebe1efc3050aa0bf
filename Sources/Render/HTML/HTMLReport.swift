import Base
import Charts
import Drawing
import FoundationEssentials
import Mustache
import Record

/// Writes reports as self-contained HTML files, which load nothing from elsewhere.
public struct HTMLReport {
    /// The number of characters above which a cell makes its column one of long texts.
    private static let longText = 40

    /// The reason why a file cannot be used, without the system's words, which have paths of the machine.
    private static let unreadable = "it is missing, or no text in UTF-8"

    private let library: MustacheLibrary
    let style: String

    /// Reads templates and `report.css` of a folder.
    ///
    /// - Parameter names: the pages to be written: `report`, `index` or `changes`, each with a template `NAME.mustache`.
    /// - Throws: ``TemplateError`` if one of them can't be read or is not a valid template.
    public init(templates folder: String, for names: [String] = ["report", "index"]) throws {
        var templates: [String: MustacheTemplate] = [:]
        for name in names {
            let path = "\(folder)/\(name).mustache"
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw TemplateError.unreadable(file: "\(name).mustache", reason: Self.unreadable)
            }
            do {
                templates[name] = try MustacheTemplate(string: text)
            } catch {
                throw TemplateError.unreadable(file: "\(name).mustache", reason: "\(error)")
            }
        }
        library = MustacheLibrary(templates: templates)
        do {
            style = try String(contentsOfFile: "\(folder)/report.css", encoding: .utf8)
        } catch {
            throw TemplateError.unreadable(file: "report.css", reason: Self.unreadable)
        }
    }

    /// Returns the HTML of a report.
    ///
    /// - Parameters:
    ///   - report: the report.
    ///   - drawn: figures that have already been drawn, by their names. The others are drawn now.
    /// - Throws: ``TemplateError`` if the template can't be rendered, `DrawingError` if a figure can't be drawn.
    public func html(of report: Report, drawn: [String: FigureSVG] = [:]) throws -> String {
        try render("report", context(of: report, drawn))
    }

    /// Returns the HTML of the index page, which lists all reports.
    ///
    /// - Throws: ``TemplateError`` if the template can't be rendered.
    public func index(of reports: [IndexEntry]) throws -> String {
        let entries = reports.map { entry -> [String: Any] in
            var fields: [String: Any] = [
                "name": entry.name, "title": entry.title, "isSample": entry.isSample,
                "headlines": entry.headlines.map { ["label": $0.label, "value": $0.value] },
            ]
            fields["question"] = entry.question
            fields["origin"] = entry.origin
            fields["summary"] = entry.summary.map { ["sentence": $0] }
            return fields
        }
        return try render("index", ["style": style, "reports": entries])
    }

    func render(_ name: String, _ context: [String: Any]) throws -> String {
        guard let text = library.render(context, withTemplate: name) else {
            throw TemplateError.unreadable(file: "\(name).mustache", reason: "rendering failed")
        }
        return text.withoutControls
    }

    private func context(of report: Report, _ drawn: [String: FigureSVG]) throws -> [String: Any] {
        var context: [String: Any] = [
            "style": style,
            "title": report.title,
            "name": report.name,
            "isSample": report.data.origin == .sample,
            "sampleNotice": Report.sampleDataNotice,
            "summary": report.summary.map { ["html": $0.blocks.html] },
            "masthead": report.fullMasthead.map { ["term": $0.term, "content": $0.content.html] },
            "headlines": report.headlines.map { ["label": $0.label, "value": $0.format.text(of: $0.value)] },
            "outline": report.outline.filter { $0.level == 2 }.map { ["id": $0.id, "title": $0.title] },
            "blocks": try report.blocks.map { ["html": try html(of: $0, drawn)] },
            "sources": report.sourcePaths.enumerated().map { ["path": $1, "comma": $0 == 0 ? "" : ", "] },
            "values": report.values.map { ["key": $0.key, "value": ValueFormat.exact.text(of: $0.value)] },
            "parameters": report.parameters.map {
                ["name": $0.name, "value": ValueFormat.exact.text(of: $0.value)]
            },
        ]
        context["hasOutline"] = report.outline.count { $0.level == 2 } > 2
        context["hasHeadlines"] = !report.headlines.isEmpty
        context["hasMasthead"] = !report.fullMasthead.isEmpty
        context["hasSummary"] = !report.summary.isEmpty
        context["refutation"] = report.refutation
        context["fontNotice"] = report.fontNotice
        context["claimCount"] = report.claimCount
        context["description"] = report.description
        context["hasValues"] = !report.values.isEmpty
        context["hasParameters"] = !report.parameters.isEmpty
        context["hasFiles"] = !report.data.files.isEmpty
        context["files"] = report.data.files.map { file in
            [
                "name": file.name, "bytes": ValueFormat.automatic.text(of: .integer(file.bytes)),
                "rows": file.rows.map { ValueFormat.automatic.text(of: .integer($0)) } ?? "",
                "sha256": file.sha256,
            ]
        }
        return context
    }

    private func html(of block: ReportBlock, _ drawn: [String: FigureSVG]) throws -> String {
        switch block {
        case .prose(let passage): return passage.blocks.html
        case .code(let cell):
            return """
                <details class="code"><summary>Code\(cellNumber(cell))</summary>
                <pre tabindex="0"><code>\(SwiftHighlighter.html(of: cell.source))</code></pre></details>
                """
        case .figure(let figure):
            return html(
                of: figure, try drawn[figure.name] ?? FigureSVG(figure.chart, title: figure.caption))
        case .table(let table): return html(of: table)
        case .export(let file):
            return """
                <p class="export"><a href="\(file.address)">\(file.name.htmlEscaped)</a> \(file.caption.htmlEscaped)</p>
                """
        }
    }

    private func cellNumber(_ cell: Script.Cell) -> String {
        let file = cell.chapter.map { "\($0.htmlEscaped), " } ?? ""
        return "<span class=\"cell\"> · \(file)cell \(cell.number)</span>"
    }

    private func html(of figure: Figure, _ picture: FigureSVG) -> String {
        """
        <figure id="figure-\(figure.name.htmlEscaped)">
        <img src="data:image/svg+xml;base64,\(Data(picture.inline.utf8).base64EncodedString())" \
        alt="\(figure.chart.description.htmlEscaped)" \
        width="\(Int(picture.size.width))" height="\(Int(picture.size.height))">
        <figcaption><b>Figure \(figure.number)</b> \(figure.caption.htmlEscaped)\(figure.note.map { " (\($0))" } ?? "")</figcaption>
        </figure>
        """
    }

    private func html(of captioned: CaptionedTable) -> String {
        let table = captioned.table
        let formatted = table.formattedRows
        let isNumeric = table.columns.indices.map { table.isNumeric(column: $0) }
        // Columns of long texts have a minimum width, below which a wide table can't squeeze them.
        let isLong = table.columns.indices.map { index in
            formatted.contains { $0[index].count > Self.longText }
        }
        let classes = zip(isNumeric, isLong).map { $0 ? " class=\"n\"" : $1 ? " class=\"l\"" : "" }
        let header = zip(table.columns, classes).map { column, name in
            "<th scope=\"col\"\(name)>\(column.name.htmlEscaped)</th>"
        }.joined()
        let rows = formatted.map { row in
            let cells = row.enumerated().map { index, text in
                let tag = index == 0 ? "th" : "td"
                let scope = index == 0 ? " scope=\"row\"" : ""
                return "<\(tag)\(scope)\(classes[index])>\(text.htmlEscaped)</\(tag)>"
            }
            return "<tr>\(cells.joined())</tr>"
        }.joined(separator: "\n")
        let note = captioned.note.map { " (\($0))" } ?? ""
        let name = "table-\(captioned.name.htmlEscaped)"
        return """
            <div class="table" id="\(name)">
            <p class="caption" id="\(name)-caption"><b>Table \(captioned.number)</b> \
            \(captioned.caption.htmlEscaped)\(note)</p>
            <div class="scroll" tabindex="0"><table aria-labelledby="\(name)-caption">
            <thead><tr>\(header)</tr></thead>
            <tbody>
            \(rows)
            </tbody></table></div></div>
            """
    }
}
