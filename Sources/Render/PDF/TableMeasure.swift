extension TableFit {
    /// The parts in which a table is to be set at a width, from top to bottom.
    static func parts(of content: TableContent, width: Double) -> [Part] {
        let naturals = content.columns.indices.map { content.naturalWidths(column: $0) }
        // Most tables fit as they are and need no further measuring.
        let plain = naturals.map { widths in
            let width = max(widths.head, widths.cells)
            return Needs(natural: width, comfortable: width, least: width)
        }
        if let whole = TableFit(needs: plain, width: width).whole { return [whole] }
        let needs = naturals.indices.map { content.needs(column: $0, natural: naturals[$0]) }
        return TableFit(needs: needs, width: width).parts()
    }
}

/// The longest a text may run, in ems, before it had rather be wrapped.
private let comfortableLine = 15.0
/// The longest a word may be, in ems, before it is broken: where there is room, and where there is not.
private let longestWord = (comfortable: 13.0, least: 8.0)
/// The size of type at which texts are measured; without hinting, widths grow with the size.
private let referenceSize = TableFit.sizes[0]

extension TableContent {
    /// The widths of a column's head and of its widest cell on one line, in ems.
    fileprivate func naturalWidths(column: Int) -> (head: Double, cells: Double) {
        (
            width([headText(column: column, size: referenceSize)]),
            width(texts(column: column, size: referenceSize))
        )
    }

    fileprivate func needs(column: Int, natural: (head: Double, cells: Double)) -> TableFit.Needs {
        let headWord = width([headText(column: column, size: referenceSize).brokenAtEveryOpportunity])
        let widest = max(natural.head, natural.cells)
        if columns[column].isNumeric {
            return TableFit.Needs(
                natural: widest, comfortable: max(natural.cells, min(headWord, longestWord.comfortable)),
                least: max(natural.cells, min(headWord, longestWord.least)))
        }
        let cells = texts(column: column, size: referenceSize).map(\.brokenAtEveryOpportunity)
        let word = max(width(cells), headWord)
        return TableFit.Needs(
            natural: widest,
            comfortable: max(min(word, longestWord.comfortable), min(natural.cells, comfortableLine)),
            least: min(word, longestWord.least))
    }

    /// The width of the widest of some texts in ems.
    private func width(_ texts: [RichText]) -> Double {
        ColumnText(texts, leading: referenceSize).width / referenceSize
    }
}
