import Record
import Base

/// An entry of the list below a report's title, such as "Audience: the retention team".
public struct MastheadEntry: Sendable, Hashable {
    /// The term, such as "Audience".
    public var term: String
    /// The text after the term.
    public var content: [Inline]
    /// The source of ``content``, as its author wrote it.
    public var markdown: String
}

extension MastheadEntry {
    /// The entry of a work.
    ///
    /// - Parameter before: what stands before its title.
    init(term: String, reference: Reference, before: String) {
        let rest = [
            reference.author.map { "by \($0)" }, reference.licence.map { "licence: \($0)" },
            reference.accessed.map { "accessed \($0)" }, reference.note,
        ].compactMap(\.self).map { "; \($0)" }.joined()
        let title: Inline =
            reference.url.map { .link(destination: $0, content: [.text(reference.title)]) }
            ?? .text(reference.title)
        let link = reference.url.flatMap {
            LinkPolicy.allows($0) ? "[\(reference.title.markdownInBrackets)](<\($0.markdownAddress)>)" : nil
        }
        self.init(
            term: term, content: [.text(before), title, .text(rest)],
            markdown: before.markdownEscaped + (link ?? reference.title.markdownEscaped)
                + rest.markdownEscaped)
    }

    /// Returns the entries of a block, with their sources from the source of the block; `nil` unless the block is an
    /// unordered list whose items are all of the form `Term: text`.
    static func entries(of block: Block, source: String) -> [MastheadEntry]? {
        guard case .list(let items, nil, _) = block else { return nil }
        let sources = itemSources(source)
        var entries: [MastheadEntry] = []
        for (index, item) in items.enumerated() {
            guard item.count == 1, case .paragraph(let inlines)? = item.first,
                case .text(let text)? = inlines.first, let colon = text.firstIndex(of: ":")
            else { return nil }
            let rest = text[text.index(after: colon)...].drop(while: \.isWhitespace)
            let content = [.text(String(rest))] + inlines.dropFirst()
            let source = sources.count == items.count ? sources[index] : ""
            let markdown = source.firstIndex(of: ":").map { source[source.index(after: $0)...] }
            entries.append(
                MastheadEntry(
                    term: String(text[..<colon]), content: content,
                    markdown: markdown.map { String($0).trimmingWhitespace }
                        ?? content.plainText.markdownEscaped))
        }
        return entries
    }

    /// Returns the items of a list's source, without their markers.
    private static func itemSources(_ source: String) -> [String] {
        var items: [String] = []
        for line in source.split(separator: "\n") {
            let text = line.drop(while: \.isWhitespace)
            if let marker = text.prefixMatch(of: /[\-+*]\s+/) {
                items.append(String(text[marker.range.upperBound...]))
            } else if !items.isEmpty {
                items[items.count - 1] += "\n  \(text)"
            }
        }
        return items
    }
}

extension String {
    /// The address between angle brackets, which nothing in it can leave.
    fileprivate var markdownAddress: String {
        unicodeScalars.reduce(into: "") { result, scalar in
            let isPlain =
                !"<>\\|`".unicodeScalars.contains(scalar) && scalar.value > 0x20
                && !(0x7F...0x9F).contains(scalar.value)
            if isPlain {
                result.unicodeScalars.append(scalar)
            } else {
                for byte in String(scalar).utf8 {
                    result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
                }
            }
        }
    }
}

extension DataSummary {
    /// Whether the data are generated or collected, and whose they are; `nil` if the analysis reads none, or for sample data of
    /// the project, of which a banner tells.
    var mastheadEntry: MastheadEntry? {
        let origin: String
        switch self.origin {
        case .none: return nil
        case .sample where source == nil: return nil
        case .real: origin = "Collected"
        case .generated: origin = "Generated"
        case .sample: origin = "A sample"
        case .undeclared: origin = "Of undeclared origin"
        }
        guard let source else {
            return MastheadEntry(term: "Data", content: [.text(origin)], markdown: origin)
        }
        return MastheadEntry(term: "Data", reference: source, before: "\(origin): ")
    }
}
