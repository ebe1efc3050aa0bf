/// A picture that was drawn on an ``SVGCanvas``. It can be written as several documents, which differ in background, margin
/// and whether they follow the reader's colour scheme.
public struct SVGDrawing: Sendable {
    /// The background and the margin of a picture in a document, and whether it follows the reader's colour scheme.
    public struct Frame: Hashable, Sendable {
        /// Whether colours are replaced by those for dark pages if the reader prefers a dark colour scheme. This works in
        /// an `<img>` as well.
        public var isAdaptive: Bool
        /// The colour behind the picture and its margin; `nil` shows the page.
        public var background: Color?
        /// The width of the margin on either side of the picture and its height above and below, in CSS pixels.
        public var margin: Size

        /// A frame; by default without background and margin, following the reader's colour scheme.
        public init(isAdaptive: Bool = true, background: Color? = nil, margin: Size = Size(0, 0)) {
            self.isAdaptive = isAdaptive
            self.background = background
            self.margin = margin
        }
    }

    /// The description of a picture within its document.
    public struct Metadata: Hashable, Sendable {
        /// The title, which browsers show as a tooltip.
        public var title: String
        /// The picture in words, for readers who can't see it.
        public var description: String
        /// The data that the picture was drawn from, in any textual form.
        public var source: String

        /// A description. Characters that XML does not allow are replaced by U+FFFD in a document.
        public init(title: String, description: String, source: String) {
            self.title = title
            self.description = description
            self.source = source
        }

        /// Reads the description from a document that was written by ``SVGDrawing/document(_:_:)``. The result is `nil` if
        /// it has none.
        public init?(of document: String) {
            func content(_ name: String) -> String? {
                let bytes = document.utf8
                guard let start = bytes.firstRange(of: "<\(name)>".utf8)?.upperBound,
                    let end = bytes[start...].firstRange(of: "</\(name)>".utf8)?.lowerBound
                else { return nil }
                return String(document[start..<end]).xmlUnescaped
            }
            guard let title = content("title"), let description = content("desc"),
                let source = content("metadata")
            else { return nil }
            self.init(title: title, description: description, source: source)
        }

        fileprivate var elements: String {
            """
            <title>\(title.xmlEscaped)</title>
            <desc>\(description.xmlEscaped)</desc>
            <metadata>\(source.xmlEscaped)</metadata>

            """
        }
    }

    private let size: Size
    private let elements: String
    private let styles: SVGStyles
    /// The prefix of all identifiers and classes.
    private let prefix: String

    init(_ content: SVGContent, size: Size) {
        self.size = size
        let writer = SVGWriter(content)
        elements = writer.text
        styles = writer.styles
        prefix = Self.prefix(for: elements + styles.element(isAdaptive: true))
    }

    /// Returns the picture as an SVG document, with coordinates rounded to hundredths of a pixel. The same drawing gives the
    /// same bytes.
    ///
    /// - Parameters:
    ///   - frame: the surroundings of the picture.
    ///   - metadata: the description of the picture; `nil` for none.
    public func document(_ frame: Frame = Frame(), _ metadata: Metadata? = nil) -> String {
        let area = Rect(size).inset(dx: -frame.margin.width, dy: -frame.margin.height)
        let (width, height) = (hundredths(area.width), hundredths(area.height))
        var styles = styles
        let background = frame.background.map { color in
            "<path\(styles.attributes(SVGContent.Paint(fill: color))) d=\"\(SVGPathData.text(of: Path(area)))\"/>"
        }
        let content = (background ?? "") + elements
        let sheet = styles.element(isAdaptive: frame.isAdaptive)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(decimal(Double(width) / 100))" \
            height="\(decimal(Double(height) / 100))" \
            viewBox="\(hundredths(area.x)) \(hundredths(area.y)) \(width) \(height)" \
            fill="none" stroke-width="100" stroke-miterlimit="10">\(metadata?.elements ?? "")\
            \(named(sheet + content))</svg>

            """
    }

    /// Returns a text with ``prefix`` in place of the writer's placeholder.
    private func named(_ text: String) -> String {
        text.utf8.split(separator: SVGWriter.prefix, omittingEmptySubsequences: false)
            .map(Substring.init).joined(separator: prefix)
    }

    /// Returns four letters and digits made from a hash (FNV-1a) of the drawing. As the prefix of identifiers and classes,
    /// they prevent collisions of several documents in one page.
    private static func prefix(for text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        // A name begins with a letter.
        var prefix = String(digits[Int(hash % 52)])
        hash /= 52
        for _ in 0..<3 {
            prefix.append(digits[Int(hash % 62)])
            hash /= 62
        }
        return prefix
    }
}
