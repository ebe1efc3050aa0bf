import Base

/// The format of a value in a report. The value itself is recorded at full precision whatever its format.
public enum ValueFormat: Codable, Sendable, Hashable {
    /// A format that suits the value: thousands grouped, about five significant digits.
    case automatic
    /// A fixed number of decimals, thousands grouped.
    case decimals(Int)
    /// A fraction as a percentage with a fixed number of decimals: with one, 0.626 is "62.6%".
    case percent(Int)
    /// All digits, thousands not grouped: for identifiers, years, and values to be compared.
    case exact

    /// Returns a value as text; an empty text if it is missing.
    public func text(of value: Value?) -> String {
        switch value {
        case nil: ""
        case .text(let text): text
        case .boolean(let value): value ? "yes" : "no"
        case .date(let value): value.description
        case .timeSpan(let value): value.description
        case .list(let texts): texts.joined(separator: ", ")
        case .integer(let value):
            switch self {
            case .exact: "\(value)"
            case .automatic: NumberFormat.grouped(value)
            case .decimals, .percent: text(of: .real(Double(value)))
            }
        case .real(let value):
            switch self {
            case .exact: "\(value)"
            case .automatic: NumberFormat.significant(value)
            case .decimals(let count): NumberFormat.fixed(value, decimals: count)
            case .percent(let count): NumberFormat.percent(value, decimals: count)
            }
        }
    }
}
