import Drawing

/// All around the cells of a matrix: title, names of rows and columns.
struct MatrixFrame {
    /// What goes around the cells.
    struct Content {
        var title: String?
        var rows: [String]
        var columns: [String]
        /// What the rows are, read from bottom to top at the left.
        var rowTitle: String?
        /// What the columns are, below their names.
        var columnTitle: String?
        /// The room to keep free between the title and the cells.
        var header = 0.0
        /// The height of a cell at most.
        var rowHeight = Double.infinity
    }

    /// Where the cells go.
    let plot: Rect
    /// Where the room that is kept free begins.
    let headerTop: Double
    private let picture: Rect
    private let content: Content
    private let title: Label?
    private let rowTitle: Label?
    private let columnTitle: Label?
    private let rowLabels: [Label]
    private let columnLabels: [Label]
    private let columnsAreUpright: Bool
    private static let gap = 6.0
    private static let spacing = 2.0

    init(_ content: Content, in picture: Rect, theme: Theme) {
        self.content = content
        self.picture = picture
        title = content.title.map { Label($0, theme.title, width: picture.width, lines: 2) }
        headerTop = picture.minY + (title.map { $0.height + 10 } ?? 0)
        let top = headerTop + content.header

        let rowTitle = content.rowTitle.map { Label($0, theme.note, width: picture.height * 0.6) }
        self.rowTitle = rowTitle
        let rowLabels = content.rows.map {
            Label($0, theme.label, width: picture.width * 0.34, lines: 2, alignment: .right)
        }
        let titleRoom = rowTitle.map { $0.height + Self.gap } ?? 0
        let left = picture.minX + titleRoom + (rowLabels.map(\.width).max() ?? 0) + Self.gap + 2
        let columnWidth = max(1, (picture.maxX - left) / Double(max(1, content.columns.count)))

        columnTitle = content.columnTitle.map { Label($0, theme.note, width: picture.maxX - left) }
        let (labels, areUpright) = Self.columnLabels(content.columns, width: columnWidth - 4, theme)
        columnsAreUpright = areUpright
        let labelHeight = labels.map { areUpright ? $0.width : $0.height }.max() ?? 0
        let footer = labelHeight + Self.gap + (columnTitle.map { $0.height + Self.gap } ?? 0)
        let room = max(1, picture.maxY - footer - top)
        let height = min(room, content.rowHeight * Double(max(1, content.rows.count)))
        plot = Rect(left: left, top: top, right: max(left + 1, picture.maxX), bottom: top + height)

        // Names that are higher than their row go on one line; if that is too high as well, some are left out.
        let rowHeight = height / Double(max(1, content.rows.count))
        self.rowLabels = zip(content.rows, rowLabels).map { name, label in
            label.height <= rowHeight ? label : Label(name, theme.label, width: picture.width * 0.34)
        }
        columnLabels = labels
    }

    /// Names of columns side by side, broken into lines between words; upright where a word does not fit.
    private static func columnLabels(_ names: [String], width: Double, _ theme: Theme) -> ([Label], Bool) {
        let lying = names.map { Label($0, theme.label, width: width, lines: 3, alignment: .center) }
        let words = names.flatMap { $0.split { " _/.".contains($0) } }
        let widestWord = words.map { Label(String($0) + "_", theme.label).width }.max() ?? 0
        if widestWord <= width, !lying.contains(where: \.isTruncated) { return (lying, false) }
        return (names.map { Label($0, theme.label, width: 130) }, true)
    }

    /// The rectangle of a cell, with a gap to its neighbours.
    func cell(row: Int, column: Int) -> Rect {
        let (width, height) = cellSize
        let gap = min(Self.spacing, width / 4, height / 4)
        return Rect(
            x: plot.minX + Double(column) * width + gap / 2, y: plot.minY + Double(row) * height + gap / 2,
            width: width - gap, height: height - gap)
    }

    /// The extent of a cell with its share of the gaps.
    var cellSize: (width: Double, height: Double) {
        (
            plot.width / Double(max(1, content.columns.count)),
            plot.height / Double(max(1, content.rows.count))
        )
    }

    /// Draws all but the cells.
    func draw(on canvas: some Canvas) {
        if let title { canvas.draw(title, at: picture.origin, .topLeft) }
        if let rowTitle {
            let middle = min(
                max(plot.midY, picture.minY + rowTitle.width / 2), picture.maxY - rowTitle.width / 2)
            canvas.drawUpwards(rowTitle.layout, at: Point(picture.minX, middle - rowTitle.width / 2))
        }
        drawRowLabels(on: canvas)
        drawColumnLabels(on: canvas)
    }

    private func drawRowLabels(on canvas: some Canvas) {
        let height = cellSize.height
        let highest = rowLabels.map(\.height).max() ?? 0
        let stride = max(1, Int((highest / height).rounded(.up)))
        for (index, label) in rowLabels.enumerated() where index.isMultiple(of: stride) {
            let place = min(
                max(plot.minY + (Double(index) + 0.5) * height, picture.minY + label.height / 2),
                picture.maxY - label.height / 2)
            canvas.draw(label, at: Point(plot.minX - Self.gap, place), .right)
        }
    }

    private func drawColumnLabels(on canvas: some Canvas) {
        let width = cellSize.width
        let top = plot.maxY + Self.gap
        let widest = columnLabels.map { columnsAreUpright ? $0.height : $0.width }.max() ?? 0
        let stride = max(1, Int((widest / width).rounded(.up)))
        for (index, label) in columnLabels.enumerated() where index.isMultiple(of: stride) {
            let middle = plot.minX + (Double(index) + 0.5) * width
            if columnsAreUpright {
                let left = min(max(middle - label.height / 2, picture.minX), picture.maxX - label.height)
                canvas.drawUpwards(label.layout, at: Point(left, top))
            } else {
                canvas.draw(label, at: Point(middle, top), .top)
            }
        }
        guard let columnTitle else { return }
        let labelHeight = columnLabels.map { columnsAreUpright ? $0.width : $0.height }.max() ?? 0
        canvas.draw(columnTitle, at: Point(plot.midX, top + labelHeight + Self.gap), .top)
    }
}
