import Base

/// The code of a cell as the report shows it.
enum CellText {
    /// Returns lines as one text, without common indentation. A final brace that closes the function around the cell does
    /// not count.
    static func text(_ lines: [Substring]) -> String {
        var lines = lines[...]
        while lines.last?.isEmpty == true { lines.removeLast() }
        let inner = lines.last == "}" ? lines.dropLast() : lines
        let indent = inner.filter { !$0.isEmpty }.map(\.indentation).min() ?? 0
        return lines.map { $0.dropFirst(min(indent, $0.indentation)) }.joined(separator: "\n")
    }

    /// Whether the lines of a cell contain nothing but imports, comments, the signature of a function, `return` and closing
    /// brackets.
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
