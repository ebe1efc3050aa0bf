import Drawing

extension PlotFrame {
    /// Draws areas that are pointed out; they belong behind the marks.
    func drawBands(of annotations: [Annotation], on canvas: some Canvas) {
        let color = theme.muted.opacity(0.14)
        for annotation in annotations {
            switch annotation.mark {
            case .xBand(let low, let high):
                let (left, right) = (x(min(low, high)), x(max(low, high)))
                canvas.fill(
                    Rect(left: left, top: plot.minY, right: max(right, left + 1), bottom: plot.maxY), color)
            case .yBand(let low, let high):
                let (top, bottom) = (y(max(low, high)), y(min(low, high)))
                canvas.fill(
                    Rect(left: plot.minX, top: top, right: plot.maxX, bottom: max(bottom, top + 1)), color)
            case .x, .y, .point: break
            }
        }
    }

    /// Draws lines and points that are pointed out and the words of all annotations, over the marks.
    func draw(_ annotations: [Annotation], on canvas: some Canvas) {
        let stroke = Stroke(theme.muted, width: 1.25, dash: [4, 3])
        var taken: [Rect] = []
        canvas.marking(.annotation) {
            for annotation in annotations {
                let label = TextLabel(
                    annotation.label, theme.note, width: max(1, plot.width * 0.45), lines: 2)
                let place: Rect
                switch annotation.mark {
                case .x(let value):
                    drawVerticalRule(at: value, on: canvas, stroke)
                    place = beside(x(value), label)
                case .xBand(let low, let high): place = centered((x(low) + x(high)) / 2, label)
                case .y(let value):
                    drawHorizontalRule(at: value, on: canvas, stroke)
                    place = above(y(value), label)
                case .yBand(let low, let high): place = above(y(min(low, high)), label)
                case .point(let column, let row):
                    let point = Point(x(column), y(row))
                    Marker.ring.draw([point], on: canvas, size: 11, color: theme.ink)
                    place = beside(point, label)
                }
                guard !annotation.label.isEmpty else { continue }
                guard let free = moved(place, from: taken) else { continue }
                taken.append(free)
                canvas.draw(label, at: free.origin, .topLeft)
            }
        }
    }

    /// At the top of the plot, to the right of a vertical line, or to its left where there is no room.
    private func beside(_ place: Double, _ label: TextLabel) -> Rect {
        let left = place + 5 + label.width <= plot.maxX ? place + 5 : place - 5 - label.width
        return Rect(x: max(left, plot.minX), y: plot.minY + 2, width: label.width, height: label.height)
    }

    /// At the top of the plot, in the middle of an area.
    private func centered(_ middle: Double, _ label: TextLabel) -> Rect {
        let left = min(max(middle - label.width / 2, plot.minX), max(plot.minX, plot.maxX - label.width))
        return Rect(x: left, y: plot.minY + 2, width: label.width, height: label.height)
    }

    /// At the right end of a horizontal line, above it, or below it where there is no room.
    private func above(_ place: Double, _ label: TextLabel) -> Rect {
        let top = place - 2 - label.height >= plot.minY ? place - 2 - label.height : place + 2
        return Rect(
            x: max(plot.minX, plot.maxX - label.width - 4), y: top, width: label.width, height: label.height)
    }

    /// To the right of a point, or to its left where there is no room.
    private func beside(_ point: Point, _ label: TextLabel) -> Rect {
        let left = point.x + 10 + label.width <= plot.maxX ? point.x + 10 : point.x - 10 - label.width
        let top = min(max(point.y - label.height / 2, plot.minY), max(plot.minY, plot.maxY - label.height))
        return Rect(x: max(left, plot.minX), y: top, width: label.width, height: label.height)
    }

    /// The rectangle, moved down until it touches none of the others; `nil` if there is no room.
    private func moved(_ place: Rect, from taken: [Rect]) -> Rect? {
        var moved = place
        while let other = taken.first(where: { moved.intersects($0) }) {
            moved = Rect(x: moved.x, y: other.maxY + 1, width: moved.width, height: moved.height)
        }
        return moved.maxY <= plot.maxY ? moved : nil
    }
}
