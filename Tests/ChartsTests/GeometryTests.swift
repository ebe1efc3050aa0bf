import Drawing
import Testing

@testable import Charts

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
            let outside = canvas.items.filter { !picture.contains($0.bounds, tolerance: Self.tolerance) }
            #expect(outside.isEmpty, "outside of \(picture)")
            let astray = canvas.items.filter { $0.role == .mark && !plot.contains($0.bounds, tolerance: 0.1) }
            #expect(astray.isEmpty, "outside of \(plot)")
            #expect(overlaps(canvas).isEmpty)
        }
    }

    /// The texts that overlap each other.
    func overlaps(_ canvas: RecordingCanvas) -> [(RecordingCanvas.Item, RecordingCanvas.Item)] {
        var overlaps: [(RecordingCanvas.Item, RecordingCanvas.Item)] = []
        let texts = canvas.items.filter { if case .text = $0.kind { $0.bounds.width > 0 } else { false } }
            .sorted { $0.bounds.minY < $1.bounds.minY }
        for (index, text) in texts.enumerated() {
            let bounds = text.bounds.inset(dx: 0.5, dy: 0.5)
            for other in texts[(index + 1)...] {
                if other.bounds.minY > text.bounds.maxY { break }
                if bounds.intersects(other.bounds.inset(dx: 0.5, dy: 0.5)) { overlaps.append((text, other)) }
            }
        }
        return overlaps
    }

    @Test(arguments: [Size(1, 1), Size(60, 40)])
    func anySizeCanBeDrawn(size: Size) {
        for sample in SampleChart.all {
            let canvas = RecordingCanvas()
            let plot = sample.chart.draw(on: canvas, in: Rect(size), theme: .light)
            let numbers = ([plot] + canvas.items.map(\.bounds)).flatMap { [$0.x, $0.y, $0.width, $0.height] }
            #expect(numbers.allSatisfy { $0.isFinite }, "\(sample.testDescription)")
        }
    }
}
