import Drawing

/// The names of the rows and columns of a matrix, laid out so that they do not touch.
struct HeatmapLabels {
    let rows: [TextLabel]
    let columns: [TextLabel]
    /// Whether the names of columns read from bottom to top, for lack of width.
    let areUpright: Bool

    static let gap = 6.0

    /// Tries wide and narrow names of rows, then smaller names of columns, until the columns are wide enough for the words of
    /// their names; otherwise, makes the names of columns upright.
    ///
    /// - Parameters:
    ///   - width: the width available for the names of rows and all columns.
    ///   - rowHeight: the height of a row.
    ///   - maximumHeight: the maximum height of upright names.
    init(
        rows: [String], columns: [String], width: Double, rowHeight: Double, maximumHeight: Double,
        theme: Theme
    ) {
        let lines = min(max(Int(rowHeight / TextLabel("0", theme.label).height), 1), 3)
        let rowChoices = [0.34, 0.25, 0.18].compactMap { fraction -> [TextLabel]? in
            let labels = Self.rowLabels(rows, width: width * fraction, lines: lines, theme)
            let fits = Self.areWhole(labels) && Self.widestWord(rows, theme.label) <= width * fraction
            return fits ? labels : nil
        }
        for size in [theme.fontSize, 12, 11] {
            let style = theme.label.with { $0.size = size }
            let widest = Self.widestWord(columns, style)
            for rowLabels in rowChoices {
                let room = Self.columnWidth(width, rowLabels, columns.count) - 6
                guard widest <= room else { continue }
                let lying = columns.map { TextLabel($0, style, width: room, lines: 3, alignment: .center) }
                guard Self.areWhole(lying) else { continue }
                self.rows = rowLabels
                self.columns = lying
                areUpright = false
                return
            }
        }
        self.rows = Self.rowLabels(rows, width: width * 0.34, lines: lines, theme)
        self.columns = columns.map { TextLabel($0, theme.label, width: maximumHeight) }
        areUpright = true
    }

    /// The width of the names of rows, including their distance from the cells.
    var left: Double { (rows.map(\.width).max() ?? 0) + Self.gap + 2 }

    /// The height of the names of columns, including their distance from the cells.
    var bottom: Double { (columns.map { areUpright ? $0.width : $0.height }.max() ?? 0) + Self.gap }

    private static func rowLabels(_ names: [String], width: Double, lines: Int, _ theme: Theme) -> [TextLabel]
    {
        names.map { TextLabel($0, theme.label, width: width, lines: lines, alignment: .right) }
    }

    private static func columnWidth(_ width: Double, _ rows: [TextLabel], _ count: Int) -> Double {
        let names = (rows.map(\.width).max() ?? 0) + gap + 2
        return max(1, (width - names) / Double(max(1, count)))
    }

    /// Whether no label is truncated.
    private static func areWhole(_ labels: [TextLabel]) -> Bool {
        !labels.contains(where: \.isTruncated)
    }

    /// The width of the widest word of the names.
    private static func widestWord(_ names: [String], _ style: TextStyle) -> Double {
        Set(names.flatMap(\.words)).map { TextLabel($0, style).width }.max() ?? 0
    }
}

extension String {
    /// The parts between which a line may be broken.
    fileprivate var words: [String] {
        var words = [""]
        for character in self {
            words[words.count - 1].append(character)
            if " _/.".contains(character) { words.append("") }
        }
        return words.map { $0.last == " " ? String($0.dropLast()) : $0 }
    }
}
