/// Breaks lines of code that are too long for a page.
enum CodeWrapping {
    /// A line break and the indentation of the line that continues after it.
    struct Break: Hashable {
        /// The offset of the break in the code, in characters.
        var offset: Int
        /// The number of blanks before the continuation.
        var indent: Int
    }

    /// Returns the breaks that keep all lines of `code` within `limit` characters, in order.
    ///
    /// A line is broken after a blank, a comma or an opening bracket if there is one in its second half, otherwise at the
    /// limit. Its continuations are indented by four more characters than the line itself.
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
        // Leaves half of the line to deeply indented code.
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
