import CCairo

/// A PDF file, page after page, with an outline, links, page labels and text that can be searched and copied.
///
/// The same drawing gives the same bytes: the file holds no clock unless ``Metadata/created`` is set.
public final class PDFDocument {
    /// What the file says about itself.
    public struct Metadata: Hashable, Sendable {
        /// The document's title, which viewers show in their window.
        public var title: String
        /// Who wrote it.
        public var author: String
        /// What it is about.
        public var subject: String
        /// Words to find it by, separated by commas.
        public var keywords: String
        /// The program that made it.
        public var creator: String
        /// When it was made, in ISO 8601 (`2025-01-31T12:00:00Z`); empty to leave it out.
        public var created: String

        /// Metadata without a date unless told otherwise.
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

    /// An entry of the outline, which later entries can be put below.
    public struct OutlineEntry: Hashable, Sendable {
        let id: Int32
    }

    /// Where a link leads.
    public enum LinkTarget: Hashable, Sendable {
        /// To a place of this document, defined by ``PDFDocument/addDestination(_:at:)`` on any page, before or after.
        case destination(String)
        /// To an address outside.
        case uri(String)
    }

    /// What to draw on: always the page that has not ended yet.
    public let canvas: CairoCanvas
    /// The number of the page that is being drawn, from 1.
    public private(set) var pageNumber = 1

    private let surface: OpaquePointer
    private let sink = ByteSink()
    private var destinations: Set<String> = []
    private var wanted: [String] = []

    /// A document whose pages have this size in points.
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
            // An empty date takes the place of the current time.
            (CAIRO_PDF_METADATA_CREATE_DATE, metadata.created),
        ]
        for (key, value) in entries where !value.isEmpty || key == CAIRO_PDF_METADATA_CREATE_DATE {
            cairo_pdf_surface_set_metadata(surface, key, value)
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
    /// - Parameter size: the size of the next page and those after it; `nil` keeps the size.
    public func nextPage(size: Size? = nil) throws(DrawingError) {
        cairo_show_page(canvas.context)
        pageNumber += 1
        guard let size else { return }
        try DrawingError.check(size)
        cairo_pdf_surface_set_size(surface, size.width, size.height)
    }

    /// What viewers show as the number of the page that is being drawn, such as `iv`.
    public func setPageLabel(_ label: String) {
        cairo_pdf_surface_set_page_label(surface, label)
    }

    /// Gives a place of the page being drawn a name that links and outline entries can lead to. The first
    /// definition of a name counts.
    public func addDestination(_ name: String, at point: Point) {
        guard destinations.insert(name).inserted else { return }
        let place = canvas.deviceTransform.apply(to: point)
        tag(CAIRO_TAG_DEST, "name='\(quoted(name))' x=\(place.x) y=\(place.y)")
    }

    /// Makes an area of the page being drawn lead somewhere. Places and areas are in the canvas's current coordinates.
    public func addLink(to target: LinkTarget, over area: Rect) {
        let attributes: String
        switch target {
        case .destination(let name):
            wanted.append(name)
            attributes = "dest='\(quoted(name))'"
        case .uri(let address):
            attributes = "uri='\(quoted(address))'"
        }
        let place = canvas.deviceTransform.apply(to: area)
        tag(CAIRO_TAG_LINK, "\(attributes) rect=[\(place.x) \(place.y) \(place.width) \(place.height)]")
    }

    /// Adds an entry to the outline (the bookmarks) that leads to a destination.
    ///
    /// - Parameters:
    ///   - parent: the entry to put it below; `nil` for the top level.
    ///   - isOpen: whether the entries below it show at first.
    @discardableResult
    public func addOutlineEntry(
        _ title: String, destination: String, below parent: OutlineEntry? = nil, isOpen: Bool = true
    ) -> OutlineEntry {
        wanted.append(destination)
        let flags = isOpen ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(rawValue: 0)
        return OutlineEntry(
            id: cairo_pdf_surface_add_outline(
                surface, parent?.id ?? 0, title, "dest='\(quoted(destination))'", flags))
    }

    /// Ends the last page and returns the file. Nothing can be drawn afterwards.
    ///
    /// - Throws: ``DrawingError/unknownDestination(_:)`` where a link or an entry of the outline leads nowhere.
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

extension CairoCanvas {
    /// From the current coordinates to those of the page, which tags are in.
    fileprivate var deviceTransform: Transform {
        var matrix = cairo_matrix_t()
        cairo_get_matrix(context, &matrix)
        return Transform(
            xx: matrix.xx, yx: matrix.yx, xy: matrix.xy, yy: matrix.yy, x0: matrix.x0, y0: matrix.y0)
    }
}
