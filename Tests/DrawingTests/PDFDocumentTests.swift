import Drawing
import Testing

struct PDFDocumentTests {
    func document(link: PDFDocument.LinkTarget) throws -> [UInt8] {
        let document = try PDFDocument(
            pageSize: Size(595, 842), metadata: PDFDocument.Metadata(title: "It's a report", author: "Weft"))
        document.canvas.draw(TextLayout("Page one", TextStyle(size: 12)), at: Point(50, 50))
        document.addLink(to: link, over: Rect(x: 50, y: 50, width: 60, height: 15))
        document.setPageLabel("i")
        try document.nextPage()
        document.addDestination("it's here", at: Point(50, 100))
        document.addDestination("it's here", at: Point(50, 200))
        let chapter = document.addOutlineEntry("Chapter", destination: "it's here")
        document.addOutlineEntry("Section", destination: "it's here", below: chapter)
        #expect(document.pageNumber == 2)
        return try document.finish()
    }

    @Test func bytesAreStableAndHoldNoClock() throws {
        let bytes = try document(link: .destination("it's here"))
        #expect(try document(link: .destination("it's here")) == bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-1.5"))
        #expect(!text.contains("CreationDate"))
    }

    @Test func addressesAreKept() throws {
        let bytes = try document(link: .uri("https://example.org/it's(a)%20test\\"))
        #expect(String(decoding: bytes, as: UTF8.self).contains("https://example.org/it's"))
    }

    @Test func aLinkToNowhereIsAnError() {
        #expect(throws: DrawingError.unknownDestination("there")) {
            try document(link: .destination("there"))
        }
    }
}
