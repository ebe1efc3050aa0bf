import Base

/// A type of values that columns can hold: `Int`, `Double`, `Bool`, `String` or `Timestamp`.
public protocol ColumnElement: Hashable, Sendable {
    /// Creates a column of values, none of them missing.
    static func column(_ name: String, _ values: [Self]) -> Column
    /// Creates a column of values, `nil` for missing ones.
    static func column(_ name: String, _ values: [Self?]) -> Column
}

extension Int: ColumnElement {
    /// Creates a column of integers.
    public static func column(_ name: String, _ values: [Int]) -> Column {
        Column(name, .integer(Nullable(values)))
    }

    /// Creates a column of integers, `nil` for missing ones.
    public static func column(_ name: String, _ values: [Int?]) -> Column {
        Column(name, .integer(Nullable(values, placeholder: 0)))
    }
}

extension Double: ColumnElement {
    /// Creates a column of floating-point numbers, NaN for missing ones.
    public static func column(_ name: String, _ values: [Double]) -> Column {
        Column(name, .real(values))
    }

    /// Creates a column of floating-point numbers, `nil` for missing ones.
    public static func column(_ name: String, _ values: [Double?]) -> Column {
        Column(name, .real(values.map { $0 ?? .nan }))
    }
}

extension Bool: ColumnElement {
    /// Creates a column of Booleans.
    public static func column(_ name: String, _ values: [Bool]) -> Column {
        Column(name, .boolean(Nullable(values)))
    }

    /// Creates a column of Booleans, `nil` for missing ones.
    public static func column(_ name: String, _ values: [Bool?]) -> Column {
        Column(name, .boolean(Nullable(values, placeholder: false)))
    }
}

extension String: ColumnElement {
    /// Creates a column of text. An empty text is not a missing value.
    public static func column(_ name: String, _ values: [String]) -> Column {
        Column(name, .text(TextStorage(values)))
    }

    /// Creates a column of text, `nil` for missing ones.
    public static func column(_ name: String, _ values: [String?]) -> Column {
        Column(name, .text(TextStorage(values)))
    }
}

extension Timestamp: ColumnElement {
    /// The placeholder for a missing date.
    static let placeholder = Timestamp(microseconds: 0)

    /// Creates a column of dates.
    public static func column(_ name: String, _ values: [Timestamp]) -> Column {
        Column(name, .date(Nullable(values)))
    }

    /// Creates a column of dates, `nil` for missing ones.
    public static func column(_ name: String, _ values: [Timestamp?]) -> Column {
        Column(name, .date(Nullable(values, placeholder: placeholder)))
    }
}
