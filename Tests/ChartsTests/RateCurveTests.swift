import Testing

@testable import Charts

struct RateCurveTests {
    @Test func areasFollowTheTrapezoidalRule() {
        let plot = ROCPlot(falsePositiveRates: [0, 0, 0.5, 1], truePositiveRates: [0, 0.5, 1, 1])
        #expect(plot.curves[0].score == 0.875)
        #expect(plot.description == "ROC curve. Area under the curve: 0.875 (guessing: 0.500).")
    }

    @Test func theBestModelIsNamedFirst() {
        let plot = ROCPlot(curves: [
            ("forest", [0, 1], [0, 1], 0.7), ("boosting", [0, 1], [0, 1], 0.8),
        ])
        #expect(
            plot.description
                == "ROC curves. Area under the curve: boosting 0.800, forest 0.700 (guessing: 0.500).")
    }

    @Test func pointsOnALineAreLeftOut() {
        let line = (0...1000).map { Double($0) / 1000 }
        let curve = RateCurve(name: "", x: line + [1], y: line.map { $0 / 2 } + [1], score: 0)
        #expect(curve.x == [0, 1, 1])
        #expect(curve.y == [0, 0.5, 1])
    }

    @Test func whatIsLeftStaysNear() {
        let x = (0...5000).map { Double($0) / 5000 }
        let y = x.map { $0.squareRoot() }
        let curve = RateCurve(name: "", x: x, y: y, score: 0)
        #expect(curve.x.count < 60)
        #expect(abs(area(curve.x, curve.y) - area(x, y)) < 0.001)
    }

    func area(_ x: [Double], _ y: [Double]) -> Double {
        ROCPlot(falsePositiveRates: x, truePositiveRates: y).curves[0].score ?? .nan
    }

    @Test func anAreaThatIsNoNumberIsNone() {
        let plot = ROCPlot(falsePositiveRates: [.nan, .nan], truePositiveRates: [0, 1])
        #expect(plot.curves[0].score == nil)
        #expect(plot.description == "ROC curve. Area under the curve: – (guessing: 0.500).")
    }

    @Test func averagePrecisionIsKept() {
        let plot = PrecisionRecallPlot(
            curves: [("model", [0, 1], [1, 0.3], 0.61)], prevalence: 0.25)
        #expect(
            plot.description == "Precision–recall curve. Average precision: model 0.610 (guessing: 0.250).")
    }
}
