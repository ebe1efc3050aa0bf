import Drawing
import Foundation
import Charts
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

struct FigureSVGTests {
    @Test(arguments: SampleChart.all)
    func aFileKeepsTheChart(sample: SampleChart) throws {
        let title = "Likes < views & “more”, \(sample.name)"
        let figure = try FigureSVG(sample.chart, title: title)
        let source = try FigureSource(svg: figure.file)
        #expect(source == FigureSource(title: title, chart: sample.chart))
        #expect(throws: ChartError.notAFigure) { try FigureSource(svg: figure.inline) }
    }

    /// A reader of XML finds in a file what was put into it, and no address but the name of SVG.
    @Test(arguments: SampleChart.all)
    func aFileIsXMLThatLoadsNothing(sample: SampleChart) throws {
        let figure = try FigureSVG(sample.chart, title: "\u{1b}[1m\u{fffe}<caption>\0")
        for text in [figure.inline, figure.file] {
            let content = try #require(XMLContent(text))
            #expect(content.references.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("url(#") })
            let named = content.references.compactMap { $0.split(separator: "#").last?.prefix { $0 != ")" } }
            #expect(Set(named.map(String.init)).isSubset(of: content.identifiers))
            #expect(Set(content.identifiers).count == content.identifiers.count)
        }
        let content = try #require(XMLContent(figure.file))
        #expect(content.texts["title"] == "\u{fffd}[1m\u{fffd}<caption>\u{fffd}")
        #expect(
            content.texts["desc"]?.unicodeScalars.count == sample.chart.description.unicodeScalars.count)
    }

    @Test func noncharactersOfAChartSurvive() throws {
        let chart = AnyChart(BarChart([("a\u{fffe}\u{ffff}\u{1}\\ufffe", 1)], valueLabel: "\"</metadata>"))
        let file = try FigureSVG(chart, title: "").file
        #expect(try FigureSource(svg: file).chart == chart)
        #expect(XMLContent(file) != nil)
    }

    @Test func figuresOfOnePageDoNotMix() throws {
        let charts = SampleChart.all.map(\.chart)
        var pictures: [String: Set<String>] = [:]
        for chart in charts {
            let svg = try FigureSVG(chart, title: "").inline
            for identifier in try #require(XMLContent(svg)).identifiers {
                pictures[identifier, default: []].insert(svg)
            }
        }
        #expect(pictures.values.allSatisfy { $0.count == 1 })
    }

    @Test func whatIsNoFigureIsAnError() throws {
        #expect(throws: ChartError.notAFigure) { try FigureSource(svg: "") }
        #expect(throws: ChartError.notAFigure) { try FigureSource(svg: "<svg><title>a</title></svg>") }
        let figure = try FigureSVG(AnyChart(BoxPlot([1, 2, 3], valueLabel: "v")), title: "Boxes").file
        let other = figure.replacing("box-plot", with: "box-plod")
        let error = #expect(throws: ChartError.self) { try FigureSource(svg: other) }
        let message = try #require(error?.description)
        #expect(message.contains("“Boxes”") && message.contains("did you mean \"box-plot\"?"))
    }

    @Test func bothPicturesAreOne() throws {
        let chart = AnyChart(BoxPlot([1, 2, 3], valueLabel: "Value"))
        let figure = try FigureSVG(chart, title: "Boxes")
        #expect(figure.inline == (try chart.svg(theme: .adaptive)))
        let light = try chart.svg(theme: .light)
        let metadata = /<title>.*<\/metadata>\n/.dotMatchesNewlines()
        #expect(figure.file.replacing(metadata, with: "") == light)
        #expect(light.contains(" width=\"\(Int(figure.size.width) + 24)\" "))
    }

    @Test func anImpossibleSizeIsAnError() {
        let chart = BoxPlot([1, 2, 3], valueLabel: "Value")
        for size in [Size(0, 100), Size(100, .nan), Size(1e6, 100)] {
            #expect(throws: DrawingError.self) { try chart.svg(size: size) }
            #expect(throws: DrawingError.self) { try chart.png(size: size) }
        }
    }
}

/// What a reader of XML finds in an SVG document; `nil` where that is no XML.
private final class XMLContent: NSObject, XMLParserDelegate {
    private(set) var texts: [String: String] = [:]
    private(set) var identifiers: [String] = []
    private(set) var references: [String] = []
    private var element = ""

    init?(_ document: String) {
        super.init()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = self
        guard parser.parse() else { return nil }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        element = name
        if let identifier = attributes["id"] { identifiers.append(identifier) }
        for (key, value) in attributes where key.hasSuffix("href") || key == "src" || value.contains("url(") {
            references.append(value)
        }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        element = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        texts[element, default: ""] += string
    }
}
