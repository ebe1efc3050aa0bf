import Base

// Data frames as text.

extension DataFrame: CustomStringConvertible {
    /// The frame as a table of text. If there are more than 20 rows, those in the middle are left out, and so are columns in
    /// the middle if lines would exceed 160 characters.
    public var description: String { formatted() }

    /// Returns the frame as a table of text, with numbers aligned to the right and text to the left.
    ///
    /// - Parameters:
    ///   - maximumRows: the maximum number of rows; those in the middle are left out.
    ///   - maximumWidth: the maximum number of characters in a line; columns in the middle are left out.
    ///   - maximumTextWidth: the maximum number of characters of a text.
    public func formatted(
        maximumRows: Int = 20, maximumWidth: Int = 160, maximumTextWidth: Int = 40
    ) -> String {
        let isCut = rowCount > maximumRows
        let upper = isCut ? (maximumRows + 1) / 2 : rowCount
        let lower = isCut ? maximumRows / 2 : 0
        let rows = Array(0..<upper) + Array((rowCount - lower)..<rowCount)

        var cells = [[""] + rows.map(\.description)]
        for column in columns {
            cells.append(
                [column.name] + column.displayTexts(of: rows).map { $0.shortened(to: maximumTextWidth) })
        }
        if isCut { for column in cells.indices { cells[column].insert("…", at: upper + 1) } }
        var alignsRight = [true] + columns.map { $0.isNumeric }
        leaveOutColumns(&cells, &alignsRight, maximumWidth: maximumWidth)

        let widths = cells.map { column in column.map(\.count).max() ?? 0 }
        let lines = cells[0].indices.map { line in
            let padded = cells.indices.map { cells[$0][line].padded(to: widths[$0], right: alignsRight[$0]) }
            return padded.joined(separator: "  ").trimmingTrailingSpaces
        }
        let isComplete = !isCut && cells.count == columns.count + 1
        return (lines + (isComplete ? [] : ["[\(rowCount) rows × \(columnCount) columns]"]))
            .joined(separator: "\n")
    }

    /// Removes columns from the middle until the lines are short enough.
    private func leaveOutColumns(_ cells: inout [[String]], _ alignsRight: inout [Bool], maximumWidth: Int) {
        func width() -> Int { cells.reduce(-2) { $0 + 2 + ($1.map(\.count).max() ?? 0) } }
        guard width() > maximumWidth else { return }
        let ellipsis = cells[0].map { _ in "…" }
        cells.insert(ellipsis, at: cells.count / 2 + 1)
        alignsRight.insert(false, at: alignsRight.count / 2 + 1)
        while width() > maximumWidth, cells.count > 4, let gap = cells.firstIndex(of: ellipsis) {
            // A column of the longer side is removed, of the right one if both are equally long.
            let removed = cells.count - 1 - gap >= gap - 1 ? gap + 1 : gap - 1
            cells.remove(at: removed)
            alignsRight.remove(at: removed)
        }
    }
}

extension Column {
    /// Returns the values of some rows as text for readers, empty for missing ones.
    ///
    /// Floating-point numbers have as many decimals as the one that needs most, from one to six, or their shortest exact
    /// notation if the numbers are too small or too large for that. Dates have no time of day if it is midnight in all
    /// rows of the column.
    package func displayTexts(of rows: [Int]) -> [String] {
        switch storage {
        case .real(let values):
            let shown = rows.map { values[$0] }
            let decimals = Self.decimals(of: shown.compactMap(\.self))
            return shown.map { value in
                guard let value else { return "" }
                guard !value.isNaN else { return "NaN" }
                return decimals.map { value.fixed(decimals: $0) } ?? value.description
            }
        case .date(let values):
            let isDaily = (0..<count).allSatisfy { values[$0]?.isMidnight ?? true }
            return rows.map { row in
                values[row].map { isDaily ? $0.dateText : $0.text(separator: " ") } ?? ""
            }
        case .integer, .boolean, .text, .timeSpan, .list:
            return rows.map { self[$0]?.description ?? "" }
        }
    }

    /// The number of decimals for numbers, or `nil` if no fixed number suits them.
    private static func decimals(of values: [Double]) -> Int? {
        let finite = values.filter { $0.isFinite && $0 != 0 }
        guard let largest = finite.map(\.magnitude).max() else { return 1 }
        guard largest < 1e15, largest >= 1e-4 else { return nil }
        let needed = finite.map { value in
            let decimals = value.fixed(decimals: 6).utf8.reversed().prefix { $0 == UInt8(ascii: "0") }
            return 6 - decimals.count
        }
        return needed.reduce(1) { $1 > $0 ? $1 : $0 }
    }
}

extension String {
    /// Returns the text in one line, truncated with an ellipsis if it is too long.
    fileprivate func shortened(to width: Int) -> String {
        let line = contains(where: \.isNewline) ? String(map { $0.isNewline ? "⏎" : $0 }) : self
        return line.count > width ? line.prefix(width - 1) + "…" : line
    }

    fileprivate func padded(to width: Int, right: Bool) -> String {
        let padding = String(repeating: " ", count: max(0, width - count))
        return right ? padding + self : self + padding
    }

    fileprivate var trimmingTrailingSpaces: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
