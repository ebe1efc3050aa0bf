import Drawing

/// The form of a mark for a point: the second channel beside its colour.
enum Marker: CaseIterable, Sendable {
    case disc, square, ring, diamond

    /// The form of the n-th category; after the last one they begin anew.
    static func category(_ index: Int) -> Marker { allCases[index % allCases.count] }

    /// Draws a mark at each of many points.
    func draw(_ points: [Point], on canvas: some Canvas, size: Double, color: Color) {
        guard !points.isEmpty else { return }
        switch self {
        case .disc: canvas.stroke(dots(points), Stroke(color, width: size, cap: .round))
        case .square: canvas.stroke(dots(points), Stroke(color, width: size * 0.9, cap: .square))
        case .ring:
            var path = Path()
            for point in points { path.append(Path(circle: point, radius: size / 2 - 0.5)) }
            canvas.stroke(path, Stroke(color.opacity(1), width: 1.5))
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

    /// Lines of no length: with thick ends they are dots, and short to write down.
    private func dots(_ points: [Point]) -> Path {
        var path = Path()
        for point in points {
            path.move(to: point)
            path.line(to: point)
        }
        return path
    }
}
