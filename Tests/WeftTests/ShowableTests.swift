import TestSupport
import Testing
import Weft

@Suite("Results are shown as they are")
struct ShowableTests {
    private func kind(_ result: some Showable) throws -> String {
        switch try result.shown {
        case .table(let table): "table: " + table.columns.map(\.name).joined(separator: ", ")
        case .chart(let chart): chart.kind
        }
    }

    @Test func scoresOfAClassifier() throws {
        let (x, y) = (SmallSample.x, SmallSample.y)
        let model = try LogisticRegression().fit(x, y)
        let score = try model.evaluate(x, y)
        #expect(try kind(score.confusion) == "confusion-matrix")
        #expect(try kind(score.rocCurve()) == "roc-curve")
        #expect(try kind(score.report) == "table: class, precision, recall, F1 score, support")
        #expect(try kind(model.waldStatistics(x, y)).hasPrefix("table: variable, log-odds"))
        #expect(
            try kind(crossValidate(LogisticRegression(), x, y, scoring: [.accuracy, .f1]))
                == "table: score, mean, standard deviation")
        #expect(try kind(PermutationImportance(of: model, x, y, seed: 1)) == "bar-chart")
    }

    @Test func tablesAndClusters() throws {
        let frame = try DataFrame([Column("a", [1.0, 2, 4]), Column("b", [2.0, 1, 5])])
        #expect(try kind(frame.correlation(.pearson)) == "heatmap")
        let sweep = try KMeans.sweep(2...3, of: SmallSample.x, nInit: 2, seed: 1)
        #expect(try kind(sweep) == "chart-grid")
    }

    @Test func aTypeOfYourOwn() throws {
        struct Season: Showable {
            var shown: Shown { .table(Table(["month", "plays"], rows: [["May", 3]])) }
        }
        #expect(try kind(Season()) == "table: month, plays")
    }
}
