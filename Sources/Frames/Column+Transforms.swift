import Base
import Numerics

// Columns made from a column row by row. Missing values stay missing.

extension Column {
    /// The numbers kept within bounds.
    ///
    /// - Throws: `FrameError.wrongType` where the column does not hold numbers.
    public func clipped(to bounds: ClosedRange<Double>) throws(FrameError) -> Column {
        try clipped(lower: bounds.lowerBound, upper: bounds.upperBound)
    }

    /// The numbers kept within bounds, each of which may be left out; so is one that is a NaN, as in pandas. Whole
    /// numbers stay whole if the bounds are.
    ///
    /// - Throws: `FrameError.wrongType` where the column does not hold numbers.
    public func clipped(lower: Double? = nil, upper: Double? = nil) throws(FrameError) -> Column {
        guard isNumeric else { throw wrongType("clipping needs numbers") }
        let lower = lower.flatMap { $0.isNaN ? nil : $0 }
        let upper = upper.flatMap { $0.isNaN ? nil : $0 }
        func clip(_ value: Double) -> Double {
            // A NaN is neither below nor above.
            if let lower, value < lower { return lower }
            if let upper, value > upper { return upper }
            return value
        }
        let clipped = try doubles.map(clip)
        if type == .integer {
            let integers = try integers
            let wholeBounds = [lower, upper].compactMap { $0 }.allSatisfy { Int(exactly: $0) != nil }
            guard wholeBounds else { return Column(name, clipped) }
            let low = lower.flatMap { Int(exactly: $0) } ?? .min
            let high = upper.flatMap { Int(exactly: $0) } ?? .max
            return Column(name, integers.map { $0.map { Swift.min(Swift.max($0, low), high) } })
        }
        return Column(name, clipped)
    }

    /// A column of what a function makes of each value; a missing value is `nil` on both sides. For text the
    /// function is asked once for each distinct text, so it must depend on nothing but the value.
    @inlinable
    public func map<Result: ColumnElement>(_ transform: (Value?) throws -> Result?) rethrows -> Column {
        guard let text = codedText else {
            return Column(name, try (0..<count).map { try transform(self[$0]) })
        }
        let missing = try transform(nil)
        let results = try text.distinct.map { try transform(.text($0)) }
        return Column(name, text.codes.map { $0 < 0 ? missing : results[Int($0)] })
    }

    /// Of a column of text the place of each row's text among the distinct ones, negative where it is missing.
    @usableFromInline var codedText: (codes: [Int32], distinct: [String])? {
        if case .text(let text) = storage { (text.codes, text.pool.strings) } else { nil }
    }

    /// A column of what a table gives for each value; what is not in the table becomes missing, as in pandas.
    public func map<Result: ColumnElement>(_ table: [Value: Result]) -> Column {
        map { $0.flatMap { table[$0] } }
    }

    /// The column with a value in place of the missing ones. A floating-point number makes a column of whole numbers
    /// one of floating-point numbers.
    ///
    /// - Throws: `FrameError.wrongType` where the value does not suit the column.
    public func fillingMissing(with value: Value) throws(FrameError) -> Column {
        guard missingCount > 0 else { return self }
        if case (.text(let text), .text(let filling)) = (storage, value) {
            var builder = TextBuilder(pool: text.pool)
            builder.reserveCapacity(count)
            let code = builder.code(for: filling)
            for known in text.codes { builder.append(code: known < 0 ? code : known) }
            return Column(name, .text(builder.storage))
        }
        let type = type == .integer && value.type == .real ? .real : type
        return try Column(name, type: type, values: values.map { $0 ?? value })
    }

    /// The lengths of the texts in Unicode code points, as Python's `len`: whole numbers, or, where some text is
    /// missing, floating-point numbers as in pandas.
    ///
    /// - Throws: `FrameError.wrongType` for anything but text.
    public func textLengths() throws(FrameError) -> Column {
        guard case .text(let text) = storage else { throw wrongType("lengths need text") }
        if missingCount == 0 {
            return Column(name, text.mapping({ text.pool.codePointCount($0) }, missing: 0))
        }
        return Column(name, text.mapping({ Double(text.pool.codePointCount($0)) }, missing: .nan))
    }
}

// MARK: - Rounding

extension Column {
    /// The floating-point numbers rounded to some decimals, as NumPy's `round` does it: scaled, rounded with halves to
    /// even, scaled back. Columns of anything else stay as they are.
    public func rounded(_ decimals: Int) -> Column {
        guard case .real(let values) = storage else { return self }
        var scale = 1.0
        for _ in 0..<Swift.min(abs(decimals), 300) { scale *= 10 }
        let rounded =
            decimals >= 0
            ? values.map { ($0 * scale).rounded(.toNearestOrEven) / scale }
            : values.map { ($0 / scale).rounded(.toNearestOrEven) * scale }
        return Column(name, rounded)
    }
}

extension DataFrame {
    /// The frame with all floating-point numbers rounded to some decimals, as ``Column/rounded(_:)`` does it.
    public func rounded(_ decimals: Int) -> DataFrame {
        DataFrame(unchecked: columns.map { $0.rounded(decimals) })
    }
}

// MARK: - Sequences

extension Column {
    /// The sums of the numbers up to each row; a missing value is left out and stays missing.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func cumulativeSum() throws(FrameError) -> Column {
        if case .integer(let values) = storage, values.validity == nil {
            var sum = 0
            var sums: [Int] = []
            sums.reserveCapacity(count)
            for value in values.values {
                let (next, overflow) = sum.addingReportingOverflow(value)
                if overflow { break }
                sum = next
                sums.append(sum)
            }
            if sums.count == count { return Column(name, sums) }
        }
        var sum = CompensatedSum()
        let sums = try doubles(for: "a cumulative sum needs numbers").map { value in
            guard !value.isNaN else { return value }
            sum.add(value)
            return sum.value
        }
        return Column(name, sums)
    }

    /// The values moved down by some rows, or up where the number is negative. The rows that become free have no
    /// value, so whole numbers become floating-point numbers, as in pandas.
    public func shifted(by rows: Int = 1) -> Column {
        gathering((0..<count).map { 0..<count ~= $0 - rows ? $0 - rows : -1 }).promotingIncompleteIntegers()
    }

    /// The differences of the numbers from those some rows before.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func differences(periods: Int = 1) throws(FrameError) -> Column {
        let values = try doubles(for: "differences need numbers")
        return Column(
            name,
            values.indices.map {
                values.indices ~= $0 - periods ? values[$0] - values[$0 - periods] : .nan
            })
    }
}

extension Column {
    /// Floating-point numbers in place of whole ones if some are missing, as pandas has it.
    func promotingIncompleteIntegers() -> Column {
        guard type == .integer, missingCount > 0, let doubles = try? doubles else { return self }
        return Column(name, doubles)
    }
}
