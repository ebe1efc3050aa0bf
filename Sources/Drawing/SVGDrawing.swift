/// A picture that was drawn on an ``SVGCanvas``: it can be written as several documents, which differ in what is around it
/// and in how they follow the reader.
public struct SVGDrawing: Sendable {
    /// What is around the picture, and whether it follows the reader.
    public struct Frame: Hashable, Sendable {
        /// Whether colours that have a counterpart for dark pages give way to it where the reader prefers those (in an
        /// `<img>`, too).
        public var isAdaptive: Bool
        /// What is behind the picture and its margin; `nil` leaves it to the page.
        public var background: Color?
        /// The room to the left and the right of the picture, and above and below it.
        public var margin: Size

        /// The bare picture, which follows the reader, unless told otherwise.
        public init(isAdaptive: Bool = true, background: Color? = nil, margin: Size = Size(0, 0)) {
            self.isAdaptive = isAdaptive
            self.background = background
            self.margin = margin
        }
    }

    /// What a document says about its picture.
    public struct Metadata: Hashable, Sendable {
        /// Its title, which browsers show.
        public var title: String
        /// The picture in words.
        public var description: String
        /// What the picture was made from, in a form of the writer's.
        public var source: String

        /// What a document says about its picture. What XML cannot hold becomes U+FFFD.
        public init(title: String, description: String, source: String) {
            self.title = title
            self.description = description
            self.source = source
        }

        /// Reads what a document says that ``SVGDrawing/document(_:_:)`` has written; `nil` where it says nothing.
        public init?(ofDocument document: String) {
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
    private let styles: SVGStyles
    private let elements: [UInt8]
    private let prefix: [UInt8]

    init(_ content: SVGContent, size: Size) {
        self.size = size
        let writer = SVGWriter(content)
        styles = writer.styles
        elements = writer.bytes
        prefix = Self.prefix(for: elements + Array(styles.element(isAdaptive: true).utf8))
    }

    /// The picture as a document, UTF-8, with coordinates to a hundredth of a pixel. The same drawing gives the same bytes.
    public func document(_ frame: Frame = Frame(), _ metadata: Metadata? = nil) -> String {
        let area = Rect(size).inset(dx: -frame.margin.width, dy: -frame.margin.height)
        let sides = [area.width, area.height].map(hundredths)
        let viewBox = [hundredths(area.x), hundredths(area.y)] + sides
        var bytes: [UInt8] = []
        bytes.append(
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(decimal(Double(sides[0]) / 100))" \
            height="\(decimal(Double(sides[1]) / 100))" viewBox="\(viewBox.map(String.init).joined(separator: " "))" \
            fill="none" stroke-width="100" stroke-miterlimit="10">
            """)
        if let metadata { bytes.append(metadata.elements) }
        var styles = styles
        var background: [UInt8] = []
        if let color = frame.background {
            background.append("<path\(styles.attributes(SVGContent.Paint(fill: color)))")
            background += SVGWriter.data(Path(area))
        }
        bytes.append(styles.element(isAdaptive: frame.isAdaptive))
        bytes += background
        bytes += elements
        bytes.append("</svg>\n")
        return named(bytes)
    }

    /// The text with the names' beginning in its places.
    private func named(_ bytes: [UInt8]) -> String {
        let parts = bytes.split(separator: SVGWriter.prefix, omittingEmptySubsequences: false)
        return String(decoding: Array(parts.joined(separator: prefix)), as: UTF8.self)
    }

    /// Four letters and digits by which the names in a drawing begin, so that documents may stand in one page: those of two
    /// drawings are the same where the drawings are. (They are a hash, FNV-1a, in base 62.)
    private static func prefix(for bytes: [UInt8]) -> [UInt8] {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
        // A name begins with a letter.
        var prefix = [digits[Int(hash % 52)]]
        hash /= 52
        for _ in 0..<3 {
            prefix.append(digits[Int(hash % 62)])
            hash /= 62
        }
        return prefix
    }
}
