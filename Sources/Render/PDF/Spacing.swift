/// The vertical space around a box, in points. Between two neighbours the larger space applies; at the top of a page
/// there is none.
struct Spacing: Hashable, Sendable {
    /// The minimum space above the box.
    var before = 0.0
    /// The minimum space below the box.
    var after = 0.0

    /// No space.
    static let none = Spacing()
}

// MARK: - Front matter

extension Spacing {
    /// Around the title of the report.
    static let title = Spacing(after: 14)
    /// Around the masthead as a whole.
    static let masthead = Spacing(after: 16)
    /// Around one entry of the masthead.
    static let mastheadEntry = Spacing(after: 2)
    /// Around a row of headline values.
    static let headlines = Spacing(after: 9)
    /// Around the last row of headline values.
    static let lastHeadlines = Spacing(after: 18)
}

// MARK: - Body

extension Spacing {
    /// Around a heading of a level, 1…6.
    static func heading(_ level: Int) -> Spacing {
        switch level {
        case ...2: Spacing(before: 28, after: 7)
        case 3: Spacing(before: 19, after: 4)
        default: Spacing(before: 13, after: 2)
        }
    }

    /// Around a paragraph.
    static let paragraph = Spacing(after: 8)
    /// Around a paragraph of a tight list item; its parts are closer together than paragraphs are.
    static let tightParagraph = Spacing(after: 2)
    /// Around a list whose items are single paragraphs without blank lines between them.
    static let tightList = Spacing(before: 2, after: 8)
    /// Around any other list.
    static let looseList = Spacing(before: 4, after: 8)
    /// Around an item of a tight list.
    static let tightItem = Spacing(before: 2, after: 2)
    /// Around an item of a loose list.
    static let looseItem = Spacing(before: 6, after: 6)
    /// Around a quotation.
    static let quote = Spacing(before: 9, after: 11)
    /// Around an aside.
    static let aside = Spacing(before: 11, after: 13)
    /// Around the title within an aside.
    static let asideTitle = Spacing(after: 2)
    /// Around a block of code.
    static let code = Spacing(before: 7, after: 11)
    /// Around a thematic break.
    static let rule = Spacing(before: 16, after: 16)
    /// Around a table of Markdown prose.
    static let proseTable = Spacing(before: 10, after: 14)
    /// Around a figure with its caption.
    static let figure = Spacing(before: 13, after: 17)
    /// Around the caption above a table.
    static let tableCaption = Spacing(before: 13, after: 5)
    /// Around the line that offers a file.
    static let export = Spacing(before: 4, after: 8)

    /// Around one of the parts that a table is laid out in, one below the other.
    static func tablePart(isFirst: Bool, isLast: Bool) -> Spacing {
        Spacing(before: isFirst ? 0 : 12, after: isLast ? 18 : 0)
    }
}

// MARK: - Back matter

extension Spacing {
    /// Around the rule that separates the back matter from the report.
    static let backMatterRule = Spacing(before: 26)
    /// Around the table of data files.
    static let dataFiles = Spacing(before: 6, after: 12)
    /// Around a list of names and values.
    static let valueList = Spacing(before: 4, after: 12)
    /// Around the label above the code of a cell.
    static let cellLabel = Spacing(before: 10, after: 3)
    /// Around the code of a cell below its label.
    static let cellCode = Spacing(before: 3, after: 11)
    /// Around the last line, which names the script.
    static let colophon = Spacing(before: 16)
}
