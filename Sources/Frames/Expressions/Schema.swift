/// The names and the types of the columns of a table, in order.
package struct Schema: Equatable, Sendable {
    /// A column without its values.
    package struct Column: Equatable, Sendable {
        package var name: String
        package var type: ColumnType

        package init(name: String, type: ColumnType) {
            self.name = name
            self.type = type
        }
    }

    package private(set) var columns: [Column]
    private let types: [String: ColumnType]

    package init(_ columns: [Column]) {
        self.columns = columns
        types = Dictionary(columns.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
    }

    /// The names of the columns, in order.
    package var names: [String] { columns.map(\.name) }

    /// The type of a column; `nil` if there is none of that name.
    package subscript(name: String) -> ColumnType? { types[name] }
}

extension DataFrame {
    /// The names and the types of the columns.
    package var schema: Schema { Schema(columns.map { Schema.Column(name: $0.name, type: $0.type) }) }
}
