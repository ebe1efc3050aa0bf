import Drawing

/// The bookmarks of a report: its title, its headings of levels 2 and 3, and the sections of its back matter.
struct PDFOutline {
    /// The destination of links to the title.
    static let top = "weft:top"

    /// The entries, in order.
    let entries: [OutlineEntry]

    /// The bookmarks of a report.
    init(_ report: Report) {
        entries =
            [OutlineEntry(level: 2, title: report.title, id: Self.top)] + report.outline
            + BackMatter.sections(of: report).map { OutlineEntry(level: 2, title: $0.title, id: $0.anchor) }
    }

    /// Adds the entries to a document.
    func add(to document: PDFDocument) {
        var section: PDFDocument.OutlineEntry?
        for entry in entries {
            if entry.level == 2 {
                section = document.addOutlineEntry(entry.title, destination: entry.id)
            } else {
                document.addOutlineEntry(entry.title, destination: entry.id, below: section)
            }
        }
    }
}
