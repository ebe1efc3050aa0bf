/// A picture that was drawn on an ``SVGCanvas``. It can be written as several documents, which differ in their frame and in
/// whether they adapt to dark pages.
public struct SVGDrawing: Sendable {
    /// The frame of a picture in a document, and whether the document adapts to the reader's preference.
    public struct Frame: Hashable, Sendable {
        /// Whether colours are replaced if the reader prefers dark pages (which also works in an `<img>`).
        public var isAdaptive: Bool
        /// The colour behind the picture and its margin; `nil` for none.
        public var background: Color?
        /// The margin at the left and the right of the picture (its width), and above and below (its height).
        public var margin: Size

        /// Creates a frame, by default adaptive, without a background and a margin.
        public init(isAdaptive: Bool = true, background: Color? = nil, margin: Size = Size(0, 0)) {
            self.isAdaptive = isAdaptive
            self.background = background
            self.margin = margin
        }
    }

    /// The metadata of a document.
    public struct Metadata: Hashable, Sendable {
        /// The title, which browsers show.
        public var title: String
        /// The description of the picture in words.
        public var description: String
        /// The data that the picture was made from, in any text format.
        public var source: String

        /// Creates metadata. Characters that are not allowed in XML become U+FFFD.
        public init(title: String, description: String, source: String) {
            self.title = title
            self.description = description
            self.source = source
        }

        /// Reads the metadata of a document that ``SVGDrawing/document(_:_:)`` has written; `nil` if there is none.
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
    /// The prefix of all names.
    private let prefix: String

    init(_ content: SVGContent, size: Size) {
        self.size = size
        let writer = SVGWriter(content)
        elements = writer.text
        styles = writer.styles
        prefix = Self.prefix(for: elements + styles.element(isAdaptive: true))
    }

    /// The picture as a document, with coordinates rounded to a hundredth of a pixel. The same drawing gives the same bytes.
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

    /// The text with ``prefix`` inserted before all names.
    private func named(_ text: String) -> String {
        text.utf8.split(separator: SVGWriter.prefix, omittingEmptySubsequences: false)
            .map(Substring.init).joined(separator: prefix)
    }

    /// A hash (FNV-1a) of the drawing, as four letters and digits. As the prefix of identifiers and classes, it avoids
    /// collisions of several documents in a page.
    private static func prefix(for text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        // The first character must be a letter.
        var prefix = String(digits[Int(hash % 52)])
        hash /= 52
        for _ in 0..<3 {
            prefix.append(digits[Int(hash % 62)])
            hash /= 62
        }
        return prefix
    }
}
