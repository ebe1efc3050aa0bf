import Base

/// What a column can be made of: `Int`, `Double`, `Bool`, `String` and `Timestamp`.
public protocol ColumnElement: Hashable, Sendable {
    /// Makes a column of values none of which is missing.
    static func column(_ name: String, _ values: [Self]) -> Column
    /// Makes a column of values; `nil` where one is missing.
    static func column(_ name: String, _ values: [Self?]) -> Column
}

extension Int: ColumnElement {
    /// Makes a column of whole numbers.
    public static func column(_ name: String, _ values: [Int]) -> Column {
        Column(name, .integer(Nullable(values)))
    }

    /// Makes a column of whole numbers some of which may be missing.
    public static func column(_ name: String, _ values: [Int?]) -> Column {
        Column(name, .integer(Nullable(values, placeholder: 0)))
    }
}

extension Double: ColumnElement {
    /// Makes a column of floating-point numbers; a NaN is a missing one.
    public static func column(_ name: String, _ values: [Double]) -> Column {
        Column(name, .real(values))
    }

    /// Makes a column of floating-point numbers some of which may be missing.
    public static func column(_ name: String, _ values: [Double?]) -> Column {
        Column(name, .real(values.map { $0 ?? .nan }))
    }
}

extension Bool: ColumnElement {
    /// Makes a column of Booleans.
    public static func column(_ name: String, _ values: [Bool]) -> Column {
        Column(name, .boolean(Nullable(values)))
    }

    /// Makes a column of Booleans some of which may be missing.
    public static func column(_ name: String, _ values: [Bool?]) -> Column {
        Column(name, .boolean(Nullable(values, placeholder: false)))
    }
}

extension String: ColumnElement {
    /// Makes a column of text. An empty text is a value like any other.
    public static func column(_ name: String, _ values: [String]) -> Column {
        Column(name, .text(TextStorage(values)))
    }

    /// Makes a column of text some of which may be missing.
    public static func column(_ name: String, _ values: [String?]) -> Column {
        Column(name, .text(TextStorage(values)))
    }
}

extension Timestamp: ColumnElement {
    /// The place holder where a date is missing.
    static let placeholder = Timestamp(microseconds: 0)

    /// Makes a column of dates.
    public static func column(_ name: String, _ values: [Timestamp]) -> Column {
        Column(name, .date(Nullable(values)))
    }

    /// Makes a column of dates some of which may be missing.
    public static func column(_ name: String, _ values: [Timestamp?]) -> Column {
        Column(name, .date(Nullable(values, placeholder: placeholder)))
    }
}
