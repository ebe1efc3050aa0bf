/// Breaks lines of code that are too long for the page.
enum CodeWrapping {
    /// A place to break a line, and the blanks that the continuation starts with.
    struct Break: Hashable {
        /// The number of characters of the code before the break.
        var offset: Int
        /// The number of blanks.
        var indent: Int
    }

    /// The breaks that keep all lines of `code` within `limit` characters, in order.
    ///
    /// A line is broken behind a blank, a comma or an opening bracket where there is one in its second half, and is
    /// continued four characters to the right of where it began.
    static func breaks(in code: some StringProtocol, limit: Int) -> [Break] {
        var result: [Break] = []
        var start = 0
        for line in code.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.utf8.count > limit { result += breaks(inLine: Array(line), start: start, limit: limit) }
            start += line.count + 1
        }
        return result
    }

    private static func breaks(inLine line: [Character], start: Int, limit: Int) -> [Break] {
        let lead = line.prefix { $0 == " " }.count
        // Deeply indented code must still have room to go on.
        let indent = min(lead + 4, limit / 2)
        var result: [Break] = []
        var position = 0
        while line.count - position > limit - (position == 0 ? 0 : indent) {
            let end = position + limit - (position == 0 ? 0 : indent)
            let earliest = (position == 0 ? lead : position) + (end - position) / 2
            let good = (earliest..<max(earliest, end)).last { " ,([{".contains(line[$0]) }
            let next = good.map { $0 + 1 } ?? end
            result.append(Break(offset: start + next, indent: indent))
            position = next
        }
        return result
    }
}
