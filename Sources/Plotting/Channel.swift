import Frames

/// The content of a channel of a chart, such as an axis or the colours: the name of a column, a field, an expression, or an
/// aggregation such as `.mean("rating")`, for which the rows are grouped by the other channels.
public protocol Channel: Sendable {
    /// The content.
    var content: ChannelContent { get }
}

/// The content of a channel of a chart.
public enum ChannelContent: Sendable {
    /// A value of each row.
    case expression(Expr)
    /// A value of each group of rows.
    case aggregation(Aggregation)
}

extension String: Channel {
    /// The column of this name.
    public var content: ChannelContent { .expression(col(self)) }
}

extension Expr: Channel {
    /// The value of each row.
    public var content: ChannelContent { .expression(self) }
}

extension Field: Channel {
    /// The column of the field.
    public var content: ChannelContent { .expression(expr) }
}

extension Aggregation: Channel {
    /// The value of each group of rows.
    public var content: ChannelContent { .aggregation(self) }
}

extension Channel where Self == Aggregation {
    /// The number of rows.
    public static var count: Aggregation { Aggregation.count }

    /// The number of rows for which a condition is true.
    public static func count(where condition: Expr) -> Aggregation { Aggregation.count(where: condition) }

    /// The number of distinct present values.
    public static func uniqueCount(_ column: any ColumnReference) -> Aggregation {
        Aggregation.uniqueCount(column)
    }

    /// The sum of numbers.
    public static func sum(_ column: any ColumnReference) -> Aggregation { Aggregation.sum(column) }

    /// The arithmetic mean; that of Booleans is the fraction of true ones.
    public static func mean(_ column: any ColumnReference) -> Aggregation { Aggregation.mean(column) }

    /// The median.
    public static func median(_ column: any ColumnReference) -> Aggregation { Aggregation.median(column) }

    /// The quantile at a probability from 0 to 1.
    public static func quantile(_ column: any ColumnReference, _ probability: Double) -> Aggregation {
        Aggregation.quantile(column, probability)
    }

    /// The smallest value.
    public static func min(_ column: any ColumnReference) -> Aggregation { Aggregation.min(column) }

    /// The largest value.
    public static func max(_ column: any ColumnReference) -> Aggregation { Aggregation.max(column) }
}

/// A column that can't be what a channel of a chart needs.
public enum ChannelError: Error, Equatable, CustomStringConvertible {
    /// A channel needs numbers.
    case needsNumbers(channel: String, column: String, type: ColumnType)
    /// A channel can't show lists or time spans.
    case unsupported(channel: String, column: String, type: ColumnType)
    /// Intervals around something else than a mean.
    case needsMean(channel: String)
    /// Several values of one cell of a heat map.
    case severalValues(row: String, column: String)

    /// The problem and the way out.
    public var description: String {
        switch self {
        case .needsNumbers(let channel, let column, let type):
            "\(channel) needs numbers, but \(column) holds \(type.plural)"
        case .unsupported(let channel, let column, .timeSpan):
            "\(channel) can't show time spans; make \(column) a number: .inHours, .inDays"
        case .unsupported(let channel, let column, let type):
            "\(channel) can't show \(type.plural); explode \(column), or count its elements"
        case .needsMean(let channel):
            "intervals are those of means: \(channel) has to be .mean(…)"
        case .severalValues(let row, let column):
            "there are several values for \(row) and \(column); aggregate them: values: .mean(…)"
        }
    }
}
