import Base

/// The result of an expression for some rows: a column, or the same value for all of them.
enum Vector: Sendable {
    case column(Column)
    case constant(Value?)

    /// The type of the values; `nil` for a missing value, which has any type.
    var type: ColumnType? {
        switch self {
        case .column(let column): column.type
        case .constant(let value): value?.type
        }
    }

    /// Returns the values as a column.
    ///
    /// - Parameters:
    ///   - count: the number of rows.
    ///   - type: the type of the column, for a missing value.
    func column(_ name: String, count: Int, type: ColumnType) -> Column {
        switch self {
        case .column(let column): return column.renamed(name)
        case .constant(let value):
            let storage: Column.Storage
            switch (value, type) {
            case (.integer(let value)?, .real):
                storage = .real(Lane.constant(Double(value)).values(count: count))
            case (.text(let text)?, .date):
                storage = .date(Lane.constant(Timestamp(text)).values(count: count))
            case (.integer(let value)?, _): storage = .integer(Lane.constant(value).values(count: count))
            case (.real(let value)?, _): storage = .real(Lane.constant(value).values(count: count))
            case (.boolean(let value)?, _): storage = .boolean(Lane.constant(value).values(count: count))
            case (.date(let value)?, _): storage = .date(Lane.constant(value).values(count: count))
            case (.timeSpan(let value)?, _): storage = .timeSpan(Lane.constant(value).values(count: count))
            case (.text(let text)?, _):
                var pool = TextBuilder()
                let code = pool.code(for: text)
                storage = .text(
                    TextStorage(codes: [Int32](repeating: code, count: count), pool: pool.storage.pool))
            case (.list(let texts)?, _):
                storage = .list(ListStorage([[String]?](repeating: texts, count: count)))
            case (nil, _): storage = .missing(type, count: count)
            }
            return Column(name, storage)
        }
    }
}

extension Column.Storage {
    /// Missing values of a type.
    static func missing(_ type: ColumnType, count: Int) -> Column.Storage {
        switch type {
        case .integer: .integer(.missing(count: count))
        case .real: .real(.missing(count: count))
        case .boolean: .boolean(.missing(count: count))
        case .date: .date(.missing(count: count))
        case .timeSpan: .timeSpan(.missing(count: count))
        case .text:
            .text(TextStorage(codes: [Int32](repeating: TextStorage.missing, count: count), pool: TextPool()))
        case .list: .list(ListStorage([[String]?](repeating: nil, count: count)))
        }
    }
}
