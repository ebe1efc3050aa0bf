import Drawing
import Testing

@testable import Charts

struct MatrixTests {
    @Test func strongestCorrelationsAreNamedOnce() {
        let heatmap = Heatmap(
            correlations: [[1, 0.25, -0.875], [0.25, 1, 0.5], [-0.875, 0.5, 1]], names: ["a", "b", "c"])
        #expect(
            heatmap.description
                == "Heat map of Correlation, 3 by 3. Strongest: a and c (−0.88), b and c (0.50), a and b (0.25)."
        )
        #expect(heatmap.lowest == -1 && heatmap.highest == 1)
    }

    @Test func highestAndLowestAreNamed() {
        let heatmap = Heatmap(
            rows: ["Mon", "Tue"], columns: ["9", "10"], values: [[1, 5], [.nan, 2]], valueLabel: "Plays",
            decimals: 0)
        #expect(heatmap.values == [[1, 5], [nil, 2]])
        #expect(
            heatmap.description
                == "Heat map of Plays, 2 by 2. Highest: Mon and 10 (5); lowest: Mon and 9 (1).")
    }

    @Test func aDivergingScaleHasZeroInItsMiddle() {
        let heatmap = Heatmap(
            rows: ["a"], columns: ["b", "c"], values: [[-1, 4]], valueLabel: "v", colors: .redBlue)
        #expect(heatmap.lowest == -4 && heatmap.highest == 4)
    }

    @Test func confusionIsSummedUp() {
        let plot = ConfusionMatrixPlot([[8, 2], [1, 9]], classes: ["cat", "dog"])
        #expect(
            plot.description
                == "Confusion matrix: 17 of 20 cases (85.0%) are predicted right: 80.0% of 10 cat, 90.0% of 10 dog."
        )
        let canvas = RecordingCanvas()
        plot.draw(on: canvas, in: Rect(plot.size), theme: .adaptive)
        for text in ["Actual", "Predicted", "8", "80.0%", "2", "20.0%", "1", "10.0%", "9", "90.0%"] {
            #expect(canvas.texts.contains(text))
        }
    }

    /// What is written on a cell can be read on it, whatever its colour.
    @Test(arguments: [ColorScale.viridis, .redBlue, .blues])
    func numbersStandOutFromTheirCells(scale: ColorScale) {
        for step in 0...200 {
            let color = scale.color(at: Double(step) / 200)
            #expect(color.contrast(with: color.legibleInk) >= 4.5)
        }
    }

    /// In grey, viridis and Blues still run one way, and RdBu away from its middle.
    @Test func colorsKeepTheirOrderInGrey() {
        func luminances(_ scale: ColorScale, _ range: ClosedRange<Double>) -> [Double] {
            (0...40).map {
                scale.color(at: range.lowerBound + Double($0) / 40 * (range.upperBound - range.lowerBound))
            }
            .map(\.luminance)
        }
        #expect(luminances(.viridis, 0...1) == luminances(.viridis, 0...1).sorted())
        #expect(luminances(.blues, 0...1) == luminances(.blues, 0...1).sorted().reversed())
        #expect(luminances(.redBlue, 0...0.5) == luminances(.redBlue, 0...0.5).sorted())
        #expect(luminances(.redBlue, 0.5...1) == luminances(.redBlue, 0.5...1).sorted().reversed())
    }
}
