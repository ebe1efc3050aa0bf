import Drawing

extension Canvas {
    /// Draws the line of an interval between two points on a horizontal or vertical line, with a short cap at each end.
    func drawInterval(from start: Point, to end: Point, _ stroke: Stroke, cap: Double = 3) {
        guard start != end else { return }
        let across = start.y == end.y ? Point(0, cap) : Point(cap, 0)
        var path = Path([start, end])
        for point in [start, end] {
            path.append(
                Path([
                    Point(point.x - across.x, point.y - across.y),
                    Point(point.x + across.x, point.y + across.y),
                ]))
        }
        self.stroke(path, stroke)
    }
}

extension Path {
    /// Creates the area between two lines that run in the same direction.
    init(between upper: [Point], and lower: [Point]) {
        self.init(upper + lower.reversed(), closed: true)
    }
}
