import Base
import Numerics

// Columns computed from a column row by row. Missing values stay missing.

extension Column {
    /// Returns the numbers clipped to bounds.
    ///
    /// - Throws: `FrameError.wrongType` if the column does not hold numbers.
    public func clipped(to bounds: ClosedRange<Double>) throws(FrameError) -> Column {
        try clipped(lower: bounds.lowerBound, upper: bounds.upperBound)
    }

    /// Returns the numbers clipped to a lower and an upper bound, each of which may be omitted; a bound that is NaN counts
    /// as omitted, as in pandas. Integers stay integers if the bounds are integral.
    ///
    /// - Throws: `FrameError.wrongType` if the column does not hold numbers.
    public func clipped(lower: Double? = nil, upper: Double? = nil) throws(FrameError) -> Column {
        guard isNumeric else { throw wrongType("clipping needs numbers") }
        let lower = lower.flatMap { $0.isNaN ? nil : $0 }
        let upper = upper.flatMap { $0.isNaN ? nil : $0 }
        func clip(_ value: Double) -> Double {
            // NaN is neither below nor above a bound.
            if let lower, value < lower { return lower }
            if let upper, value > upper { return upper }
            return value
        }
        if case .integer(let integers) = storage {
            let wholeBounds = [lower, upper].compactMap { $0 }.allSatisfy { Int(exactly: $0) != nil }
            guard wholeBounds else {
                return Column(name, .real(integers.map { clip(Double($0)) }))
            }
            let low = lower.flatMap { Int(exactly: $0) } ?? .min
            let high = upper.flatMap { Int(exactly: $0) } ?? .max
            return Column(name, .integer(integers.map { Swift.min(Swift.max($0, low), high) }))
        }
        guard case .real(let reals) = storage else { return self }
        return Column(name, .real(reals.map(clip)))
    }

    /// Returns the column of a function of each value; missing values are `nil` as arguments and as results. For text, the
    /// function is called once for each distinct text, so it must depend on nothing but the value.
    @inlinable
    public func map<Result: ColumnElement>(_ transform: (Value?) throws -> Result?) rethrows -> Column {
        guard let text = codedText else {
            return Column(name, try (0..<count).map { try transform(self[$0]) })
        }
        let missing = try transform(nil)
        let results = try text.distinct.map { try transform(.text($0)) }
        return Column(name, text.codes.map { $0 < 0 ? missing : results[Int($0)] })
    }

    /// For a column of text, the distinct texts and the index of each row's text among them, negative if it is missing.
    @usableFromInline var codedText: (codes: [Int32], distinct: [String])? {
        if case .text(let text) = storage { (text.codes, text.pool.strings) } else { nil }
    }

    /// Returns the column of the values of a dictionary for each value; values without an entry become missing, as in pandas.
    public func map<Result: ColumnElement>(_ table: [Value: Result]) -> Column {
        map { $0.flatMap { table[$0] } }
    }

    /// Returns the column with missing values replaced by a value. A column of integers becomes one of floating-point
    /// numbers if the value is one.
    ///
    /// - Throws: `FrameError.wrongType` if the column cannot hold the value.
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

    /// Returns the lengths of the texts in Unicode code points, as Python's `len`.
    ///
    /// - Throws: `FrameError.wrongType` for anything but text.
    public func textLengths() throws(FrameError) -> Column {
        guard case .text(let text) = storage else { throw wrongType("lengths need text") }
        return Column(name, text.mapping({ text.pool.codePointCount($0) }, missing: nil))
    }
}

// MARK: - Rounding

extension Column {
    /// Returns the floating-point numbers rounded to a number of decimals as NumPy's `round` does: scaled, rounded with
    /// halves to even, and scaled back. Columns of other types are returned as they are.
    public func rounded(_ decimals: Int) -> Column {
        guard case .real(let values) = storage else { return self }
        var scale = 1.0
        for _ in 0..<Swift.min(abs(decimals), 300) { scale *= 10 }
        let rounded =
            decimals >= 0
            ? values.map { ($0 * scale).rounded(.toNearestOrEven) / scale }
            : values.map { ($0 / scale).rounded(.toNearestOrEven) * scale }
        return Column(name, .real(rounded))
    }
}

extension DataFrame {
    /// Returns the frame with all floating-point numbers rounded to a number of decimals by ``Column/rounded(_:)``.
    public func rounded(_ decimals: Int) -> DataFrame {
        DataFrame(unchecked: columns.map { $0.rounded(decimals) })
    }
}

// MARK: - Sequences

extension Column {
    /// Returns the sums of the numbers up to each row. Missing values are left out of the sums and stay missing.
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
        let sums = try numbers(for: "a cumulative sum needs numbers").map { value in
            sum.add(value)
            return sum.value
        }
        return Column(name, .real(sums))
    }

    /// Returns the values shifted down by a number of rows, or up if it is negative. The rows without a value are missing.
    public func shifted(by rows: Int = 1) -> Column {
        gathering((0..<count).map { 0..<count ~= $0 - rows ? $0 - rows : -1 })
    }

    /// Returns the differences of the numbers from those a number of rows before.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func differences(periods: Int = 1) throws(FrameError) -> Column {
        let values = try numbers(for: "differences need numbers")
        return Column(
            name,
            (0..<count).map { row -> Double? in
                guard 0..<count ~= row - periods, let value = values[row], let earlier = values[row - periods]
                else { return nil }
                return value - earlier
            })
    }
}
