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

extension Theme {
    /// The line style of a series: its colour and, as a second channel, its dashes.
    func line(_ index: Int) -> Stroke {
        let dashes: [[Double]] = [[], [7, 3], [2, 3], [9, 3, 2, 3], [5, 2], [1, 2]]
        return Stroke(category(index), width: 2, dash: dashes[index % dashes.count], join: .round)
    }
}

/// Moves labels vertically, as little as possible, so that they do not overlap.
///
/// - Parameters:
///   - middles: the preferred centre of each label.
///   - heights: the height of each label.
///   - range: the range that labels must lie in.
/// - Returns: the centre of each label; `nil` for labels that do not fit.
func spread(_ middles: [Double], heights: [Double], within range: ClosedRange<Double>) -> [Double?] {
    var places: [Double?] = Array(repeating: nil, count: middles.count)
    var kept = middles.indices.sorted { (middles[$0], $0) < (middles[$1], $1) }
    let room = range.upperBound - range.lowerBound
    while kept.reduce(0, { $0 + heights[$1] }) > room, !kept.isEmpty { kept.removeLast() }
    // Pushes labels down from the top, then up from the bottom.
    var edge = range.lowerBound
    for index in kept {
        let top = max(edge, middles[index] - heights[index] / 2)
        places[index] = top + heights[index] / 2
        edge = top + heights[index]
    }
    edge = range.upperBound
    for index in kept.reversed() {
        guard let place = places[index] else { continue }
        let bottom = min(edge, place + heights[index] / 2)
        places[index] = bottom - heights[index] / 2
        edge = bottom - heights[index]
    }
    return places
}
