import Base

// The values of a column as arrays.

extension Column {
    /// The values as numbers, a NaN where one is missing. Booleans are 0 and 1.
    ///
    /// A column of floating-point numbers gives its own storage, without a copy.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public var doubles: [Double] {
        get throws(FrameError) { try doubles(for: "numbers are needed") }
    }

    /// The values as numbers, those that are there.
    ///
    /// - Throws: `FrameError.wrongType` for text and dates.
    public var presentDoubles: [Double] {
        get throws(FrameError) { try presentDoubles(for: "numbers are needed") }
    }

    /// The whole numbers, `nil` where one is missing.
    ///
    /// - Throws: `FrameError.wrongType` for any other type.
    public var integers: [Int?] {
        get throws(FrameError) {
            guard case .integer(let values) = storage else { throw wrongType("whole numbers are needed") }
            return values.optionals
        }
    }

    /// The whole numbers, with one in place of those that are missing. If none is, this is the column's own
    /// storage, without a copy.
    ///
    /// - Throws: `FrameError.wrongType` for any other type.
    public func integers(replacingMissing replacement: Int) throws(FrameError) -> [Int] {
        guard case .integer(let values) = storage else { throw wrongType("whole numbers are needed") }
        guard values.missingCount > 0 else { return values.values }
        return values.optionals.map { $0 ?? replacement }
    }

    /// The Booleans, `nil` where one is missing.
    ///
    /// - Throws: `FrameError.wrongType` for any other type.
    public var booleans: [Bool?] {
        get throws(FrameError) {
            guard case .boolean(let values) = storage else { throw wrongType("Booleans are needed") }
            return values.optionals
        }
    }

    /// The texts, `nil` where one is missing. Equal texts share their storage.
    ///
    /// - Throws: `FrameError.wrongType` for any other type.
    public var texts: [String?] {
        get throws(FrameError) {
            guard case .text(let text) = storage else { throw wrongType("text is needed") }
            return text.strings
        }
    }

    /// The dates, `nil` where one is missing.
    ///
    /// - Throws: `FrameError.wrongType` for any other type.
    public var dates: [Timestamp?] {
        get throws(FrameError) {
            guard case .date(let values) = storage else { throw wrongType("dates are needed") }
            return values.optionals
        }
    }

    /// The values of any type, `nil` where one is missing. Slower and larger than the typed arrays.
    public var values: [Value?] {
        switch storage {
        case .text(let text): text.strings.map { $0.map(Value.text) }
        default: (0..<count).map { self[$0] }
        }
    }

    /// Numbers with NaN for missing; the error says what they were needed for.
    func doubles(for operation: String) throws(FrameError) -> [Double] {
        switch storage {
        case .real(let values): return values
        case .integer(let values):
            if values.validity == nil { return values.values.map(Double.init) }
            return values.values.indices.map { values.isMissing($0) ? .nan : Double(values.values[$0]) }
        case .boolean(let values):
            return values.values.indices.map { values.isMissing($0) ? .nan : values.values[$0] ? 1 : 0 }
        case .text, .date: throw wrongType(operation)
        }
    }

    /// Numbers without the missing ones; the error says what they were needed for.
    func presentDoubles(for operation: String) throws(FrameError) -> [Double] {
        let values = try doubles(for: operation)
        return values.contains { $0.isNaN } ? values.filter { !$0.isNaN } : values
    }

    func wrongType(_ operation: String) -> FrameError {
        .wrongType(column: name, type: type, operation: operation)
    }
}
