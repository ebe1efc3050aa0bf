/// Cairo's SVG rewritten: a fifth of the length, the same bytes for the same drawing in every process (Cairo numbers its
/// surfaces), and colours that follow the reader's preference for light or dark.
///
/// It knows the few elements that Cairo 1.16 writes for paths, clips and glyphs; others pass through as they are.
struct CompactSVG {
    private var styles: SVGStyleSheet
    private var root = ""
    private var body: [UInt8] = []
    /// The new names of the glyphs that are used; glyphs without an outline (spaces) have none.
    private var glyphNames: [Substring: String] = [:]
    /// What to write at the end of each element that is open, innermost last, and the class of a group of glyphs.
    private var open: [(end: String, className: String?)] = []
    /// The glyph whose outline comes next.
    private var glyph: Substring?
    /// The class of the group of glyphs that was closed just now: the next one of the same class joins it.
    private var justClosed: String?

    /// The rewritten document.
    ///
    /// - Parameter darkColors: colours that give way to others where the reader prefers dark.
    static func rewriting(_ document: [UInt8], darkColors: [(light: Color, dark: Color)]) -> [UInt8] {
        let text = String(decoding: document, as: UTF8.self)
        var writer = CompactSVG(styles: SVGStyleSheet(darkColors: darkColors))
        let tags = text.utf8.split(separator: UInt8(ascii: "<")).map { Tag(Substring($0)) }
        writer.nameGlyphs(in: tags)
        for tag in tags { writer.add(tag) }
        return Array(writer.root.utf8) + Array(writer.styles.element.utf8) + writer.body + [
            UInt8(ascii: "\n")
        ]
    }

    private init(styles: SVGStyleSheet) {
        self.styles = styles
    }

    private mutating func nameGlyphs(in tags: [Tag]) {
        var outlined: Set<Substring> = []
        var current: Substring = ""
        for tag in tags {
            switch tag.name {
            case "symbol": current = tag["id"] ?? ""
            case "path" where !current.isEmpty:
                if tag["d"]?.isEmpty == false { outlined.insert(current) }
                current = ""
            case "use":
                guard let id = tag["xlink:href"]?.dropFirst(), outlined.contains(id), glyphNames[id] == nil
                else { continue }
                glyphNames[id] = shortName(glyphNames.count)
            default: break
            }
        }
    }

    private mutating func add(_ tag: Tag) {
        let joinable = justClosed
        justClosed = nil
        switch tag.name {
        case "?xml": break
        case "svg":
            let attributes = ["width", "height", "viewBox"].map { name in
                "\(name)=\"\((tag[name] ?? "").replacing("px", with: ""))\""
            }
            root = """
                <svg xmlns="http://www.w3.org/2000/svg" \(attributes.joined(separator: " ")) \
                fill="none" stroke-miterlimit="10">
                """
            open.append(("</svg>", nil))
        case "symbol":
            glyph = tag["id"] ?? ""
            open.append(("", nil))
        case "path":
            path(tag)
        case "rect":
            // What Cairo makes of a fill that covers all that can be seen.
            let sides = ["x", "y", "width", "height"].map { " \($0)=\"\(hundredths(tag[$0]))\"" }
            write("<rect\(classAttribute(tag))\(sides.joined())/>")
        case "use":
            guard let id = tag["xlink:href"]?.dropFirst(), let name = glyphNames[id] else { return }
            write("<use href=\"#\(name)\" x=\"\(hundredths(tag["x"]))\" y=\"\(hundredths(tag["y"]))\"/>")
        case "g":
            group(tag, joinable)
        case let name where name.hasPrefix("/"):
            let element = open.popLast()
            write(element?.end ?? "")
            justClosed = element?.className
        default:
            write("<\(tag.source)")
            if !tag.isEmpty { open.append(("</\(tag.name)>", nil)) }
        }
    }

    private mutating func path(_ tag: Tag) {
        let data = String(decoding: CompactPath.rewriting((tag["d"] ?? "").utf8), as: UTF8.self)
        if let glyph {
            self.glyph = nil
            if let name = glyphNames[glyph] { write("<path id=\"\(name)\" d=\"\(data)\"/>") }
            return
        }
        let transform = tag["transform"].map { " transform=\"\($0)\"" } ?? ""
        write("<path\(classAttribute(tag))\(transform) d=\"\(data)\"/>")
    }

    private mutating func group(_ tag: Tag, _ joinable: String?) {
        if let style = tag["style"] {
            let name = styles.className(for: style)
            if name == joinable {
                body.removeLast("</g>".utf8.count)
            } else {
                write("<g class=\"\(name)\">")
            }
            open.append(("</g>", name))
        } else if let clip = tag["clip-path"] {
            write("<g clip-path=\"\(clip)\">")
            open.append(("</g>", nil))
        } else {
            open.append(("", nil))
        }
    }

    private mutating func classAttribute(_ tag: Tag) -> String {
        tag["style"].map { " class=\"\(styles.className(for: $0))\"" } ?? ""
    }

    private mutating func write(_ text: String) {
        body += Array(text.utf8)
    }

    private func hundredths(_ number: Substring?) -> String {
        var scanner = NumberScanner((number ?? "").utf8)
        return String(decoding: shortest(hundredths: scanner.nextHundredths()), as: UTF8.self)
    }
}

/// A tag of Cairo's output: attributes in double quotes, no text between tags but white space.
private struct Tag {
    /// What stood after the opening bracket.
    let source: Substring
    /// The element's name, with a stroke before it at its end.
    let name: Substring
    /// Whether the element has no content.
    let isEmpty: Bool
    private let attributes: [(name: Substring, value: Substring)]

    init(_ rest: Substring) {
        // Bytes will do, and are quicker than characters: all that is looked for is ASCII.
        let bytes = rest.utf8
        let close = bytes.lastIndex(of: UInt8(ascii: ">")).map { bytes.index(after: $0) } ?? bytes.endIndex
        source = rest[..<close]
        isEmpty = source.utf8.suffix(2).elementsEqual("/>".utf8)
        let end = bytes.firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") } ?? close
        name = rest[..<end]
        let pieces = rest[end..<close].utf8.split(
            separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        attributes = stride(from: 0, to: pieces.count - 1, by: 2).map { index in
            (
                Substring(pieces[index].drop { $0 == UInt8(ascii: " ") }.dropLast()),
                Substring(pieces[index + 1])
            )
        }
    }

    subscript(name: String) -> Substring? {
        attributes.first { $0.name == name }?.value
    }
}
