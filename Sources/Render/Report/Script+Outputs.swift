import Record

extension Script {
    /// An output with the cell that it belongs below.
    struct PlacedOutput {
        /// The number of the cell, from 1.
        var cell: Int
        /// The index of the code line in the cell's file.
        var codeLine: Int
        /// The thing shown.
        var content: Content
        /// Whether it belongs to the summary.
        var isSummary: Bool
    }

    /// Assigns outputs to cells. The result is in the order of the run.
    ///
    /// An output belongs to the cell of its call. The output of a helper belongs to the cell that called the helper, which
    /// the record does not contain. It is at or after the cell of the previous output, and at or before the cell of the next
    /// one: of these cells it is the first that names the helper, or if none does, the cell of the previous output.
    func placed(_ outputs: [Output]) -> [PlacedOutput] {
        var result: [PlacedOutput] = []
        var (cell, line) = (1, 0)
        for (index, output) in outputs.enumerated() {
            if let found = narrativeCell(of: output) {
                (cell, line) = (found.number, min(output.place.line, found.codeLines.upperBound - 1))
            } else {
                let next = outputs[index...].lazy.compactMap { narrativeCell(of: $0)?.number }.first
                let range = cell...max(cell, next ?? cells.count)
                if let call = call(ofHelperAt: output.place, cells: range, from: line) { (cell, line) = call }
            }
            result.append(
                PlacedOutput(cell: cell, codeLine: line, content: output.content, isSummary: output.isSummary)
            )
        }
        return result
    }

    private func narrativeCell(of output: Output) -> Cell? {
        isNarrative(output.place) ? cell(holding: output.place) : nil
    }

    /// Returns the first call of a helper in a range of cells; in the first of these cells, at or after a line.
    private func call(
        ofHelperAt place: Place, cells range: ClosedRange<Int>, from line: Int
    ) -> (cell: Int, codeLine: Int)? {
        guard let helper = file(of: place)?.declarations.first(where: { $0.codeLines.contains(place.line) })
        else { return nil }
        for cell in cells where range.contains(cell.number) {
            guard let file = files.first(where: { $0.name == cell.file }) else { continue }
            let call = file.uses(in: cell.codeLines).first { use in
                (use.codeLine >= line || cell.number > range.lowerBound)
                    && file.isNarrative(codeLine: use.codeLine) && use.refers(to: helper)
            }
            if let call { return (cell.number, call.codeLine) }
        }
        return nil
    }
}
