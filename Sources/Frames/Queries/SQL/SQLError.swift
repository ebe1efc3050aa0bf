/// A query that cannot be written in SQL.
public enum SQLError: Error, Equatable, CustomStringConvertible {
    /// Values in memory belong to the rows of a table in their order, and the rows of a file have none in SQL.
    case valuesWithoutOrder(expression: String)
    /// The table has no columns.
    case noColumns(step: String)
    /// SQL has no such regular expression.
    case unsupported(expression: String, message: String)
    /// A file that an engine cannot read, or would read in another way.
    case unreadableFile(String, String)

    /// The reason, and the way out.
    public var description: String {
        switch self {
        case .valuesWithoutOrder(let expression):
            "\(expression): values in memory go with the rows of a table in their order, but the rows of a file have no order in SQL; sort them first"
        case .noColumns(let step): "\(step) yields a table without columns, which SQL has no notation for"
        case .unreadableFile(let file, let reason): "\(file): \(reason)"
        case .unsupported(let expression, let message): "\(expression): \(message)"
        }
    }
}
