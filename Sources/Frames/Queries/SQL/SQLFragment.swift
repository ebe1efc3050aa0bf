import Base

/// An expression in SQL.
struct SQLFragment: Sendable {
    /// The precedence of the outermost operator.
    enum Level: Int, Comparable, Sendable {
        case or, and, not, comparison, concatenation, sum, product, sign, atom

        static func < (first: Level, second: Level) -> Bool { first.rawValue < second.rawValue }
    }

    let text: String
    let level: Level
    /// The type of the values; `nil` for a missing value, which has any type.
    let type: ColumnType?
    /// The value, if it is the same in each row and written as a literal.
    var literal: Value?
    /// Whether the expression is a literal, or a missing value.
    var isLiteral = false
    /// Whether the value is the same in each row.
    var isConstant = false

    init(_ text: String, _ level: Level = .atom, type: ColumnType?) {
        self.text = text
        self.level = level
        self.type = type
    }

    /// Creates a literal.
    init(_ value: Value?, _ dialect: SQLDialect) {
        text = value.map(dialect.literal) ?? "NULL"
        level = .atom
        type = value?.type
        literal = value
        isLiteral = true
    }

    /// The text, in parentheses where an operator of some level around it needs them.
    func inside(_ outer: Level) -> String {
        level < outer || startsWithSign && outer == .sign ? "(\(text))" : text
    }

    /// The condition that the value is present.
    var presence: String { "\(inside(.concatenation)) IS NOT NULL" }

    /// Two signs in a row begin a comment.
    private var startsWithSign: Bool { text.hasPrefix("-") }
}

extension SQLFragment {
    /// Returns the fragment as one of a type.
    func cast(to type: ColumnType?, _ dialect: SQLDialect) -> SQLFragment {
        guard let type else { return self }
        guard let own = self.type else {
            return SQLFragment(dialect.missing(type), type: type)
        }
        guard own != type else { return self }
        switch (literal, type) {
        case (.integer(let value)?, .real): return SQLFragment(.real(Double(value)), dialect)
        case (.text(let text)?, .date):
            if let date = Timestamp(text) { return SQLFragment(.date(date), dialect) }
        default: break
        }
        return SQLFragment("CAST(\(self.text) AS \(dialect.name(of: type)))", type: type)
    }

    /// The text beside an operator whose other argument has a type: an integer needs none of its own there.
    func bare(_ level: Level) -> String {
        switch literal {
        case .integer(let value)? where value.magnitude < 1 << 31:
            value < 0 ? "(\(value))" : value.description
        default: inside(level)
        }
    }
}
