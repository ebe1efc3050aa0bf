import Charts
import Foundation
import Testing

/// The pictures of `docs/charts.md` are those of the gallery. After a change, `WEFT_WRITE_GALLERY=1 ./weft test --filter
/// GalleryTests` writes them anew.
struct GalleryTests {
    private let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../docs/charts").standardizedFileURL

    @Test func picturesAreThoseOfTheCharts() throws {
        let charts = try Gallery.all()
        let isWriting = ProcessInfo.processInfo.environment["WEFT_WRITE_GALLERY"] != nil
        if isWriting {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for item in charts {
                let svg = try FigureSVG(item.chart, title: item.title).file
                try Data(svg.utf8).write(to: folder.appending(path: item.name + ".svg"))
            }
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.sorted() == charts.map { $0.name + ".svg" }.sorted())
        // The fonts of a machine change the outlines of text, but not the chart that a picture contains.
        for item in charts {
            let svg = try String(contentsOf: folder.appending(path: item.name + ".svg"), encoding: .utf8)
            let source = try FigureSource(svg: svg)
            #expect(source == FigureSource(title: item.title, chart: item.chart), "\(item.name)")
        }
    }

    @Test func thePageShowsAllPictures() throws {
        let page = try String(
            contentsOf: folder.deletingLastPathComponent().appending(path: "charts.md"), encoding: .utf8)
        for item in try Gallery.all() { #expect(page.contains("](charts/\(item.name).svg)"), "\(item.name)") }
    }
}
