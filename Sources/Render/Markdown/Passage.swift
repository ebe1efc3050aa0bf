/// A piece of prose in a report: its blocks, and the Markdown that they were parsed from.
public struct Passage: Sendable {
    /// The blocks.
    public private(set) var blocks: [Block]
    /// The source lines of each block, from 1; `nil` if they are not known.
    private var places: [ClosedRange<Int>?]
    /// The source for code hosts; `nil` is a removed line.
    private var lines: [String?]

    /// A passage of blocks with their source lines.
    ///
    /// - Parameter lines: the source, as ``PassageRewriter/lines(of:)`` returns it.
    init(_ blocks: [(block: Block, lines: ClosedRange<Int>?)], lines: [String?]) {
        self.blocks = blocks.map(\.block)
        places = blocks.map(\.lines)
        self.lines = lines
    }

    /// The source for a code host: as its author wrote it, except that asides, which code hosts do not know, are quotations,
    /// and lines have no trailing blanks.
    public var markdown: String {
        var kept = lines.compactMap(\.self)[...]
        while kept.first?.isEmpty == true { kept.removeFirst() }
        while kept.last?.isEmpty == true { kept.removeLast() }
        return kept.joined(separator: "\n")
    }

    /// Returns the source of the block at an index; an empty text if its lines are not known.
    func source(ofBlock index: Int) -> String {
        guard let place = places[index] else { return "" }
        return place.compactMap { lines.indices.contains($0 - 1) ? lines[$0 - 1] : nil }
            .joined(separator: "\n")
    }

    /// Removes the block at an index with its lines.
    mutating func remove(at index: Int) {
        blocks.remove(at: index)
        guard let place = places.remove(at: index) else { return }
        for number in place where lines.indices.contains(number - 1) { lines[number - 1] = nil }
        // The blank lines before the block are enough to separate its neighbours.
        var next = place.upperBound
        while lines.indices.contains(next), lines[next]?.isEmpty != false {
            lines[next] = nil
            next += 1
        }
    }

    /// The text without markup, on one line.
    var plainText: String { blocks.map(\.plainText).joined(separator: " ") }

    /// Strikes all text out and adds a note.
    mutating func strike(with note: String) {
        blocks = blocks.map(\.struckOut)
        let last = blocks.count - 1
        if blocks.indices.contains(last) {
            blocks[last] = blocks[last].appending([.text(" "), .strong([.text(note)])])
        }
        var isLast = true
        for index in lines.indices.reversed() {
            guard let line = lines[index], !line.isEmpty else { continue }
            let marker = line.prefixMatch(of: /\s*([\-+*]|[0-9]+[.)]|#{1,6}|>)\s+/).map { String($0.0) } ?? ""
            lines[index] = marker + "~~\(line.dropFirst(marker.count))~~" + (isLast ? " **\(note)**" : "")
            isLast = false
        }
    }
}
