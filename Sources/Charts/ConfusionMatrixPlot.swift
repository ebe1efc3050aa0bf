import Base
import Drawing

/// A confusion matrix: the number of cases by actual and predicted class, with their fractions of the actual class.
public struct ConfusionMatrixPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "confusion-matrix"

    /// The title; `nil` for none.
    public var title: String?
    /// The names of the classes.
    public var classes: [String]
    /// The number of cases by actual class (rows) and predicted class (columns).
    public var counts: [[Int]]

    /// Creates a confusion matrix. Missing rows and columns are filled with zeros.
    ///
    /// - Parameters:
    ///   - counts: the number of cases by actual class (rows) and predicted class (columns).
    ///   - classes: the names of the classes, in the order of rows and columns.
    public init(_ counts: [[Int]], classes: [String], title: String? = nil) {
        self.title = title
        self.classes = classes
        self.counts = classes.indices.map { row in
            classes.indices.map { column in
                row < counts.count && column < counts[row].count ? max(0, counts[row][column]) : 0
            }
        }
    }

    /// A description of the number of correct predictions, and of their fraction of each class.
    public var description: String {
        let total = counts.joined().reduce(0, +)
        guard total > 0 else { return "Confusion matrix of \(classes.count) classes without cases." }
        let right = classes.indices.reduce(0) { $0 + counts[$1][$1] }
        let fractions = classes.indices.prefix(6).map { index -> String in
            let cases = counts[index].reduce(0, +)
            guard cases > 0 else { return "\(classes[index]) has no cases" }
            let fraction = NumberFormat.percent(Double(counts[index][index]) / Double(cases))
            return "\(fraction) of \(NumberFormat.grouped(cases)) \(classes[index])"
        }
        let rest = classes.count > 6 ? ", and \(classes.count - 6) more classes" : ""
        return "Confusion matrix: \(NumberFormat.grouped(right)) of \(NumberFormat.grouped(total)) cases "
            + "(\(NumberFormat.percent(Double(right) / Double(total)))) are predicted right: "
            + fractions.joined(separator: ", ") + rest + "."
    }

    /// The natural size of the chart, in CSS pixels. Its height depends on the number of classes.
    public var size: Size {
        let count = Double(classes.count)
        let rowHeight = count <= 3 ? 84 : count <= 8 ? 54 : count <= 20 ? 34 : max(8, 680 / count)
        return Size(Self.width, HeatmapFrame.height(frameContent, width: Self.width, rowHeight: rowHeight))
    }

    private var frameContent: HeatmapFrame.Content {
        HeatmapFrame.Content(
            title: title, rows: classes, columns: classes, rowTitle: "Actual", columnTitle: "Predicted")
    }

    /// Draws the cells, which are darker for larger fractions of the actual class.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let frame = HeatmapFrame(frameContent, in: picture, theme: theme)
        frame.draw(on: canvas)
        for row in classes.indices {
            let cases = counts[row].reduce(0, +)
            for column in classes.indices {
                let fraction = cases > 0 ? Double(counts[row][column]) / Double(cases) : 0
                draw(
                    counts[row][column], fraction: fraction, in: frame.cell(row: row, column: column),
                    on: canvas,
                    theme)
            }
        }
        return frame.plot
    }

    private func draw(_ count: Int, fraction: Double, in cell: Rect, on canvas: any Canvas, _ theme: Theme) {
        let color = ColorScale.blues.color(at: 0.08 + 0.82 * fraction)
        canvas.marking(.mark) { canvas.fill(cell, color) }
        let ink = color.legibleInk
        let lines = [
            TextLabel(NumberFormat.grouped(count), TextStyle(size: 17, weight: .semibold, color: ink)),
            TextLabel(NumberFormat.percent(fraction), TextStyle(size: theme.fontSize, color: ink)),
        ]
        canvas.marking(.annotation) {
            let height = lines[0].height + lines[1].height
            if lines.allSatisfy({ $0.width + 6 <= cell.width }), height + 4 <= cell.height {
                canvas.draw(lines[0], at: Point(cell.midX, cell.midY - height / 2), .top)
                canvas.draw(lines[1], at: Point(cell.midX, cell.midY - height / 2 + lines[0].height), .top)
                return
            }
            let small = TextLabel(NumberFormat.grouped(count), TextStyle(size: 11, color: ink))
            guard small.width + 2 <= cell.width, small.height + 1 <= cell.height else { return }
            canvas.draw(small, at: Point(cell.midX, cell.midY), .center)
        }
    }
}
