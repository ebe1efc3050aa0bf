import Drawing

/// The names of lines at their right ends.
struct DirectLabels {
    private let labels: [(index: Int, label: TextLabel, place: Double?)]

    /// Arranges names beside the right edge of a plot, as close to their lines as possible.
    ///
    /// - Parameters:
    ///   - ends: the index and the height of the end of each line.
    ///   - names: the name of each line by its index.
    init(_ ends: [(index: Int, y: Double)], _ names: [Int: TextLabel], in frame: PlotFrame) {
        let named = ends.compactMap { end in names[end.index].map { (end.index, end.y, $0) } }
        let places = spread(
            named.map(\.1), heights: named.map(\.2.height), within: frame.plot.minY...frame.plot.maxY)
        labels = zip(named, places).map { ($0.0, $0.2, $1) }
    }

    /// Whether there is room for all of them.
    var areComplete: Bool { labels.allSatisfy { $0.place != nil } }

    /// Draws the names, each with a sample of its line.
    func draw(on canvas: any Canvas, in frame: PlotFrame, _ stroke: (Int) -> Stroke) {
        for (index, label, place) in labels {
            guard let place else { continue }
            let start = Point(frame.plot.maxX + 4, place)
            canvas.line(from: start, to: Point(start.x + 6, place), stroke(index))
            canvas.draw(label, at: Point(start.x + 10, place), .left)
        }
    }
}
