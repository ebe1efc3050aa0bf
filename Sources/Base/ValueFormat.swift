/// The format of a value for readers. The value itself is kept at full precision whatever its format.
public struct ValueFormat: Codable, Hashable, Sendable {
    private enum Kind: Codable, Hashable, Sendable {
        case automatic, exact
        case decimals(Int), percent(Int), points(Int)
    }

    private let kind: Kind

    /// A format that suits the value: thousands grouped, about five significant digits.
    public static let automatic = ValueFormat(kind: .automatic)

    /// All digits, thousands not grouped: for identifiers, years, and values to be compared.
    public static let exact = ValueFormat(kind: .exact)

    /// A fixed number of decimals, thousands grouped.
    public static func decimals(_ count: Int) -> ValueFormat { ValueFormat(kind: .decimals(count)) }

    /// A fraction as a percentage with one decimal: 0.6260 is "62.6%".
    public static let percent = percent(1)

    /// A fraction as a percentage with a fixed number of decimals.
    public static func percent(_ decimals: Int) -> ValueFormat { ValueFormat(kind: .percent(decimals)) }

    /// The difference of two fractions in percentage points: 0.1216 with one decimal is "12.2 points".
    public static func points(_ decimals: Int) -> ValueFormat { ValueFormat(kind: .points(decimals)) }

    /// Whether numbers are written as percentages.
    package var isPercentage: Bool { if case .percent = kind { true } else { false } }

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
            switch kind {
            case .exact: "\(value)"
            case .automatic: NumberFormat.grouped(value)
            case .decimals, .percent, .points: text(of: .real(Double(value)))
            }
        case .real(let value):
            switch kind {
            case .exact: "\(value)"
            case .automatic: NumberFormat.significant(value)
            case .decimals(let count): NumberFormat.fixed(value, decimals: count)
            case .percent(let decimals): NumberFormat.percent(value, decimals: decimals)
            case .points(let decimals):
                NumberFormat.fixed(value * 100, decimals: decimals) + (value.isNaN ? "" : " points")
            }
        }
    }
}
