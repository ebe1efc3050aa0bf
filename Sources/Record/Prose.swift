import Base

/// Markdown with computed values.
///
///     text("Right in \(accuracy, .percent) of cases.")
///
/// What stands in quotes is the author's Markdown. A text that is interpolated comes from data, so it is escaped and shows as
/// it is. Numbers and dates are written in a ``ValueFormat`` and keep their full values; a missing value is a dash.
public struct Prose: Codable, Hashable, Sendable {
    /// The Markdown, with marks around each number.
    package private(set) var marked = ""
    /// The full values of the numbers.
    package private(set) var values: [Value] = []
    /// The words of the author, without anything that was interpolated: the same whatever the data.
    package private(set) var wording = ""

    /// The Markdown.
    public var markdown: String { ProseMarks.removed(from: marked) }
}

extension Prose {
    /// Reads prose.
    ///
    /// - Throws: `DecodingError` if a number is marked that has no value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        marked = try container.decode(String.self, forKey: .marked)
        values = try container.decode([Value].self, forKey: .values)
        wording = try container.decode(String.self, forKey: .wording)
        let areThere = ProseMarks.pieces(of: marked).allSatisfy { piece in
            if case .number(_, let index) = piece { values.indices.contains(index) } else { true }
        }
        guard areThere else {
            throw DecodingError.dataCorruptedError(
                forKey: .values, in: container, debugDescription: "a number has no value")
        }
    }
}

extension Prose: ExpressibleByStringInterpolation {
    /// Prose without computed values.
    public init(stringLiteral markdown: String) {
        append(markdown)
    }

    /// Prose with computed values.
    @inline(never)
    public init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.prose
    }

    /// The pieces of a literal. Its functions are not inlined, which would only lengthen the compilation of scripts.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var prose = Prose()

        /// Begins a literal.
        @inline(never)
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Appends the author's Markdown.
        @inline(never)
        public mutating func appendLiteral(_ literal: String) {
            prose.append(literal)
        }

        /// Appends prose.
        @inline(never)
        public mutating func appendInterpolation(_ other: Prose) {
            prose.append(other)
        }

        /// Appends a whole number, thousands grouped, or in another format.
        @inline(never)
        public mutating func appendInterpolation(_ value: Int, _ format: ValueFormat = .automatic) {
            prose.append(.integer(value), format)
        }

        /// Appends a number with about five significant digits, or in another format.
        @inline(never)
        public mutating func appendInterpolation(_ value: Double, _ format: ValueFormat = .automatic) {
            prose.append(.real(value), format)
        }

        /// Appends a value, or a dash if it is missing. A text is escaped.
        @_disfavoredOverload
        @inline(never)
        public mutating func appendInterpolation(
            _ value: (some ValueConvertible)?, _ format: ValueFormat = .automatic
        ) {
            prose.append(value?.asValue, format)
        }

        /// Appends a value of a table, or a dash if it is missing. A text is escaped.
        @_disfavoredOverload
        @inline(never)
        public mutating func appendInterpolation(_ value: Value?, _ format: ValueFormat = .automatic) {
            prose.append(value, format)
        }
    }
}

extension Prose {
    /// Returns pieces of prose, joined.
    ///
    ///     text("Left out: \(Prose(names.map { "\($0)" }, separator: ", ")).")
    public init(_ pieces: [Prose], separator: Prose = "") {
        for (index, piece) in pieces.enumerated() {
            if index > 0 { append(separator) }
            append(piece)
        }
    }

    fileprivate mutating func append(_ markdown: String) {
        let markdown = ProseMarks.removed(from: markdown)
        marked += markdown
        wording += markdown
    }

    fileprivate mutating func append(_ other: Prose) {
        for piece in ProseMarks.pieces(of: other.marked) {
            switch piece {
            case .text(let text): marked += text
            case .number(let text, let index): append(number: text, other.values[index])
            }
        }
        wording += other.wording
    }

    private mutating func append(number text: String, _ value: Value) {
        marked += ProseMarks.marked(text, values.count)
        values.append(value)
    }

    fileprivate mutating func append(_ value: Value?, _ format: ValueFormat) {
        switch value {
        case .integer, .real, .date, .timeSpan:
            guard let value else { return }
            append(number: format.text(of: value), value)
        case nil: marked += "–"
        case .text, .boolean, .list:
            // An author may put it between the brackets of a link, which it must not close.
            let text = ProseMarks.removed(from: format.text(of: value)).markdownInBrackets
            let isAtStart = marked.isEmpty || marked.last?.isNewline == true
            marked += isAtStart ? text.markdownParagraphStart : text
        }
    }
}
