import Testing

@testable import Drawing

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

    @Test func bytesAreStableAndContainNoDate() throws {
        let bytes = try document(link: .destination("it's here"))
        #expect(try document(link: .destination("it's here")) == bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-1.5"))
        #expect(!text.contains("CreationDate"))
    }

    /// Every used entry of the cross-reference table leads to its object.
    @Test func theCrossReferenceTableIsCorrect() throws {
        let bytes = try document(link: .destination("it's here"))
        let text = String(decoding: bytes, as: Unicode.ASCII.self)
        let table = try #require(text.split(separator: "\nxref\n").last).split(separator: "\n")
        let entries = table.dropFirst().prefix { $0.hasSuffix(" n ") || $0.hasSuffix(" f ") }
        #expect(entries.count > 10)
        for (object, entry) in entries.enumerated() where entry.hasSuffix(" n ") {
            let offset = try #require(Int(entry.prefix(10)))
            #expect(bytes[offset...].starts(with: Array("\(object) 0 obj".utf8)))
        }
    }

    @Test func linksFollowTheTransform() throws {
        let document = try PDFDocument(pageSize: Size(100, 100), metadata: PDFDocument.Metadata(title: ""))
        document.canvas.translate(x: 10, y: 20)
        document.canvas.draw(TextLayout("link", TextStyle(size: 12)), at: Point(5, 5))
        document.addLink(to: .uri("https://example.org"), over: Rect(x: 5, y: 5, width: 20, height: 10))
        let text = String(decoding: try document.finish(), as: Unicode.ASCII.self)
        // The origin of PDF coordinates is at the bottom.
        #expect(text.contains("/Rect [ 15 65 35 75 ]"))
    }

    @Test func addressesAreKept() throws {
        let bytes = try document(link: .uri("https://example.org/it's(a)%20test\\"))
        #expect(String(decoding: bytes, as: UTF8.self).contains("https://example.org/it's"))
    }

    @Test(arguments: [
        (
            "http://x.example/)/S/JavaScript/JS(app.alert\u{28}1))",
            "(http://x.example/%29/S/JavaScript/JS%28app.alert%281%29%29)"
        ),
        ("http://x.example/a\\)b c", "(http://x.example/a%5C%29b%20c)"),
        ("http://x.example/ł\n", "(http://x.example/%C5%82%0A)"),
    ])
    func anAddressCannotLeaveItsText(address: String, written: String) throws {
        let text = String(decoding: try document(link: .uri(address)), as: UTF8.self)
        #expect(text.contains("/URI \(written)"))
        #expect(!text.contains("/JavaScript/JS("))
    }

    @Test func noncharactersBecomeReplacementCharacters() throws {
        let values: [UInt32] = [0x61, 0xFFFE, 0x62, 0xFFFF, 0xFDD0, 0x1FFFE, 0x63, 0x10FFFF, 0, 0x64]
        let odd = String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
        let document = try PDFDocument(
            pageSize: Size(200, 100), metadata: PDFDocument.Metadata(title: odd))
        let layout = TextLayout(odd, TextStyle(size: 12))
        #expect(layout.text == "a\u{fffd}b\u{fffd}\u{fffd}\u{fffd}c\u{fffd}\u{fffd}d")
        document.canvas.draw(layout, at: Point(5, 5))
        #expect(try document.finish().count > 500)
    }

    @Test func aLinkToNowhereIsAnError() {
        #expect(throws: DrawingError.unknownDestination("there")) {
            try document(link: .destination("there"))
        }
    }
}
