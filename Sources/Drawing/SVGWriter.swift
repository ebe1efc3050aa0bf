/// Writes the content of a canvas as SVG elements, with lengths in hundredths of a pixel.
///
/// Outlines and words that are used several times, such as numbers along an axis and in the cells of a matrix, are defined
/// once. Adjacent elements with the same paint share a group.
struct SVGWriter {
    /// The placeholder for the prefix of all names, which is known only when everything has been written.
    static let prefix = UInt8(0)

    /// The elements.
    private(set) var text = ""
    /// The style sheet of the elements.
    private(set) var styles = SVGStyles()

    private let content: SVGContent
    private var nameCount = 0
    /// The identifiers of the outlines and words that are defined, by their indices.
    private var outlineNames: [Int: String] = [:]
    private var wordNames: [Int: String] = [:]
    /// The latest elements with the same paint, each as its name and the text after the attributes of the paint.
    private var group: (paint: String, elements: [(name: String, rest: String)]) = ("", [])

    init(_ content: SVGContent) {
        self.content = content
        nameAll()
        let outlines = content.outlines.elements.enumerated().compactMap { number, outline in
            outlineNames[number].map { "<path id=\"\($0)\" \(data(outline))/>" }
        }
        let words = content.words.elements.enumerated().compactMap { number, word in
            wordNames[number].map { "<g id=\"\($0)\">\(letters(of: word))</g>" }
        }
        if !outlines.isEmpty || !words.isEmpty { text = "<defs>\((outlines + words).joined())</defs>" }
        for item in content.items { add(item) }
        closeGroup()
    }

    /// Names the words that are drawn several times, and the outlines that still occur several times.
    private mutating func nameAll() {
        var wordCounts: [Int: Int] = [:]
        for case .word(let number, _, _) in content.items { wordCounts[number, default: 0] += 1 }
        var outlineCounts: [Int: Int] = [:]
        var repeatedWords: [Int] = []
        for (number, word) in content.words.elements.enumerated() {
            let count = wordCounts[number] ?? 0
            // A word of one letter uses the letter's definition.
            let isRepeated = count > 1 && word.letters.count > 1
            if isRepeated { repeatedWords.append(number) }
            for letter in word.letters { outlineCounts[letter.outline, default: 0] += isRepeated ? 1 : count }
        }
        for number in content.outlines.elements.indices where outlineCounts[number] ?? 0 > 1 {
            outlineNames[number] = nextName()
        }
        for number in repeatedWords { wordNames[number] = nextName() }
    }

    private mutating func nextName() -> String {
        nameCount += 1
        return Self.name(nameCount - 1)
    }

    /// Returns the n-th, from 0, of the names a, b, … z, ba, bb, … after ``prefix``.
    static func name(_ number: Int) -> String {
        let letter = Unicode.Scalar(UInt8(ascii: "a") + UInt8(number % 26))
        return (number < 26 ? String(Unicode.Scalar(prefix)) : name(number / 26)) + String(letter)
    }

    // MARK: Elements

    private mutating func add(_ item: SVGContent.Item) {
        switch item {
        case .path(let path, let paint, let transform):
            add("path", "\(attribute(transform)) \(data(path))/>", paint)
        case .word(let number, let paint, let transform):
            let word = content.words.elements[number]
            let letter = word.letters.count == 1 ? outlineNames[word.letters[0].outline] : nil
            if let name = wordNames[number] ?? letter {
                add("use", use(name, transform), paint)
            } else {
                add("g", "\(attribute(transform))>\(letters(of: word))</g>", paint)
            }
        case .clip(let path, let transform):
            closeGroup()
            let name = nextName()
            text += "<clipPath id=\"\(name)\"><path\(attribute(transform)) \(data(path))/></clipPath>"
            text += "<g clip-path=\"url(#\(name))\">"
        case .clipEnd:
            closeGroup()
            text += "</g>"
        }
    }

    private mutating func add(_ name: String, _ rest: String, _ paint: SVGContent.Paint) {
        let paint = styles.attributes(paint)
        if paint != group.paint { closeGroup() }
        group.paint = paint
        group.elements.append((name, rest))
    }

    private mutating func closeGroup() {
        let isShared = group.elements.count > 1
        if isShared { text += "<g\(group.paint)>" }
        for (name, rest) in group.elements { text += "<\(name)\(isShared ? "" : group.paint)\(rest)" }
        if isShared { text += "</g>" }
        group.elements = []
    }

    /// Returns the letters of a word at the origin. Outlines without a definition are joined to one path.
    private func letters(of word: SVGContent.Word) -> String {
        var text = ""
        var others = Path()
        for letter in word.letters {
            let (x, y) = (Double(letter.x) / 100, Double(letter.y) / 100)
            if let name = outlineNames[letter.outline] {
                text += "<use\(use(name, .translation(x: x, y: y)))"
            } else {
                others.append(content.outlines.elements[letter.outline].offset(dx: x, dy: y))
            }
        }
        return others.isEmpty ? text : text + "<path \(data(others))/>"
    }

    // MARK: Attributes

    private func data(_ path: Path) -> String { "d=\"\(SVGPathData.text(of: path))\"" }

    /// Returns the rest of a `<use>` element after its name and paint.
    private func use(_ name: String, _ transform: Transform) -> String {
        let (x, y) = (hundredths(transform.x0), hundredths(transform.y0))
        let place =
            transform.isTranslation
            ? (x == 0 ? "" : " x=\"\(x)\"") + (y == 0 ? "" : " y=\"\(y)\"") : attribute(transform)
        return " href=\"#\(name)\"\(place)/>"
    }

    /// Returns a transform as an attribute; an empty text for the identity.
    private func attribute(_ transform: Transform) -> String {
        let (x, y) = (hundredths(transform.x0), hundredths(transform.y0))
        if transform.isTranslation {
            return x == 0 && y == 0 ? "" : " transform=\"translate(\(x) \(y))\""
        }
        let linear = [transform.xx, transform.yx, transform.xy, transform.yy].map(decimal)
        return " transform=\"matrix(\(linear.joined(separator: " ")) \(x) \(y))\""
    }
}
