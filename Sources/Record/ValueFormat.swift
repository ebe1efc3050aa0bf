import Base

/// How a value is written for readers. The value itself is recorded at full precision whatever its format.
public enum ValueFormat: Codable, Sendable, Hashable {
    /// As suits the value: thousands grouped, about five significant digits.
    case automatic
    /// With so many decimals.
    case decimals(Int)
    /// As a percentage with so many decimals: 0.626 is 62.6 %.
    case percent(Int)
    /// All digits, thousands not grouped: identifiers, years, and values to be compared.
    case exact

    /// The value in words and digits; an empty text for a missing one.
    public func text(of value: Value?) -> String {
        switch value {
        case nil: ""
        case .text(let text): text
        case .boolean(let value): value ? "yes" : "no"
        case .date(let value): value.description
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

extension Double {
    /// A share as a percentage with one decimal: 0.626 is "62.6%".
    public var percent: String { percent(1) }

    /// A share as a percentage.
    public func percent(_ decimals: Int) -> String { ValueFormat.percent(decimals).text(of: .real(self)) }

    /// With so many decimals, thousands grouped.
    public func decimals(_ count: Int) -> String { ValueFormat.decimals(count).text(of: .real(self)) }
}

extension Int {
    /// With thousands grouped: 19382 is "19,382".
    public var grouped: String { ValueFormat.automatic.text(of: .integer(self)) }
}
