import TestSupport
import Testing
import Weft

@Suite("Comparisons of models are shown and recorded")
struct ModelComparisonTests {
    private func comparison() throws -> ModelComparison<ClassificationScores> {
        let (x, y) = (SmallSample.x, SmallSample.y)
        let forest = try RandomForest(nEstimators: 5).fit(x, y)
        let prior = try DummyClassifier().fit(x, y)
        return try ModelComparison(
            [
                ("prior", prior.evaluate(x, y), prior), ("random forest", forest.evaluate(x, y), forest),
            ], by: .rocAUC, samples: 50)
    }

    @Test func aTableWithTheBestFirst() throws {
        let table = Table(try comparison())
        #expect(table.columns.map(\.name).prefix(3) == ["rank", "model", "ROC AUC"])
        #expect(table.rows.map { $0[1] } == [.text("random forest"), .text("prior")])
        #expect(table.rows.map { $0[8] } == [.text("best"), .text("behind")])
        #expect(table.rows[0][5] == nil && table.missingText == "–")
        let all = Table(comparing: try comparison())
        #expect(all.rows.map { $0[0] } == [.text("prior"), .text("random forest")])
    }

    @Test func chartsOfTheCurves() throws {
        let comparison = try comparison()
        #expect(try ROCPlot(comparison).curves.map(\.name) == ["prior", "random forest"])
        let chart = try PrecisionRecallPlot(comparison)
        #expect(chart.curves.count == 2)
        let positives = Double(SmallSample.y.classCounts[1])
        #expect(isClose(try #require(chart.prevalence), positives / 60))
    }

    @Test func severalModelsSideBySide() throws {
        let (x, y) = (SmallSample.x, SmallSample.y)
        let models = try [LogisticRegression(), LogisticRegression(penalty: .l2(C: 1e-6))].map {
            try $0.fit(x, y)
        }
        let bands = try models.map { try $0.evaluate(x, y).by(x.column("a"), edges: [0]) }
        let scores = try DotPlot(["free": bands[0], "tight": bands[1]], of: .accuracy, samples: 50)
        #expect(scores.series == ["free", "tight"] && scores.rows.map(\.name) == ["below 0", "0 and above"])
        #expect(scores.rows.map(\.count) == bands[0].groups.map(\.rowCount))
        let dot = try #require(scores.rows[0].dots[0])
        let points = try bands[0].points(of: .accuracy, samples: 50)
        #expect(dot.value == points.values[0] && dot.lower == points.lower[0])

        let importances = try models.map { try PermutationImportance(of: $0, x, y, seed: 1, score: .rocAUC) }
        let plot = try DotPlot(["free": importances[0], "tight": importances[1]], top: 2)
        #expect(plot.rows.count == 2 && plot.series == ["free", "tight"])
        let largest = plot.rows.map { $0.dots.compactMap { $0?.value }.max() ?? -1 }
        #expect(largest[0] >= largest[1] && largest[0] > 0)
    }

    @Test func calibrationOfAComparison() throws {
        let plot = try CalibrationPlot(try comparison(), bins: 4, outcome: "yes")
        #expect(plot.curves.map(\.name) == ["prior", "random forest"] && plot.outcome == "yes")
        #expect(plot.curves[0].bins.count == 1)
    }

    @Test func anUndefinedScoreIsADash() throws {
        let (x, y) = (SmallSample.x, SmallSample.y)
        let score = try LogisticRegression().fit(x, y).evaluate(x, y)
        let table = try Table(score.by(y), of: [.accuracy, .rocAUC])
        #expect(table.columns.map(\.name) == ["group", "rows", "accuracy", "ROC AUC"])
        #expect(table.rows.allSatisfy { $0[2] != nil && $0[3] == nil } && table.missingText == "–")
    }
}
