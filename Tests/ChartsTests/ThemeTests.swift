import Base
import Drawing
import Testing

@testable import Charts

struct ThemeTests {
    let darkPage = Color(hex: 0x1f2328)

    @Test func textCanBeReadOnBothPages() {
        for color in [Theme.ink, Theme.muted] {
            #expect(color.contrast(with: .white) >= 4.5)
            #expect(color.dark.contrast(with: darkPage) >= 4.5)
        }
    }

    @Test func marksStandOutFromBothPages() {
        for color in Theme.categories {
            #expect(color.contrast(with: .white) >= 3)
            #expect(color.dark.contrast(with: darkPage) >= 3)
        }
    }

    /// The colours of two series, the usual number, are told apart in grey.
    @Test func theFirstTwoCategoriesDifferInGrey() {
        #expect(Theme.categories[0].contrast(with: Theme.categories[1]) > 1.6)
    }

    @Test func adaptivePicturesChangeInTheDark() throws {
        let chart = BoxPlot([1, 2, 3], valueLabel: "Value")
        let adaptive = try chart.svg(theme: .adaptive)
        #expect(adaptive.contains("prefers-color-scheme:dark"))
        for color in [Theme.muted, Theme.grid, Theme.ink, Theme.categories[0]] {
            #expect(adaptive.contains(color.hexText))
            #expect(adaptive.contains(color.dark.hexText))
        }
        #expect(!adaptive.contains("#ffffff"))
        let light = try chart.svg(theme: .light)
        #expect(!light.contains("prefers-color-scheme"))
        #expect(light.contains("<path fill=\"#ffffff\" d=\"M-1200-1000h"))
    }

    @Test func cellsOfHeatMapsKeepTheirColors() throws {
        let svg = try Heatmap(correlations: [[1, 0.5], [0.5, 1]], names: ["a", "b"]).svg()
        let dark = try #require(svg.split(separator: "@media").last).prefix { $0 != "<" }
        #expect(dark.contains(Theme.ink.dark.hexText))
        #expect(!dark.contains("#ffffff") && !dark.contains("#000000"))
    }

    @Test(arguments: SampleChart.all.filter { $0.name == "ordinary" || $0.name == "long names" })
    func picturesAreStableAndSmall(sample: SampleChart) throws {
        let first = try sample.chart.svg()
        #expect(try sample.chart.svg() == first)
        #expect(first.utf8.count < 60_000)
        #expect(try sample.chart.png(scale: 1) == sample.chart.png(scale: 1))
    }
}
