import Drawing
import Record

@testable import Render

/// A box of a height that can't be broken.
struct SolidBox: Box {
    var name = ""
    var height: Double

    func draw(on sheet: Sheet, at origin: Point) {
        sheet.canvas.fill(Rect(x: origin.x, y: origin.y, width: 1, height: height), .black)
    }
}

/// Where boxes come to lie on pages: what a recording of each page holds.
struct RecordedPages {
    var pages: [RecordingCanvas] = []

    init(_ stack: Stack, geometry: PageGeometry = PageGeometry()) {
        for page in Pager.pages(of: stack, height: geometry.body.height) {
            let canvas = RecordingCanvas()
            page.draw(on: Sheet(canvas: canvas), at: geometry.body.origin)
            pages.append(canvas)
        }
    }

    /// The texts of a page, joined by blanks, as lines may be broken anywhere.
    func text(_ page: Int) -> String { pages[page].texts.joined(separator: " ") }
}

extension Report {
    /// A report of one text.
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

    /// The pages of the report, recorded.
    var recordedPages: RecordedPages {
        RecordedPages(ReportFlow(self, geometry: PageGeometry()).stack)
    }
}

extension Table {
    /// A table of "row 0", "row 1" and so on.
    static func numbered(rows: Int) -> Table {
        let columns = ["name", "count"].map { Column($0) }
        return Table(columns: columns, rows: (0..<rows).map { [.text("row \($0)"), .integer($0)] })
    }
}

/// Words that fill about `lines` lines of a page.
func words(lines: Int) -> String {
    String(
        repeating: "The columns hold what viewers did with a video, one row a video, and its author. ",
        count: lines)
}
