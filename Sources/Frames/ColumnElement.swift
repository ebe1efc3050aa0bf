import Base

/// A type of values that columns can hold: `Int`, `Double`, `Bool`, `String`, `Timestamp`, `TimeSpan` or
/// `[String]`.
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
        Column(name, .integer(Nullable(values)))
    }
}

extension Double: ColumnElement {
    /// Creates a column of floating-point numbers, none of them missing; NaN is a value.
    public static func column(_ name: String, _ values: [Double]) -> Column {
        Column(name, .real(Nullable(values)))
    }

    /// Creates a column of floating-point numbers, `nil` for missing ones.
    public static func column(_ name: String, _ values: [Double?]) -> Column {
        Column(name, .real(Nullable(values)))
    }
}

extension Bool: ColumnElement {
    /// Creates a column of Booleans.
    public static func column(_ name: String, _ values: [Bool]) -> Column {
        Column(name, .boolean(Nullable(values)))
    }

    /// Creates a column of Booleans, `nil` for missing ones.
    public static func column(_ name: String, _ values: [Bool?]) -> Column {
        Column(name, .boolean(Nullable(values)))
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
    /// Creates a column of dates.
    public static func column(_ name: String, _ values: [Timestamp]) -> Column {
        Column(name, .date(Nullable(values)))
    }

    /// Creates a column of dates, `nil` for missing ones.
    public static func column(_ name: String, _ values: [Timestamp?]) -> Column {
        Column(name, .date(Nullable(values)))
    }
}

extension TimeSpan: ColumnElement {
    /// Creates a column of time spans.
    public static func column(_ name: String, _ values: [TimeSpan]) -> Column {
        Column(name, .timeSpan(Nullable(values)))
    }

    /// Creates a column of time spans, `nil` for missing ones.
    public static func column(_ name: String, _ values: [TimeSpan?]) -> Column {
        Column(name, .timeSpan(Nullable(values)))
    }
}

extension [String]: ColumnElement {
    /// Creates a column of lists of text. An empty list is not a missing value.
    public static func column(_ name: String, _ values: [[String]]) -> Column {
        Column(name, .list(ListStorage(values)))
    }

    /// Creates a column of lists of text, `nil` for missing ones.
    public static func column(_ name: String, _ values: [[String]?]) -> Column {
        Column(name, .list(ListStorage(values)))
    }
}

extension Column {
    /// Creates a column of floating-point numbers in which NaN stands for a missing value.
    public init(_ name: String, nanAsMissing values: [Double]) {
        self.init(name, .real(Nullable(nanAsMissing: values)))
    }
}
