import Record

extension Script {
    /// Something that a script showed, with the cell that it stands below.
    struct Shown {
        var cell: Int
        /// The ordinal of the line of code in the cell's file.
        var codeLine: Int
        var content: Content
    }

    /// What was shown, in the order of the run.
    ///
    /// It stands below the cell that holds the call; what a helper shows stands below the cell that called the helper. The
    /// record does not tell which that was, but it is not before the cell that has shown something last, nor behind the
    /// one that does next: so it is the first from there on that names the helper, or else the former.
    func shown(_ outputs: [Output]) -> [Shown] {
        var result: [Shown] = []
        var (cell, line) = (1, 0)
        for (index, output) in outputs.enumerated() {
            if let found = narrativeCell(of: output) {
                (cell, line) = (found.number, min(output.place.line, found.codeLines.upperBound - 1))
            } else {
                let next = outputs[index...].lazy.compactMap { narrativeCell(of: $0)?.number }.first
                let range = cell...max(cell, next ?? cells.count)
                if let call = call(ofHelperAt: output.place, cells: range, from: line) { (cell, line) = call }
            }
            result.append(Shown(cell: cell, codeLine: line, content: output.content))
        }
        return result
    }

    private func narrativeCell(of output: Output) -> Cell? {
        isNarrative(output.place) ? cell(holding: output.place) : nil
    }

    /// The first call of a helper within a range of cells, in the first of them from a line on.
    private func call(
        ofHelperAt place: Place, cells range: ClosedRange<Int>, from line: Int
    ) -> (cell: Int, codeLine: Int)? {
        guard let helper = file(of: place)?.declarations.first(where: { $0.codeLines.contains(place.line) })
        else { return nil }
        for cell in cells where range.contains(cell.number) {
            guard let file = files.first(where: { $0.name == cell.file }) else { continue }
            let call = file.uses(in: cell.codeLines).first { use in
                (use.codeLine >= line || cell.number > range.lowerBound)
                    && file.isNarrative(codeLine: use.codeLine) && use.means(helper)
            }
            if let call { return (cell.number, call.codeLine) }
        }
        return nil
    }
}
