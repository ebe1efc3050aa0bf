import Drawing
import Plots
import Testing

/// What holds for every chart whatever its data: marks stay within the axes, and text can be read.
struct GeometryTests {
    /// A pixel of ink beyond its place is the side bearing of a letter.
    static let tolerance = 1.0

    @Test(arguments: SampleChart.all)
    func marksAndTextsKeepTheirPlaces(sample: SampleChart) {
        let natural = sample.chart.size
        for size in [natural, Size(440, natural.height), Size(1000, natural.height * 1.5)] {
            let canvas = RecordingCanvas()
            let picture = Rect(x: 7, y: 11, width: size.width, height: size.height)
            let plot = sample.chart.draw(on: canvas, in: picture, theme: .adaptive)
            #expect(picture.contains(plot, tolerance: Self.tolerance))
            for item in canvas.items {
                #expect(
                    picture.contains(item.bounds, tolerance: Self.tolerance),
                    "\(item) leaves the picture \(picture)")
                guard item.role == .mark else { continue }
                #expect(plot.contains(item.bounds, tolerance: 0.1), "\(item) leaves the plot \(plot)")
            }
            checkTexts(canvas)
        }
    }

    /// No two texts overlap.
    func checkTexts(_ canvas: RecordingCanvas) {
        let texts = canvas.items.filter { if case .text = $0.kind { $0.bounds.width > 0 } else { false } }
            .sorted { $0.bounds.minY < $1.bounds.minY }
        for (index, text) in texts.enumerated() {
            for other in texts[(index + 1)...] {
                if other.bounds.minY > text.bounds.maxY { break }
                #expect(
                    !text.bounds.inset(dx: 0.5, dy: 0.5).intersects(other.bounds.inset(dx: 0.5, dy: 0.5)),
                    "\(text) overlaps \(other)")
            }
        }
    }

    @Test(arguments: [Size(1, 1), Size(40, 30), Size(200, 20), Size(20, 400)])
    func anySizeCanBeDrawn(size: Size) throws {
        for sample in SampleChart.all {
            let canvas = RecordingCanvas()
            let plot = sample.chart.draw(on: canvas, in: Rect(size), theme: .light)
            #expect(plot.width >= 0 && plot.height >= 0)
            for item in canvas.items {
                #expect(item.bounds.x.isFinite && item.bounds.y.isFinite, "\(sample.testDescription)")
                #expect(
                    item.bounds.width.isFinite && item.bounds.height.isFinite, "\(sample.testDescription)")
            }
        }
    }
}
