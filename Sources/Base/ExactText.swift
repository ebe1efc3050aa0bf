// Texts are values here, so two are equal if they have the same code points, as in SQL, pandas and polars. Swift's `String`
// takes é (U+00E9) and é (e with U+0301) for equal.

/// A text that equals others with the same code points only, for sets and dictionaries.
package struct ExactText: Hashable, Sendable {
    /// The text.
    package let text: String

    /// Creates a key of a text.
    @inlinable
    package init(_ text: String) { self.text = text }

    @inlinable
    package static func == (first: ExactText, second: ExactText) -> Bool {
        first.text.hasSameCodePoints(as: second.text)
    }

    @inlinable
    package func hash(into hasher: inout Hasher) { text.hashCodePoints(into: &hasher) }
}

extension String {
    /// Whether a text has the same code points, whatever Unicode holds for equivalent.
    @inlinable
    package func hasSameCodePoints(as other: String) -> Bool {
        // Equivalence is decided first: it is fast for texts that differ.
        self == other && utf8.elementsEqual(other.utf8)
    }

    /// Feeds the code points into a hasher.
    @inlinable
    package func hashCodePoints(into hasher: inout Hasher) {
        var text = self
        text.withUTF8 { bytes in
            hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
            hasher.combine(UInt8(0xFF))
        }
    }
}

extension Sequence<String> {
    /// Whether the texts of two lists have the same code points.
    @inlinable
    package func haveSameCodePoints(as others: some Sequence<String>) -> Bool {
        elementsEqual(others) { $0.hasSameCodePoints(as: $1) }
    }

    /// The first text that has the code points of one before it; nil if all differ.
    package var firstRepeated: String? {
        var known = Set<ExactText>()
        return first { !known.insert(ExactText($0)).inserted }
    }
}

extension Collection<String> {
    /// Returns the index of the text with the same code points; of an equivalent one if there is none.
    package func firstIndex(nearestTo text: String) -> Index? {
        firstIndex { $0.hasSameCodePoints(as: text) } ?? firstIndex(of: text)
    }
}
