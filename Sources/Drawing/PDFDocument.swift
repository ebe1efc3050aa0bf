import CCairo

/// A PDF file that is drawn page by page, with an outline, links, page labels, and text that can be searched and copied.
///
/// Lengths are in points (1/72 inch). The same drawing gives the same bytes: the file contains no time stamp unless
/// ``Metadata/created`` is set.
public final class PDFDocument {
    /// The metadata of the file.
    public struct Metadata: Hashable, Sendable {
        /// The document's title, which viewers show in their window.
        public var title: String
        /// The author.
        public var author: String
        /// The subject.
        public var subject: String
        /// Keywords, separated by commas.
        public var keywords: String
        /// The program that created the document.
        public var creator: String
        /// The time of creation in ISO 8601 (`2025-01-31T12:00:00Z`); empty to leave it out.
        public var created: String

        /// Creates metadata, by default without a time of creation.
        public init(
            title: String, author: String = "", subject: String = "", keywords: String = "",
            creator: String = "", created: String = ""
        ) {
            self.title = title
            self.author = author
            self.subject = subject
            self.keywords = keywords
            self.creator = creator
            self.created = created
        }
    }

    /// An entry of the outline, to which child entries can be added.
    public struct OutlineEntry: Hashable, Sendable {
        let id: Int32
    }

    /// The target of a link.
    public enum LinkTarget: Hashable, Sendable {
        /// A destination in this document, defined by ``PDFDocument/addDestination(_:at:)`` on an earlier or later page.
        case destination(String)
        /// An external address.
        case uri(String)
    }

    /// The canvas of the current page.
    public let canvas: CairoCanvas
    /// The number of the current page, starting at 1.
    public private(set) var pageNumber = 1

    private let surface: OpaquePointer
    private let sink = ByteSink()
    private var destinations: Set<String> = []
    private var wanted: [String] = []

    /// Creates a document.
    ///
    /// - Parameter pageSize: the size of the pages, in points.
    /// - Throws: ``DrawingError/invalidSize(width:height:)``.
    public init(pageSize: Size, metadata: Metadata) throws(DrawingError) {
        try DrawingError.check(pageSize)
        guard
            let surface = cairo_pdf_surface_create_for_stream(
                ByteSink.write, sink.closure, pageSize.width, pageSize.height)
        else { throw .cairo("out of memory") }
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
        let entries: [(cairo_pdf_metadata_t, String)] = [
            (CAIRO_PDF_METADATA_TITLE, metadata.title),
            (CAIRO_PDF_METADATA_AUTHOR, metadata.author),
            (CAIRO_PDF_METADATA_SUBJECT, metadata.subject),
            (CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords),
            (CAIRO_PDF_METADATA_CREATOR, metadata.creator),
            // Without an empty date, Cairo would write the current time.
            (CAIRO_PDF_METADATA_CREATE_DATE, metadata.created),
        ]
        for (key, value) in entries where !value.isEmpty || key == CAIRO_PDF_METADATA_CREATE_DATE {
            cairo_pdf_surface_set_metadata(surface, key, value.drawable)
        }
        canvas = try CairoCanvas(surface: surface)
        self.surface = surface
    }

    deinit {
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
    }

    /// Ends the page and begins the next one.
    ///
    /// - Parameter size: the size of the next and all later pages, in points; `nil` keeps the current size.
    public func nextPage(size: Size? = nil) throws(DrawingError) {
        cairo_show_page(canvas.context)
        pageNumber += 1
        guard let size else { return }
        try DrawingError.check(size)
        cairo_pdf_surface_set_size(surface, size.width, size.height)
    }

    /// Sets the label that viewers show as the number of the current page, such as `iv`.
    public func setPageLabel(_ label: String) {
        cairo_pdf_surface_set_page_label(surface, label)
    }

    /// Defines a destination on the current page for links and outline entries. Later definitions of the same name are
    /// ignored.
    public func addDestination(_ name: String, at point: Point) {
        guard destinations.insert(name).inserted else { return }
        let place = canvas.deviceTransform.apply(to: point)
        tag(CAIRO_TAG_DEST, "name='\(quoted(name))' x=\(place.x) y=\(place.y)")
    }

    /// Makes an area of the current page a link. The area is in the current coordinates of the canvas.
    public func addLink(to target: LinkTarget, over area: Rect) {
        let attributes: String
        switch target {
        case .destination(let name):
            wanted.append(name)
            attributes = "dest='\(quoted(name))'"
        case .uri(let address):
            attributes = "uri='\(quoted(address.inertInPDF))'"
        }
        let place = canvas.deviceTransform.apply(to: area)
        tag(CAIRO_TAG_LINK, "\(attributes) rect=[\(place.x) \(place.y) \(place.width) \(place.height)]")
    }

    /// Adds an entry to the outline (the bookmarks) that points to a destination.
    ///
    /// - Parameters:
    ///   - parent: the parent entry; `nil` for the top level.
    ///   - isOpen: whether child entries are initially visible.
    @discardableResult
    public func addOutlineEntry(
        _ title: String, destination: String, below parent: OutlineEntry? = nil, isOpen: Bool = true
    ) -> OutlineEntry {
        wanted.append(destination)
        let flags = isOpen ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(rawValue: 0)
        return OutlineEntry(
            id: cairo_pdf_surface_add_outline(
                surface, parent?.id ?? 0, title.drawable, "dest='\(quoted(destination))'", flags))
    }

    /// Ends the last page and returns the contents of the file. Nothing can be drawn afterwards.
    ///
    /// - Throws: ``DrawingError/unknownDestination(_:)`` if the destination of a link or an outline entry is undefined.
    public func finish() throws(DrawingError) -> [UInt8] {
        if let missing = wanted.first(where: { !destinations.contains($0) }) {
            throw .unknownDestination(missing)
        }
        try canvas.check()
        cairo_surface_finish(surface)
        try DrawingError.check(cairo_surface_status(surface))
        var file = sink.bytes
        PDFCrossReferences.repair(&file)
        return file
    }

    private func tag(_ name: String, _ attributes: String) {
        cairo_tag_begin(canvas.context, name, attributes)
        cairo_tag_end(canvas.context, name)
    }

    private func quoted(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if character == "'" || character == "\\" { result.append("\\") }
            result.append(character)
        }
    }
}

extension String {
    /// The address with everything percent-encoded that would end or change the text of a link in a PDF, to which Cairo writes
    /// addresses as they are: parentheses, backslashes, white space, control characters, and what is not ASCII.
    fileprivate var inertInPDF: String {
        utf8.reduce(into: "") { address, byte in
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"), 0...0x20, 0x7f...:
                let digits = String(byte, radix: 16, uppercase: true)
                address += "%" + (digits.count == 1 ? "0" : "") + digits
            default: address.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
    }
}

extension CairoCanvas {
    /// Transforms the current coordinates to those of the page, which tags use.
    fileprivate var deviceTransform: Transform {
        var matrix = cairo_matrix_t()
        cairo_get_matrix(context, &matrix)
        return Transform(
            xx: matrix.xx, yx: matrix.yx, xy: matrix.xy, yy: matrix.yy, x0: matrix.x0, y0: matrix.y0)
    }
}
