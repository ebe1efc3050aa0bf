// Misuses of queries that the compiler would explain badly.

extension Query {
    /// Not available: a query holds no rows.
    @available(*, unavailable, message: "a query holds no rows; collect() it first")
    public subscript(name: String) -> Column { Column(name, [Double]()) }

    /// Not available: a query holds no rows.
    @available(*, unavailable, message: "a query holds no rows; collect() it first")
    public var rowCount: Int { 0 }

    /// Not available: a query holds no columns.
    @available(
        *, unavailable, message: "a query holds no columns; collect() it first, or ask for its dtypes()"
    )
    public var columnNames: [String] { [] }
}
