/// Marks around the numbers of Markdown, which carry the index of the full value: characters of private use, which mean nothing in
/// Markdown and which no text keeps that comes from elsewhere.
package enum ProseMarks {
    private static let start: Unicode.Scalar = "\u{E000}"
    private static let end: Unicode.Scalar = "\u{E001}"
    /// The characters after a start, one for each index.
    private static let indices: ClosedRange<UInt32> = 0xE100...0xF8FF

    /// A part of marked text.
    package enum Piece: Hashable {
        case text(String)
        case number(String, index: Int)
    }

    /// Returns a number with marks; without them if there are more numbers than marks.
    static func marked(_ number: String, _ index: Int) -> String {
        guard let mark = Unicode.Scalar(indices.lowerBound + UInt32(index)), indices.contains(mark.value)
        else {
            return number
        }
        return "\(start)\(mark)\(number)\(end)"
    }

    /// Returns the parts of marked text. A mark whose counterpart is missing is left out.
    package static func pieces(of marked: String) -> [Piece] {
        var pieces: [Piece] = []
        var text = ""
        var rest = marked.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            let isStart = scalar == start && rest.first.map { indices.contains($0.value) } == true
            if isStart, let mark = rest.popFirst(), let last = rest.firstIndex(of: end) {
                if !text.isEmpty { pieces.append(.text(text)) }
                text = ""
                pieces.append(
                    .number(removed(from: String(rest[..<last])), index: Int(mark.value - indices.lowerBound))
                )
                rest = rest[rest.index(after: last)...]
            } else if !isMark(scalar) {
                text.unicodeScalars.append(scalar)
            }
        }
        if !text.isEmpty { pieces.append(.text(text)) }
        return pieces
    }

    /// Returns a text without marks.
    package static func removed(from text: String) -> String {
        guard text.unicodeScalars.contains(where: isMark) else { return text }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: text.unicodeScalars.lazy.filter { !isMark($0) })
        return String(result)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar == start || scalar == end || indices.contains(scalar.value)
    }
}
