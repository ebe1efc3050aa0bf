/// The items drawn on an ``SVGCanvas``, in order.
struct SVGContent {
    /// A drawn item.
    enum Item {
        /// A path, its paint and its transformation.
        case path(Path, Paint, Transform)
        /// The word with this number, its paint, and the transformation of the origin to its start.
        case word(Int, Paint, Transform)
        /// Clips everything up to the matching ``clipEnd`` to a transformed path.
        case clip(Path, Transform)
        /// The end of a clip.
        case clipEnd
    }

    /// The paint of an item: first its interior, then its outline.
    struct Paint: Hashable, Sendable {
        var fill: Color?
        var stroke: Stroke?
    }

    /// Adjacent glyphs with the same font and colour.
    struct Word: Hashable {
        /// The number of an outline, and its position relative to the first one of the word, in hundredths.
        struct Letter: Hashable {
            var outline: Int
            var x, y: Int
        }

        var letters: [Letter]
    }

    var items: [Item] = []
    /// The distinct outlines of glyphs.
    var outlines = Numbering<Path>()
    /// The distinct words.
    var words = Numbering<Word>()
}

/// Numbers distinct elements from 0, in the order of their first occurrence.
struct Numbering<Element: Hashable> {
    private(set) var elements: [Element] = []
    private var numbers: [Element: Int] = [:]

    /// The number of an element, which is added if it is new.
    mutating func number(of element: Element) -> Int {
        if let number = numbers[element] { return number }
        numbers[element] = elements.count
        elements.append(element)
        return elements.count - 1
    }
}

extension Numbering: Sendable where Element: Sendable {}
