extension String {
    /// The text with the characters escaped that Markdown would take for its own.
    var markdownEscaped: String {
        var result = ""
        for character in self {
            if "\\`*_[]<>|~".contains(character) { result.append("\\") }
            result.append(character.isNewline ? " " : character)
        }
        return result
    }

    /// The text as a cell of a table: escaped, and never empty, so that columns stay where they are.
    var markdownCell: String {
        isEmpty ? " " : markdownEscaped
    }
}

extension [Inline] {
    /// The run of text as Markdown.
    var markdown: String { map(\.markdown).joined() }
}

extension Inline {
    fileprivate var markdown: String {
        switch self {
        case .text(let text): text.markdownEscaped
        case .code(let text): text.contains("`") ? "`` \(text) ``" : "`\(text)`"
        case .emphasis(let content): "*\(content.markdown)*"
        case .strong(let content): "**\(content.markdown)**"
        case .strikethrough(let content): "~~\(content.markdown)~~"
        case .link(let destination, let content): "[\(content.markdown)](\(destination))"
        case .lineBreak: "\\\n"
        }
    }
}

extension [Block] {
    /// The blocks as Markdown, a blank line between.
    var markdown: String { map(\.markdown).joined(separator: "\n\n") }
}

extension Block {
    fileprivate var markdown: String {
        switch self {
        case .heading(let level, let content, _):
            return String(repeating: "#", count: level) + " " + content.markdown
        case .paragraph(let content): return content.markdown
        case .quote(let content): return content.markdown.prefixingLines("> ")
        case .rule: return "---"
        case .code(let language, let text): return "```\(language)\n\(text)\n```"
        case .aside(_, let title, let content):
            return "**\(title.markdownEscaped)**\n\n\(content.markdown)".prefixingLines("> ")
        case .list(let items, let start, let isTight):
            return items.enumerated().map { index, item in
                let marker = start.map { "\($0 + index). " } ?? "- "
                let indent = String(repeating: " ", count: marker.count)
                let text = item.map(\.markdown).joined(separator: isTight ? "\n" : "\n\n")
                return marker + text.prefixingLines(indent).dropFirst(marker.count)
            }.joined(separator: isTight ? "\n" : "\n\n")
        case .table(let header, let alignments, let rows):
            let marks = alignments.map { alignment in
                switch alignment {
                case .leading: "---"
                case .center: ":---:"
                case .trailing: "---:"
                }
            }
            return ([header.map(\.markdown), marks] + rows.map { $0.map(\.markdown) })
                .map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
        }
    }
}

extension String {
    /// The text with `prefix` before each line that is not empty.
    fileprivate func prefixingLines(_ prefix: String) -> String {
        split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in line.isEmpty ? String(prefix.drop { $0 == " " }) : prefix + line }
            .joined(separator: "\n")
    }
}
