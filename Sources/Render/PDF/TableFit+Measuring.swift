extension TableFit {
    /// Returns the parts that a table is laid out in at a width in points, from top to bottom.
    static func parts(of content: TableContent, width: Double) -> [Part] {
        let naturals = content.columns.indices.map { content.naturalWidths(column: $0) }
        // Most tables fit with every cell on one line. Others need further measuring.
        let plain = naturals.map { widths in
            let width = max(widths.head, widths.cells)
            return Needs(natural: width, comfortable: width, minimum: width)
        }
        if let whole = TableFit(needs: plain, width: width).whole { return [whole] }
        let needs = naturals.indices.map { content.needs(column: $0, natural: naturals[$0]) }
        return TableFit(needs: needs, width: width).parts()
    }
}

/// The width, in ems, above which a text is wrapped rather than shown on one line.
private let comfortableLine = 15.0
/// The widths, in ems, above which a word is broken: in comfortable columns, and in minimum ones.
private let longestWord = (comfortable: 13.0, minimum: 8.0)
/// The type size at which texts are measured, in points. Without hinting, widths are proportional to the size.
private let referenceSize = TableFit.sizes[0]

extension TableContent {
    /// Returns the widths of a column's heading and of its widest cell on one line, in ems.
    fileprivate func naturalWidths(column: Int) -> (head: Double, cells: Double) {
        (
            width([headText(column: column, size: referenceSize)]),
            width(texts(column: column, size: referenceSize))
        )
    }

    /// Returns the widths that a column needs.
    fileprivate func needs(column: Int, natural: (head: Double, cells: Double)) -> TableFit.Needs {
        let headWord = width([headText(column: column, size: referenceSize).brokenAtEveryOpportunity])
        let widest = max(natural.head, natural.cells)
        if columns[column].isNumeric {
            return TableFit.Needs(
                natural: widest, comfortable: max(natural.cells, min(headWord, longestWord.comfortable)),
                minimum: max(natural.cells, min(headWord, longestWord.minimum)))
        }
        let cells = texts(column: column, size: referenceSize).map(\.brokenAtEveryOpportunity)
        let word = max(width(cells), headWord)
        return TableFit.Needs(
            natural: widest,
            comfortable: max(min(word, longestWord.comfortable), min(natural.cells, comfortableLine)),
            minimum: min(word, longestWord.minimum))
    }

    /// Returns the width of the widest text, in ems.
    private func width(_ texts: [RichText]) -> Double {
        ColumnText(texts, leading: referenceSize).width / referenceSize
    }
}
