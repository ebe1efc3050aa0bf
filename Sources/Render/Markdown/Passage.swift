/// A piece of prose in a report: its blocks, and the Markdown that they were read from.
public struct Passage: Sendable {
    /// What it says.
    public private(set) var blocks: [Block]
    /// The lines of each block in the source, from 1, where they are known.
    private var places: [ClosedRange<Int>?]
    /// The source; `nil` is a line that has been taken out.
    private var lines: [String?]

    init(_ blocks: [(block: Block, lines: ClosedRange<Int>?)], source: String, notes: PassageNotes) {
        self.blocks = blocks.map(\.block)
        places = blocks.map(\.lines)
        lines = notes.lines(of: source)
    }

    /// The source as a code host shows it: as its author wrote it, but asides are quotations, as only reports know them,
    /// and no line ends in blanks.
    public var markdown: String {
        var kept = lines.compactMap(\.self)[...]
        while kept.first?.isEmpty == true { kept.removeFirst() }
        while kept.last?.isEmpty == true { kept.removeLast() }
        return kept.joined(separator: "\n")
    }

    /// Takes out a block, with its lines.
    ///
    /// - Returns: its source.
    @discardableResult
    mutating func remove(at index: Int) -> String {
        blocks.remove(at: index)
        guard let place = places.remove(at: index) else { return "" }
        var removed: [String] = []
        for number in place where lines.indices.contains(number - 1) {
            if let line = lines[number - 1] { removed.append(line) }
            lines[number - 1] = nil
        }
        // Of the blank lines on either side one side's is enough.
        var next = place.upperBound
        while lines.indices.contains(next), lines[next]?.isEmpty != false {
            lines[next] = nil
            next += 1
        }
        return removed.joined(separator: "\n")
    }
}
