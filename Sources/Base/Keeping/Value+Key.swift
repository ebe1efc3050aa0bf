extension Value: Keyed {
    /// Returns the name of the kind of value and the value, unlike its JSON, in which a date is a text.
    package func keyTree() -> ValueTree {
        switch self {
        case .integer(let value): .list([.text("integer"), .signed(Int64(value))])
        case .real(let value): .list([.text("real"), .real(value)])
        case .boolean(let value): .list([.text("boolean"), .boolean(value)])
        case .text(let text): .list([.text("text"), .text(text)])
        case .date(let date): .list([.text("date"), .signed(Int64(date.microseconds))])
        case .timeSpan(let span): .list([.text("time span"), .signed(Int64(span.microseconds))])
        case .list(let texts): .list([.text("list")] + texts.map { .text($0) })
        }
    }
}
