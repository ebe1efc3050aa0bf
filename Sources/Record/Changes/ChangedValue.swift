import Base

/// A value before and after, as a reader compares them.
package struct ChangedValue {
    let before: Value?
    let after: Value?

    /// A value before and after; `nil` where there is none.
    package init(_ before: Value?, _ after: Value?) {
        self.before = before
        self.after = after
    }

    /// The largest difference, relative to the larger of two numbers, that is that of another order of additions or of
    /// another machine's logarithm, and not of other results.
    static let negligible = 1e-9

    /// Whether the values differ.
    package var isChanged: Bool {
        if let (before, after) = numbers, before.isNaN, after.isNaN { return false }
        return before != after
    }

    /// Whether both are numbers, not both of them integers, that differ by less than ``negligible``.
    package var isNegligible: Bool {
        if before?.integer != nil, after?.integer != nil { return false }
        guard isChanged, let (before, after) = numbers, before.isFinite, after.isFinite else { return false }
        return abs(after - before) <= Self.negligible * max(abs(before), abs(after))
    }

    /// Both values as text, numbers with as many digits as tell them apart. A value that is not there is a dash.
    var texts: (before: String, after: String) {
        guard let (first, second) = numbers else {
            let texts = (Self.text(before), Self.text(after))
            guard texts.0 == texts.1 else { return texts }
            // Values of two types may have the same text, and so may texts of other code points.
            return (Self.typed(before), Self.typed(after))
        }
        for digits in 5...17 {
            let texts = (Self.text(first, digits, of: before), Self.text(second, digits, of: after))
            if texts.0 != texts.1 { return texts }
        }
        return (Self.text(before, .exact), Self.text(after, .exact))
    }

    /// The change of two numbers: the difference, and what it is of the first; empty for other values.
    var change: String {
        guard let (before, after) = numbers, (after - before).isFinite else { return "" }
        let difference = after - before
        let whole = wholeDifference
        let text = Self.signed(
            whole.map(NumberFormat.grouped) ?? NumberFormat.significant(difference, digits: 3),
            whole.map(Double.init) ?? difference)
        guard before != 0 else { return text }
        let fraction = difference / abs(before)
        let percent = abs(fraction) < 10 ? NumberFormat.percent(fraction, decimals: 1) : ""
        return percent.isEmpty || percent == "0.0%"
            ? text : "\(text) (\(Self.signed(percent, fraction)))"
    }

    /// The difference of two integers with all of its digits.
    private var wholeDifference: Int? {
        guard let first = before?.integer, let second = after?.integer else { return nil }
        let (difference, isTooLarge) = second.subtractingReportingOverflow(first)
        return isTooLarge ? nil : difference
    }

    private var numbers: (Double, Double)? {
        guard let before, let after, !before.isBoolean, !after.isBoolean, let first = before.double,
            let second = after.double
        else { return nil }
        return (first, second)
    }

    private static func typed(_ value: Value?) -> String {
        switch value {
        case nil: "missing"
        case .text(let text): "the text “\(text)”"
        case .list(let texts): "the list " + texts.map { "“\($0)”" }.joined(separator: ", ")
        case .boolean(let value): value ? "true" : "false"
        case .integer, .real, .date, .timeSpan: "the value \(ValueFormat.exact.text(of: value))"
        }
    }

    private static func text(_ value: Value?, _ format: ValueFormat = .automatic) -> String {
        value.map { format.text(of: $0) } ?? "–"
    }

    private static func text(_ number: Double, _ digits: Int, of value: Value?) -> String {
        value?.integer.map(NumberFormat.grouped) ?? NumberFormat.significant(number, digits: digits)
    }

    private static func signed(_ text: String, _ number: Double) -> String {
        number > 0 ? "+\(text)" : text
    }
}

extension Value {
    fileprivate var isBoolean: Bool { boolean != nil }
}
