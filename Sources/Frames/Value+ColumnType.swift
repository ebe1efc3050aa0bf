import Base

extension Value {
    /// The type of a column of such values.
    public var type: ColumnType {
        switch self {
        case .integer: .integer
        case .real: .real
        case .boolean: .boolean
        case .text: .text
        case .date: .date
        case .timeSpan: .timeSpan
        case .list: .list(of: .text)
        }
    }
}
