// Functions of texts and of lists of texts.

extension ColumnExpression {
    /// The number of Unicode scalars of a text, as in Python and SQL.
    public var length: Expr { call(.length) }

    /// The text in lower case.
    public var lowercased: Expr { call(.lowercased) }

    /// The text in upper case.
    public var uppercased: Expr { call(.uppercased) }

    /// The text without spaces, tabs and line breaks at either end.
    public var trimmed: Expr { call(.trimmed) }

    /// Whether a text contains another one, or a list contains a text.
    public func contains(_ text: Expr) -> Expr { call(.contains, text) }

    /// Whether a text contains another one, or a list contains a text.
    @_disfavoredOverload
    public func contains(_ text: some Operand) -> Expr { call(.contains, text.expr) }

    /// Whether a text starts with another one.
    public func starts(with text: Expr) -> Expr { call(.startsWith, text) }

    /// Whether a text starts with another one.
    @_disfavoredOverload
    public func starts(with text: some Operand) -> Expr { call(.startsWith, text.expr) }

    /// Whether a text ends with another one.
    public func ends(with text: Expr) -> Expr { call(.endsWith, text) }

    /// Whether a text ends with another one.
    @_disfavoredOverload
    public func ends(with text: some Operand) -> Expr { call(.endsWith, text.expr) }

    /// Whether a part of the text matches a regular expression.
    public func matches(_ pattern: Pattern) -> Expr { call(.matches(pattern)) }

    /// The part of the text that first matches a regular expression, or a group of it; missing if there is none.
    public func extract(_ pattern: Pattern, group: Int = 0) -> Expr { call(.extract(pattern, group: group)) }

    /// The text with all occurrences of another one replaced.
    public func replacing(_ text: Expr, with replacement: Expr) -> Expr {
        call(.replacing, text, replacement)
    }

    /// The text with all occurrences of another one replaced.
    @_disfavoredOverload
    public func replacing(_ text: some Operand, with replacement: some Operand) -> Expr {
        call(.replacing, text.expr, replacement.expr)
    }

    /// A part of the text, by Unicode scalars.
    ///
    /// - Parameters:
    ///   - start: the index of the first scalar, from 0.
    ///   - count: the number of scalars; all that follow by default.
    public func slice(from start: Int, count: Int? = nil) -> Expr {
        call(.slice(start: max(0, start), count: count.map { max(0, $0) }))
    }

    /// The parts of the text between separators, as a list.
    public func split(by separator: Expr) -> Expr { call(.split, separator) }

    /// The parts of the text between separators, as a list.
    @_disfavoredOverload
    public func split(by separator: some Operand) -> Expr { call(.split, separator.expr) }

    // MARK: Lists

    /// The number of elements of a list.
    public var count: Expr { call(.listCount) }

    /// The distinct elements of a list that another list has too, in their order.
    public func intersection(_ other: Expr) -> Expr { call(.intersection, other) }

    /// The element of a list at an index from 0; missing if the list is shorter.
    public func element(_ index: Int) -> Expr { call(.listElement(index)) }

    /// The elements of a list as one text, with a separator between them.
    public func joined(separator: String) -> Expr { call(.joinTexts, separator.expr) }
}
