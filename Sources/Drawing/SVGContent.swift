/// The content of an ``SVGCanvas``, in drawing order.
struct SVGContent {
    /// A drawn item.
    enum Item {
        /// A path with its paint and its transform.
        case path(Path, Paint, Transform)
        /// A word by its index in ``words``, with its paint and the transform of its origin.
        case word(Int, Paint, Transform)
        /// Restricts the items up to the matching ``clipEnd`` to a path with its transform.
        case clip(Path, Transform)
        /// The end of the latest clip.
        case clipEnd
    }

    /// The paint of an item: its inside is filled first, then its line is stroked.
    struct Paint: Hashable, Sendable {
        /// The colour of the inside; `nil` for none.
        var fill: Color?
        /// The line; `nil` for none.
        var stroke: Stroke?
    }

    /// A run of glyphs in one font and colour.
    struct Word: Hashable {
        /// A glyph of a word.
        struct Letter: Hashable {
            /// The index of the outline in ``SVGContent/outlines``.
            var outline: Int
            /// The offset from the first glyph of the word, in hundredths of a pixel.
            var x, y: Int
        }

        /// The glyphs, in order.
        var letters: [Letter]
    }

    /// The items, in drawing order.
    var items: [Item] = []
    /// The distinct outlines of glyphs.
    var outlines = IndexedSet<Path>()
    /// The distinct words.
    var words = IndexedSet<Word>()
}
