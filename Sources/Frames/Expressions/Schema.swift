/// The names and the types of the columns of a table, in order.
package struct Schema: Equatable, Sendable {
    /// A column without its values.
    package struct Column: Equatable, Sendable {
        package var name: String
        package var type: ColumnType
        /// The declared field, if there is one.
        package var field: Field?

        package init(name: String, type: ColumnType, field: Field? = nil) {
            self.name = name
            self.type = type
            self.field = field
        }
    }

    package private(set) var columns: [Column]
    private let indices: [String: Int]

    package init(_ columns: [Column]) {
        self.columns = columns
        indices = Dictionary(
            columns.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first }
        )
    }

    /// The names of the columns, in order.
    package var names: [String] { columns.map(\.name) }

    /// The type of a column; `nil` if there is none of that name.
    package subscript(name: String) -> ColumnType? { indices[name].map { columns[$0].type } }

    /// The declared field of a column; `nil` if there is none, or no column of that name.
    func field(_ name: String) -> Field? { indices[name].flatMap { columns[$0].field } }
}

extension DataFrame {
    /// The names and the types of the columns.
    package var schema: Schema {
        Schema(columns.map { Schema.Column(name: $0.name, type: $0.type, field: declarations[$0.name]) })
    }
}
