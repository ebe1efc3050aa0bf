import CCairo

/// Characters of a text that no installed font has, so that boxes are drawn in their place.
public struct MissingCharacters: Hashable, Sendable {
    /// The kind of the characters in words, such as `Thai`.
    public var kind: String
    /// One of them.
    public var example: Character
    /// The Debian package of a font that has them; `nil` if none is known.
    public var package: String?

    /// The first code point of the example, such as `U+65E5`.
    public var codePoint: String {
        let digits = String(example.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// The characters that the installed fonts have.
public enum FontCoverage {
    /// Returns the kinds of characters in some texts that no installed font has, in the order of Unicode's blocks.
    public static func missing(in texts: some Sequence<String>) -> [MissingCharacters] {
        missing(in: texts, isCovered: isCovered)
    }

    /// Returns the kinds of characters in some texts, given whether there is a glyph for each of some characters.
    static func missing(
        in texts: some Sequence<String>, isCovered: ([Unicode.Scalar]) -> Bool
    ) -> [MissingCharacters] {
        var scalars: Set<Unicode.Scalar> = []
        for var text in texts where text.withUTF8({ $0.contains { $0 >= 0xCC } }) {
            scalars.formUnion(text.unicodeScalars.lazy.filter(\.needsFont))
        }
        guard !scalars.isEmpty, !isCovered(Array(scalars)) else { return [] }
        let kinds = Dictionary(grouping: scalars.sorted { $0.value < $1.value }, by: Kind.init)
        return kinds.sorted { $0.key.first < $1.key.first }.compactMap { kind, scalars in
            guard !isCovered(scalars), let example = scalars.first(where: { !isCovered([$0]) }) else {
                return nil
            }
            return MissingCharacters(kind: kind.name, example: Character(example), package: kind.package)
        }
    }

    /// Whether there is a glyph for each of some characters.
    private static func isCovered(_ scalars: [Unicode.Scalar]) -> Bool {
        // Blanks keep the characters from joining, which takes other glyphs.
        var text = ""
        for scalar in scalars { text += "\(scalar) " }
        return TextLayout(text, TextStyle(size: 10)).missingGlyphCount == 0
    }
}

extension TextLayout {
    /// The number of characters that are drawn as boxes, as no installed font has them.
    public var missingGlyphCount: Int { Int(pango_layout_get_unknown_glyphs_count(layout)) }
}

/// A kind of characters that fonts come with.
private struct Kind: Hashable {
    let name: String
    let package: String?
    /// The first of its ranges.
    let first: UInt32

    private static let tables: [(name: String, package: String, ranges: [ClosedRange<UInt32>])] = [
        ("Hebrew", "fonts-noto-core", [0x590...0x5FF]),
        (
            "Arabic", "fonts-noto-core",
            [0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF]
        ),
        ("Devanagari", "fonts-noto-core", [0x900...0x97F]),
        ("Thai", "fonts-noto-core", [0xE00...0xE7F]),
        (
            "Chinese, Japanese and Korean", "fonts-noto-cjk",
            [
                0x1100...0x11FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
                0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF,
            ]
        ),
        ("emoji and other symbols", "fonts-symbola", [0x2190...0x2BFF, 0x1F000...0x1FAFF]),
    ]

    /// The kind of a character.
    init(_ scalar: Unicode.Scalar) {
        if let table = Self.tables.first(where: { $0.ranges.contains { $0.contains(scalar.value) } }) {
            (name, package, first) = (table.name, table.package, table.ranges[0].lowerBound)
        } else {
            (name, package, first) = ("other", "fonts-noto-core", .max)
        }
    }
}

extension Unicode.Scalar {
    /// Whether the character is drawn, and may not be in any of the fonts that Weft installs.
    fileprivate var needsFont: Bool {
        guard value >= 0x300 else { return false }
        return switch properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator,
            .nonspacingMark, .enclosingMark:
            false
        default: !properties.isNoncharacterCodePoint
        }
    }
}
