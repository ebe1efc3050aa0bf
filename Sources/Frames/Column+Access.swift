import Base

// The values of a column as arrays.

extension Column {
    /// The values as numbers, NaN for missing ones. Booleans are 0 and 1.
    ///
    /// For a column of floating-point numbers this is its storage, without a copy.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public var doubles: [Double] {
        get throws(FrameError) { try doubles(for: "numbers are needed") }
    }

    /// The values as numbers, without the missing ones.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public var presentDoubles: [Double] {
        get throws(FrameError) { try presentDoubles(for: "numbers are needed") }
    }

    /// The integers, `nil` for missing ones.
    ///
    /// - Throws: `FrameError.wrongType` for any other type.
    public var integers: [Int?] {
        get throws(FrameError) {
            guard case .integer(let values) = storage else { throw wrongType("integers are needed") }
            return values.optionals
        }
    }

    /// The integers, with a replacement for missing ones. If none is missing, this is the column's storage, without a
    /// copy.
    ///
    /// - Throws: `FrameError.wrongType` for any other type.
    public func integers(replacingMissing replacement: Int) throws(FrameError) -> [Int] {
        guard case .integer(let values) = storage else { throw wrongType("integers are needed") }
        guard values.missingCount > 0 else { return values.values }
        return values.optionals.map { $0 ?? replacement }
    }

    /// The Booleans, `nil` for missing ones.
    ///
    /// - Throws: `FrameError.wrongType` for any other type.
    public var booleans: [Bool?] {
        get throws(FrameError) {
            guard case .boolean(let values) = storage else { throw wrongType("Booleans are needed") }
            return values.optionals
        }
    }

    /// The texts, `nil` for missing ones. Equal texts share their storage.
    ///
    /// - Throws: `FrameError.wrongType` for any other type.
    public var texts: [String?] {
        get throws(FrameError) {
            guard case .text(let text) = storage else { throw wrongType("text is needed") }
            return text.strings
        }
    }

    /// The dates, `nil` for missing ones.
    ///
    /// - Throws: `FrameError.wrongType` for any other type.
    public var dates: [Timestamp?] {
        get throws(FrameError) {
            guard case .date(let values) = storage else { throw wrongType("dates are needed") }
            return values.optionals
        }
    }

    /// The values of a column of any type, `nil` for missing ones. Slower and larger than the typed arrays.
    public var values: [Value?] {
        switch storage {
        case .text(let text): text.strings.map { $0.map(Value.text) }
        default: (0..<count).map { self[$0] }
        }
    }

    /// The values as numbers, NaN for missing ones. The error message includes the operation that needs them.
    func doubles(for operation: String) throws(FrameError) -> [Double] {
        // The placeholder of a missing number is NaN.
        try numbers(for: operation).values
    }

    /// The values as numbers. The error message includes the operation that needs them.
    func numbers(for operation: String) throws(FrameError) -> Nullable<Double> {
        switch storage {
        case .real(let values): return values
        case .integer(let values): return values.map(Double.init)
        case .boolean(let values): return values.map { $0 ? 1 : 0 }
        case .text, .date, .timeSpan, .list: throw wrongType(operation)
        }
    }

    /// The values as numbers, without the missing ones. The error message includes the operation that needs them.
    func presentDoubles(for operation: String) throws(FrameError) -> [Double] {
        try numbers(for: operation).present
    }

    /// The error for an operation that the type of the column does not support.
    func wrongType(_ operation: String) -> FrameError {
        .wrongType(column: name, type: type, operation: operation)
    }
}
