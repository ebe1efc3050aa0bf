import Base

extension Double {
    /// A fraction as a percentage with one decimal: `0.626.percent` is "62.6%".
    public var percent: String { percent(1) }

    /// Returns a fraction as a percentage with a number of decimals: `0.626.percent(0)` is "63%".
    public func percent(_ decimals: Int) -> String { ValueFormat.percent(decimals).text(of: .real(self)) }

    /// Returns the number with a number of decimals and thousands grouped: `1234.5.decimals(2)` is "1,234.50".
    public func decimals(_ count: Int) -> String { ValueFormat.decimals(count).text(of: .real(self)) }
}

extension Int {
    /// The number with thousands grouped: `19382.grouped` is "19,382".
    public var grouped: String { ValueFormat.automatic.text(of: .integer(self)) }
}
