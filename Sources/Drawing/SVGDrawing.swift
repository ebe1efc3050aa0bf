/// A picture that was drawn on an ``SVGCanvas``. It can be written as several documents, which differ in what surrounds it
/// and in whether they follow the reader's preference for dark pages.
public struct SVGDrawing: Sendable {
    /// The surroundings of a picture in a document, and whether the document follows the reader's preference.
    public struct Frame: Hashable, Sendable {
        /// Whether colours give way to their dark counterparts where the reader prefers dark pages (in an `<img>`, too).
        public var isAdaptive: Bool
        /// The colour behind the picture and its margin; `nil` leaves it to the page.
        public var background: Color?
        /// The width of the margin on the left and the right of the picture, and its height above and below.
        public var margin: Size

        /// No background, no margin, and following the reader's preference, unless told otherwise.
        public init(isAdaptive: Bool = true, background: Color? = nil, margin: Size = Size(0, 0)) {
            self.isAdaptive = isAdaptive
            self.background = background
            self.margin = margin
        }
    }

    /// The description of a picture within its document.
    public struct Metadata: Hashable, Sendable {
        /// The title, which browsers show.
        public var title: String
        /// The picture in words.
        public var description: String
        /// The data that the picture was made from, in any textual form.
        public var source: String

        /// A description. Characters that XML cannot hold become U+FFFD.
        public init(title: String, description: String, source: String) {
            self.title = title
            self.description = description
            self.source = source
        }

        /// Reads the description from a document that ``SVGDrawing/document(_:_:)`` has written; `nil` where it has none.
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
    /// The beginning of all names.
    private let prefix: String

    init(_ content: SVGContent, size: Size) {
        self.size = size
        let writer = SVGWriter(content)
        elements = writer.text
        styles = writer.styles
        prefix = Self.prefix(for: elements + styles.element(isAdaptive: true))
    }

    /// The picture as a document with coordinates to a hundredth of a pixel. The same drawing gives the same bytes.
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

    /// The text with ``prefix`` at the beginning of all names.
    private func named(_ text: String) -> String {
        text.utf8.split(separator: SVGWriter.prefix, omittingEmptySubsequences: false)
            .map(Substring.init).joined(separator: prefix)
    }

    /// Four letters and digits, a hash (FNV-1a) of the drawing. Identifiers and classes begin with them, so that they do not
    /// collide where several documents are put into one page.
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
