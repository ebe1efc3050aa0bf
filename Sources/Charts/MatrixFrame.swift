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
    private let labels: MatrixLabels
    private static let gap = MatrixLabels.gap
    private static let spacing = 2.0

    init(_ content: Content, in picture: Rect, theme: Theme) {
        self.content = content
        self.picture = picture
        title = content.title.map { Label($0, theme.title, width: picture.width, lines: 2) }
        headerTop = picture.minY + (title.map { $0.height + 10 } ?? 0)
        let top = headerTop + content.header

        let rowTitle = content.rowTitle.map { Label($0, theme.note, width: picture.height * 0.6) }
        self.rowTitle = rowTitle
        columnTitle = content.columnTitle.map { Label($0, theme.note, width: picture.width * 0.6) }
        let titleWidth = rowTitle.map { $0.height + Self.gap } ?? 0
        let titleHeight = columnTitle.map { $0.height + Self.gap } ?? 0

        let rowCount = Double(max(1, content.rows.count))
        func labels(rowHeight: Double) -> MatrixLabels {
            MatrixLabels(
                rows: content.rows, columns: content.columns, width: picture.width - titleWidth,
                rowHeight: rowHeight, maximumHeight: min(200, picture.height * 0.4), theme: theme)
        }
        func rowHeight(above labels: MatrixLabels?) -> Double {
            let bottom = picture.maxY - titleHeight - (labels?.bottom ?? 0)
            return min(content.rowHeight, max(1, bottom - top) / rowCount)
        }
        // How high the rows are depends on the names of columns, which depend on the width of the names of rows,
        // which depend on how high the rows are.
        var fitting = labels(rowHeight: rowHeight(above: nil))
        fitting = labels(rowHeight: rowHeight(above: fitting))
        self.labels = fitting
        let left = picture.minX + titleWidth + fitting.left
        let height = rowHeight(above: fitting) * rowCount
        plot = Rect(left: left, top: top, right: max(left + 1, picture.maxX), bottom: top + height)
    }

    /// How high a picture of the usual width must be for rows of a height.
    static func height(_ content: Content, width: Double, rowHeight: Double) -> Double {
        let labels = MatrixLabels(
            rows: content.rows, columns: content.columns, width: width - (content.rowTitle == nil ? 0 : 22),
            rowHeight: rowHeight, maximumHeight: 200, theme: .adaptive)
        let title = content.title == nil ? 0.0 : 28
        return title + content.header + rowHeight * Double(max(1, content.rows.count)) + labels.bottom
            + (content.columnTitle == nil ? 0 : 22) + 2
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
        let highest = labels.rows.map(\.height).max() ?? 0
        let stride = max(1, Int((highest / height).rounded(.up)))
        for (index, label) in labels.rows.enumerated() where index.isMultiple(of: stride) {
            let place = min(
                max(plot.minY + (Double(index) + 0.5) * height, picture.minY + label.height / 2),
                picture.maxY - label.height / 2)
            canvas.draw(label, at: Point(plot.minX - Self.gap, place), .right)
        }
    }

    private func drawColumnLabels(on canvas: some Canvas) {
        let width = cellSize.width
        let top = plot.maxY + Self.gap
        let widest = labels.columns.map { labels.areUpright ? $0.height : $0.width }.max() ?? 0
        let stride = max(1, Int((widest / width).rounded(.up)))
        var free = picture.minX
        for (index, label) in labels.columns.enumerated() where index.isMultiple(of: stride) {
            let middle = plot.minX + (Double(index) + 0.5) * width
            if labels.areUpright {
                // A name moved in from the edge may come too near to its neighbour.
                let left = min(max(middle - label.height / 2, picture.minX), picture.maxX - label.height)
                guard left >= free else { continue }
                free = left + label.height
                canvas.drawUpwards(label.layout, at: Point(left, top))
            } else {
                canvas.draw(label, at: Point(middle, top), .top)
            }
        }
        guard let columnTitle else { return }
        let half = columnTitle.width / 2
        let middle = min(max(plot.midX, picture.minX + half), picture.maxX - half)
        canvas.draw(columnTitle, at: Point(middle, plot.maxY + labels.bottom + Self.gap), .top)
    }
}
