/// What was drawn on an ``SVGCanvas``, in order.
struct SVGContent {
    /// A thing that was drawn.
    enum Item {
        /// A path, how it is painted, and the map that it is seen through.
        case path(Path, Paint, Transform)
        /// The word of a number; the map takes the origin to where it begins.
        case word(Int, Paint, Transform)
        /// Keeps all that comes up to the matching ``clipEnd`` within a path seen through a map.
        case clip(Path, Transform)
        /// The end of what a clip applies to.
        case clipEnd
    }

    /// How a thing is painted: first its inside, then its line.
    struct Paint: Hashable, Sendable {
        var fill: Color?
        var stroke: Stroke?
    }

    /// Glyphs of one font and one colour side by side.
    struct Word: Hashable {
        /// An outline's number and its place from that of the word's first one, in hundredths.
        struct Letter: Hashable {
            var outline: Int
            var x, y: Int
        }

        var letters: [Letter]
    }

    var items: [Item] = []
    /// The outlines of glyphs, each different one once.
    var outlines = Numbering<Path>()
    /// The words, each different one once.
    var words = Numbering<Word>()
}

/// Numbers from 0 for different things, in the order in which they first come.
struct Numbering<Element: Hashable> {
    private(set) var elements: [Element] = []
    private var numbers: [Element: Int] = [:]

    /// The number of a thing; a new one for a new thing.
    mutating func number(of element: Element) -> Int {
        if let number = numbers[element] { return number }
        numbers[element] = elements.count
        elements.append(element)
        return elements.count - 1
    }
}

extension Numbering: Sendable where Element: Sendable {}
