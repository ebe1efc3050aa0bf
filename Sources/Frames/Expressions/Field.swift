import Base

/// A column with more to it than a name: its type for readers of files, its label and unit for axes and heads of tables,
/// its role and its format. A field is also an expression.
public struct Field: ColumnExpression, Codable, Hashable {
    /// The part that a column plays in a table.
    public enum Role: Codable, Hashable, Sendable {
        /// A quantity or a category.
        case measurement
        /// A name or a number of a thing: it is left out of descriptions and correlations.
        case identifier
    }

    /// The name of the column.
    public var name: String
    /// The type that the column is read as; `nil` for the one that the file suggests.
    public var type: ColumnType?
    /// The name of the column for readers of reports.
    public var label: String?
    /// The unit of the values.
    public var unit: String?
    /// The part that the column plays.
    public var role: Role
    /// The notation of the values in tables.
    public var format: ValueFormat
    /// The name of the column in the file; `nil` if it is the same.
    public var source: String?

    /// Creates a field.
    ///
    /// - Parameters:
    ///   - name: the name of the column.
    ///   - type: the type that it is read as; the one that the file suggests by default.
    ///   - label: the name for readers of reports.
    ///   - unit: the unit of the values.
    ///   - role: `.identifier` for a name or a number of a thing.
    ///   - format: the notation in tables; that of identifiers is exact by default.
    ///   - source: the name of the column in the file, if it is another one.
    public init(
        _ name: String, _ type: ColumnType? = nil, label: String? = nil, unit: String? = nil,
        role: Role = .measurement, format: ValueFormat? = nil, from source: String? = nil
    ) {
        self.name = name
        self.type = type
        self.label = label
        self.unit = unit
        self.role = role
        self.format = format ?? (role == .identifier ? .exact : .automatic)
        self.source = source
    }

    /// The column as an expression.
    public var expr: Expr { col(name) }

    /// The label with the unit, or the name: the title of an axis or a head.
    public var title: String {
        let label = label ?? name
        return unit.map { "\(label) (\($0))" } ?? label
    }
}
