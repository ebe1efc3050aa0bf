import Drawing

/// The frame around the cells of a matrix: the title and the names of rows and columns.
struct HeatmapFrame {
    /// The content of the frame.
    struct Content {
        var title: String?
        var rows: [String]
        var columns: [String]
        /// The title of the rows, at the left, reading from bottom to top.
        var rowTitle: String?
        /// The title of the columns, below their names.
        var columnTitle: String?
        /// The height to be left free between the title and the cells.
        var header = 0.0
        /// The maximum height of a row.
        var rowHeight = Double.infinity
    }

    /// The rectangle of the cells.
    let plot: Rect
    /// The top of the space that is left free.
    let headerTop: Double
    private let picture: Rect
    private let content: Content
    private let title: TextLabel?
    private let rowTitle: TextLabel?
    private let columnTitle: TextLabel?
    private let labels: HeatmapLabels
    private static let gap = HeatmapLabels.gap
    private static let spacing = 2.0

    init(_ content: Content, in picture: Rect, theme: Theme) {
        self.content = content
        self.picture = picture
        title = content.title.map { TextLabel($0, theme.title, width: picture.width, lines: 2) }
        headerTop = picture.minY + (title.map { $0.height + 10 } ?? 0)
        let top = headerTop + content.header

        let rowTitle = content.rowTitle.map { TextLabel($0, theme.note, width: picture.height * 0.6) }
        self.rowTitle = rowTitle
        columnTitle = content.columnTitle.map { TextLabel($0, theme.note, width: picture.width * 0.6) }
        let titleWidth = rowTitle.map { $0.height + Self.gap } ?? 0
        let titleHeight = columnTitle.map { $0.height + Self.gap } ?? 0

        let rowCount = Double(max(1, content.rows.count))
        func labels(rowHeight: Double) -> HeatmapLabels {
            HeatmapLabels(
                rows: content.rows, columns: content.columns, width: picture.width - titleWidth,
                rowHeight: rowHeight, maximumHeight: min(200, picture.height * 0.4), theme: theme)
        }
        func rowHeight(above labels: HeatmapLabels?) -> Double {
            let bottom = picture.maxY - titleHeight - (labels?.bottom ?? 0)
            return min(content.rowHeight, max(1, bottom - top) / rowCount)
        }
        // The row height depends on the names of columns, which depend on the width of the names of rows, which depend on the
        // row height.
        var fitting = labels(rowHeight: rowHeight(above: nil))
        fitting = labels(rowHeight: rowHeight(above: fitting))
        self.labels = fitting
        let left = picture.minX + titleWidth + fitting.left
        let height = rowHeight(above: fitting) * rowCount
        plot = Rect(left: left, top: top, right: max(left + 1, picture.maxX), bottom: top + height)
    }

    /// The height of a picture of the given width with rows of the given height.
    static func height(_ content: Content, width: Double, rowHeight: Double) -> Double {
        let labels = HeatmapLabels(
            rows: content.rows, columns: content.columns, width: width - (content.rowTitle == nil ? 0 : 22),
            rowHeight: rowHeight, maximumHeight: 200, theme: .adaptive)
        let title = content.title == nil ? 0.0 : 28
        return title + content.header + rowHeight * Double(max(1, content.rows.count)) + labels.bottom
            + (content.columnTitle == nil ? 0 : 22) + 2
    }

    /// The rectangle of a cell, without the gaps to its neighbours.
    func cell(row: Int, column: Int) -> Rect {
        let (width, height) = cellSize
        let gap = min(Self.spacing, width / 4, height / 4)
        return Rect(
            x: plot.minX + Double(column) * width + gap / 2, y: plot.minY + Double(row) * height + gap / 2,
            width: width - gap, height: height - gap)
    }

    /// The size of a cell, including its part of the gaps.
    var cellSize: (width: Double, height: Double) {
        (
            plot.width / Double(max(1, content.columns.count)),
            plot.height / Double(max(1, content.rows.count))
        )
    }

    /// Draws everything but the cells.
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
                // A name that was moved away from the edge may be too close to its neighbour.
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
