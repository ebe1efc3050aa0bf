/// The code of a cell as a report shows it.
enum CellText {
    /// The lines, as far to the left as they can stand. The brace that closes the function around a cell stands at the
    /// left edge anyway.
    static func text(_ lines: [Substring]) -> String {
        var lines = lines[...]
        while lines.last?.isEmpty == true { lines.removeLast() }
        let inner = lines.last == "}" ? lines.dropLast() : lines
        let indent = inner.filter { !$0.isEmpty }.map(\.indentation).min() ?? 0
        return lines.map { $0.dropFirst(min(indent, $0.indentation)) }.joined(separator: "\n")
    }

    /// Whether there is nothing in a chapter's cell but what holds the chapter together: imports, comments, the head of a
    /// function, `return` and closing braces.
    static func isScaffolding(_ lines: [Substring]) -> Bool {
        var isHead = false
        for line in lines {
            let text = line.drop { $0 == " " }
            if isHead || DeclarationFinder.isFunction(line) {
                isHead = line.last != "{"
            } else if !text.allSatisfy({ "})]".contains($0) }),
                !["import ", "@", "//", "return "].contains(where: text.hasPrefix), text != "return"
            {
                return false
            }
        }
        return !isHead
    }
}
