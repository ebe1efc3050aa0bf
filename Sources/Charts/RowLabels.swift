import Drawing

/// Short texts at the right edge of a picture, one for each row of a chart, such as the number of cases.
struct RowLabels {
    private let labels: [TextLabel?]
    /// The width to be left free for them, including their distance from the plot; zero where there is no room for them.
    let width: Double

    /// Lays out texts in a picture of the given width; `nil` for rows without a text.
    ///
    /// - Parameter limit: the fraction of the width that they may take.
    init(_ texts: [String?], width available: Double, limit: Double = 0.28, theme: Theme) {
        let labels = texts.map { $0.map { TextLabel($0, theme.figures) } }
        let widest = labels.compactMap { $0?.width }.max() ?? 0
        let fits = widest > 0 && widest < available * limit
        self.labels = fits ? labels : []
        width = fits ? widest + 12 : 0
    }

    /// Draws each text that does not touch the one above it.
    ///
    /// - Parameters:
    ///   - edge: the right edge of the texts.
    ///   - middle: returns the middle of a row.
    func draw(on canvas: any Canvas, edge: Double, _ middle: (Int) -> Double) {
        var free = -Double.infinity
        canvas.marking(.annotation) {
            for (index, label) in labels.enumerated() {
                guard let label, middle(index) - label.height / 2 >= free else { continue }
                canvas.draw(label, at: Point(edge, middle(index)), .right)
                free = middle(index) + label.height / 2
            }
        }
    }
}
