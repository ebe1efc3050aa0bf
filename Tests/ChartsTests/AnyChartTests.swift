import Foundation
import Testing

@testable import Charts

struct AnyChartTests {
    @Test(arguments: SampleChart.all)
    func aRecordKeepsTheChart(sample: SampleChart) throws {
        let record = try JSONEncoder().encode(sample.chart)
        let copy = try JSONDecoder().decode(AnyChart.self, from: record)
        #expect(copy == sample.chart)
        #expect(copy.kind == sample.chart.kind)
        #expect(copy.description == sample.chart.description)
    }

    @Test(arguments: SampleChart.all)
    func everyChartSaysWhatItShows(sample: SampleChart) {
        let text = sample.chart.description
        // A grid says what its charts say, and what coefficients are of has a name of its own.
        let letters = text.lowercased().filter(\.isLetter)
        switch sample.chart.kind {
        case "chart-grid":
            #expect(
                letters.hasPrefix("nocharts") || letters.contains("chart") || letters.contains("plot"),
                "\(text)")
        case "coefficient-plot": #expect(text.contains(" variables"), "\(text)")
        case "stacked-bar-chart":
            #expect(letters.hasPrefix("stackedbarchart") || letters.hasPrefix("groupedbarchart"), "\(text)")
        case let kind: #expect(letters.hasPrefix(kind.filter(\.isLetter)), "\(text)")
        }
        #expect(text.hasSuffix("."))
        #expect(!text.contains("nan") && !text.contains("inf"), "\(text)")
    }

    @Test func allKindsAreInTheSamples() {
        let sampled = Set(SampleChart.all.map(\.chart.kind))
        #expect(sampled == Set(AnyChart.kinds.map { $0.kind }))
    }

    @Test func kindsHaveNamesOfTheirOwn() {
        #expect(Set(AnyChart.kinds.map { $0.kind }).count == AnyChart.kinds.count)
    }

    @Test func anUnknownKindIsNamed() {
        let record = Data(#"{"kind": "box-plots"}"#.utf8)
        let error = #expect(throws: ChartError.self) { try JSONDecoder().decode(AnyChart.self, from: record) }
        #expect(
            error?.description == #"there is no chart of the kind "box-plots"; did you mean "box-plot"?"#)
    }

    @Test func aBrokenRecordIsAnError() {
        let record = Data(#"{"kind": "box-plot", "groups": 7}"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(AnyChart.self, from: record) }
    }

    @Test func chartsOfDifferentKindsDiffer() {
        let box = AnyChart(BoxPlot([1, 2, 3], valueLabel: "v"))
        #expect(box == AnyChart(BoxPlot([1, 2, 3], valueLabel: "v")))
        #expect(box != AnyChart(BoxPlot([1, 2, 4], valueLabel: "v")))
        #expect(box != AnyChart(Histogram([1, 2, 3], valueLabel: "v")))
    }
}
