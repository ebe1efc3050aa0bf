import Base
import Numerics

// Columns computed from a column row by row. Missing values stay missing.

extension Column {
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
        DataFrame(unchecked: columns.map { $0.rounded(decimals) }, declarations: declarations)
    }
}
