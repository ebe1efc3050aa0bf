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

    @Test func anUndefinedScoreIsADash() throws {
        let (x, y) = (SmallSample.x, SmallSample.y)
        let score = try LogisticRegression().fit(x, y).evaluate(x, y)
        let table = try Table(score.by(y), of: [.accuracy, .rocAUC])
        #expect(table.columns.map(\.name) == ["group", "rows", "accuracy", "ROC AUC"])
        #expect(table.rows.allSatisfy { $0[2] != nil && $0[3] == nil } && table.missingText == "–")
    }
}
