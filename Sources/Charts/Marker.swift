import Drawing

/// The shape of the mark of a point, a second channel in addition to its colour.
enum Marker: Sendable {
    case disc, square, ring, diamond
    /// For landmarks; not the shape of any category.
    case cross

    /// The shape of a category. Shapes repeat after the last one.
    static func category(_ index: Int) -> Marker {
        let forms = [Marker.disc, .square, .ring, .diamond]
        return forms[index % forms.count]
    }

    /// Draws a mark at each of many points.
    func draw(_ points: [Point], on canvas: some Canvas, size: Double, color: Color) {
        guard !points.isEmpty else { return }
        switch self {
        case .disc:
            // Lines of length zero with round ends are discs that take little space in SVG.
            var path = Path()
            for point in points { path.append(Path([point, point])) }
            canvas.stroke(path, Stroke(color, width: size, cap: .round))
        case .square:
            let half = size * 0.45
            var path = Path()
            for point in points {
                path.append(
                    Path(Rect(x: point.x - half, y: point.y - half, width: 2 * half, height: 2 * half)))
            }
            canvas.fill(path, color)
        case .ring:
            var path = Path()
            for point in points { path.append(Path(circle: point, radius: size / 2 - 0.5)) }
            canvas.stroke(path, Stroke(color.opacity(1), width: 1.5))
        case .cross:
            let half = size / 2
            var path = Path()
            for point in points {
                for slope in [-half, half] {
                    path.append(
                        Path([Point(point.x - half, point.y - slope), Point(point.x + half, point.y + slope)])
                    )
                }
            }
            canvas.stroke(path, Stroke(color, width: 3, cap: .round))
        case .diamond:
            let half = size * 0.65
            var path = Path()
            for point in points {
                path.append(
                    Path(
                        [
                            Point(point.x, point.y - half), Point(point.x + half, point.y),
                            Point(point.x, point.y + half), Point(point.x - half, point.y),
                        ], closed: true))
            }
            canvas.fill(path, color)
        }
    }
}
