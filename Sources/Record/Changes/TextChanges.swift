import Base

/// The changes of a report's paragraphs, by its Markdown: of prose that no claim, table or figure has.
public struct TextChanges {
    /// The maximum number of paragraphs that are listed.
    private static let maxRows = 20
    /// The similarity from which a paragraph is another one reworded, and the number of paragraphs up to which it is sought.
    private static let rewording = 0.3
    private static let maxSought = 400

    /// The paragraphs that differ.
    public let section: ReportChanges.Section

    /// Compares the Markdown pages of two reports.
    ///
    /// - Parameter results: their results, whose claims and answers are compared elsewhere.
    public init(from old: String, to new: String, results: (old: Results, new: Results)) {
        let before = Self.paragraphs(of: old, without: results.old)
        let after = Self.paragraphs(of: new, without: results.new)
        var matching = Matching(before.map(ExactText.init), after.map(ExactText.init))
        let keepsOrder = matching.keepsOrder
        if max(matching.gone.count, matching.new.count) <= Self.maxSought {
            matching.pair(from: Self.rewording) { before[$0].similarity(to: after[$1]) }
        }
        let changed = matching.pairs.filter { !before[$0.before].hasSameCodePoints(as: after[$0.after]) }
        let rows =
            changed.map { (place: $0.after, cells: [before[$0.before], after[$0.after]]) }
            + matching.new.map { (place: $0, cells: ["–", after[$0]]) }
            + matching.gone.map { (place: after.count + $0, cells: [before[$0], "–"]) }
        var notes: [String] = []
        if rows.count > Self.maxRows {
            notes.append("\(NumberFormat.grouped(rows.count - Self.maxRows)) more paragraphs differ.")
        }
        if !keepsOrder { notes.append("Paragraphs are in another order.") }
        section = ReportChanges.Section(
            "Text", columns: ["Before", "After"],
            rows: rows.sorted { $0.place < $1.place }.prefix(Self.maxRows).map(\.cells), notes: notes)
    }

    /// The paragraphs of a page on one line each, without the marks of Markdown, tables, figures and the colophon.
    private static func paragraphs(of page: String, without results: Results) -> [String] {
        let others = Set((results.claims.values.map(\.text) + results.summary).map(\.wordsAndNumbers))
        let blocks = page.split(separator: "\n", omittingEmptySubsequences: false)
            .split { $0.allSatisfy(\.isWhitespace) }
        return blocks.compactMap { lines in
            let text = lines.joined(separator: " ")
            let isOther = ["|", "![", "Claims: ", "Source: ", "---"].contains { text.hasPrefix($0) }
            guard !isOther, !others.contains(text.wordsAndNumbers) else { return nil }
            // The numbers of figures and tables change with every one before them.
            let numbered = text.prefixMatch(of: #/\*(Figure|Table) [0-9]+\. /#)
            return String(
                text[(numbered?.range.upperBound ?? text.startIndex)...].filter { !"*`\\".contains($0) })
        }
    }
}

extension String {
    /// The letters and digits of the text.
    fileprivate var wordsAndNumbers: String { filter { $0.isLetter || $0.isNumber } }
}
