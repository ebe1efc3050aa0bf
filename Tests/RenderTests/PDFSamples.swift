import Drawing
import Record

@testable import Render

/// A box of a given height that can't be split.
struct SolidBox: LayoutBox {
    var name = ""
    var height: Double

    func draw(in context: PageContext, at origin: Point) {
        context.canvas.fill(Rect(x: origin.x, y: origin.y, width: 1, height: height), .black)
    }
}

/// The pages of a flow, each drawn on a recording canvas.
struct RecordedPages {
    var pages: [RecordingCanvas] = []

    init(_ flow: Flow, geometry: PageGeometry = PageGeometry()) {
        for page in Paginator.pages(of: flow, height: geometry.body.height) {
            let canvas = RecordingCanvas()
            page.draw(in: PageContext(canvas: canvas), at: geometry.body.origin)
            pages.append(canvas)
        }
    }

    /// Returns the texts of a page, joined by spaces, as lines may be broken anywhere.
    func text(_ page: Int) -> String { pages[page].texts.joined(separator: " ") }
}

extension Report {
    /// Returns a report of a script with a single piece of prose.
    static func sample(
        _ markdown: String, origin: DataSummary.Origin = .real, outputs: [Content] = [],
        code: String = "let a = 1"
    ) throws -> Report {
        let script = try Script("/*:\n\(markdown)\n*/\n\(code)\n")
        return Report(
            name: "sample", script: script,
            record: Record(
                outputs: outputs.map { Output(place: Place(file: "main.swift", line: 0), content: $0) },
                files: [],
                parameters: ["seed": .integer(42)]),
            data: DataSummary(
                origin: origin,
                files: [DataSummary.File(name: "rows.csv", rows: 12, bytes: 3456, sha256: "0123456789abcdef")]
            ))
    }

    /// The pages of the report.
    var recordedPages: RecordedPages {
        RecordedPages(ReportLayout(self, geometry: PageGeometry()).flow)
    }
}

extension Table {
    /// Returns a table with the rows "row 0", "row 1" and so on.
    static func numbered(rows: Int) -> Table {
        let columns = ["name", "count"].map { Column($0) }
        return Table(columns: columns, rows: (0..<rows).map { [.text("row \($0)"), .integer($0)] })
    }
}

/// Returns a text that fills about `lines` lines of a page.
func words(lines: Int) -> String {
    String(
        repeating: "The columns hold what viewers did with a video, one row a video, and its author. ",
        count: lines)
}
