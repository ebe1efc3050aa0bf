/// Writes what was drawn as elements of SVG, lengths in hundredths of a pixel.
///
/// An outline that is used several times is defined once, and so is a word: the numbers at an axis and in the cells of a
/// matrix come again and again. Things in a row that are painted alike share a group.
struct SVGWriter {
    /// What stands for the beginning of all names, which is known only when all is written.
    static let prefix = UInt8(0)
    static let prefixMark = "\0"

    /// The elements.
    private(set) var bytes: [UInt8] = []
    /// The styles that they use.
    private(set) var styles = SVGStyles()

    private let content: SVGContent
    private var nameCount = 0
    /// The names of the outlines and words that are defined; the others are written where they are used.
    private var outlineNames: [Int: String] = [:]
    private var wordNames: [Int: String] = [:]
    /// Elements that are painted alike: without the bracket and the name at their beginning, which come apart.
    private var group: (attributes: String, elements: [(name: String, rest: [UInt8])]) = ("", [])

    init(_ content: SVGContent) {
        self.content = content
        name()
        define()
        for item in content.items { add(item) }
        closeGroup()
    }

    // MARK: Definitions

    /// Gives names to what is used more than once.
    private mutating func name() {
        var wordCounts: [Int: Int] = [:]
        for case .word(let word, _, _) in content.items { wordCounts[word, default: 0] += 1 }
        var definedWords: [Int] = []
        var outlineCounts: [Int: Int] = [:]
        for (index, word) in content.words.elements.enumerated() {
            let count = wordCounts[index] ?? 0
            let isDefined = count > 1 && word.letters.count > 1
            if isDefined { definedWords.append(index) }
            for letter in word.letters { outlineCounts[letter.outline, default: 0] += isDefined ? 1 : count }
        }
        for index in content.outlines.elements.indices where outlineCounts[index] ?? 0 > 1 {
            outlineNames[index] = nextName()
        }
        for index in definedWords { wordNames[index] = nextName() }
    }

    private mutating func define() {
        guard !outlineNames.isEmpty || !wordNames.isEmpty else { return }
        bytes.append("<defs>")
        for (index, outline) in content.outlines.elements.enumerated() {
            guard let name = outlineNames[index] else { continue }
            bytes.append("<path id=\"\(name)\"")
            bytes += Self.data(outline)
        }
        for (index, word) in content.words.elements.enumerated() {
            guard let name = wordNames[index] else { continue }
            bytes.append("<g id=\"\(name)\">")
            bytes += letters(of: word)
            bytes.append("</g>")
        }
        bytes.append("</defs>")
    }

    private mutating func nextName() -> String {
        nameCount += 1
        return Self.prefixMark + shortName(nameCount - 1)
    }

    // MARK: Elements

    private mutating func add(_ item: SVGContent.Item) {
        switch item {
        case .path(let path, let paint, let transform):
            add("path", Self.attribute(transform) + Self.data(path), paint)
        case .word(let number, let paint, let transform):
            add(number, paint, transform)
        case .clip(let path, let transform):
            closeGroup()
            let name = nextName()
            bytes.append("<clipPath id=\"\(name)\"><path")
            bytes += Self.attribute(transform) + Self.data(path)
            bytes.append("</clipPath><g clip-path=\"url(#\(name))\">")
        case .clipEnd:
            closeGroup()
            bytes.append("</g>")
        }
    }

    private mutating func add(_ number: Int, _ paint: SVGContent.Paint, _ transform: Transform) {
        let word = content.words.elements[number]
        // A word of one letter is that letter.
        let letter = word.letters.count == 1 ? outlineNames[word.letters[0].outline] : nil
        if let name = wordNames[number] ?? letter {
            add("use", Self.use(name, transform), paint)
        } else {
            let content = Array(">".utf8) + letters(of: word) + Array("</g>".utf8)
            add("g", Self.attribute(transform) + content, paint)
        }
    }

    /// The letters of a word that begins at the origin. Outlines that are used only here are one path.
    private func letters(of word: SVGContent.Word) -> [UInt8] {
        var bytes: [UInt8] = []
        var own = Path()
        for letter in word.letters {
            let place = Point(Double(letter.x) / 100, Double(letter.y) / 100)
            if let name = outlineNames[letter.outline] {
                bytes.append("<use")
                bytes += Self.use(name, .translation(x: place.x, y: place.y))
            } else {
                own.append(content.outlines.elements[letter.outline].offset(dx: place.x, dy: place.y))
            }
        }
        guard !own.isEmpty else { return bytes }
        bytes.append("<path")
        return bytes + Self.data(own)
    }

    private mutating func add(_ name: String, _ rest: [UInt8], _ paint: SVGContent.Paint) {
        let attributes = styles.attributes(paint)
        if attributes != group.attributes { closeGroup() }
        group.attributes = attributes
        group.elements.append((name, rest))
    }

    private mutating func closeGroup() {
        let isShared = group.elements.count > 1
        if isShared { bytes.append("<g\(group.attributes)>") }
        for (name, rest) in group.elements {
            bytes.append("<\(name)\(isShared ? "" : group.attributes)")
            bytes += rest
        }
        if isShared { bytes.append("</g>") }
        group.elements = []
    }

    // MARK: Attributes

    /// The rest of an element for a path.
    static func data(_ path: Path) -> [UInt8] {
        Array(" d=\"".utf8) + SVGPathData(path).bytes + Array("\"/>".utf8)
    }

    /// The rest of an element for a use of something that is defined.
    private static func use(_ name: String, _ transform: Transform) -> [UInt8] {
        var bytes = Array(" href=\"#\(name)\"".utf8)
        if transform.isTranslation {
            let (x, y) = (hundredths(transform.x0), hundredths(transform.y0))
            if x != 0 { bytes.append(" x=\"\(x)\"") }
            if y != 0 { bytes.append(" y=\"\(y)\"") }
        } else {
            bytes += attribute(transform)
        }
        bytes.append("/>")
        return bytes
    }

    /// A map as an attribute; none for the one that leaves everything where it is.
    private static func attribute(_ transform: Transform) -> [UInt8] {
        let (x, y) = (hundredths(transform.x0), hundredths(transform.y0))
        guard !transform.isTranslation else {
            return x == 0 && y == 0 ? [] : Array(" transform=\"translate(\(x) \(y))\"".utf8)
        }
        let linear = [transform.xx, transform.yx, transform.xy, transform.yy].map(decimal)
        return Array(" transform=\"matrix(\(linear.joined(separator: " ")) \(x) \(y))\"".utf8)
    }
}
