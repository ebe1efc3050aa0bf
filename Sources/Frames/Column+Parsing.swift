import Base

// Text parsed as dates and as numbers. Each distinct text is parsed once.

/// The treatment of texts that cannot be parsed.
public enum UnreadableText: Hashable, Sendable {
    /// They are errors.
    case refused
    /// They become missing values, as with pandas' `errors="coerce"`.
    case missing
}

extension Column {
    /// Parses a column of text as dates, in the first of some formats that fits all texts. If texts that cannot be parsed
    /// become missing, each text is parsed in the first format that fits it.
    ///
    /// `04-03-2021` alone does not show which number is the month, but a column of such texts mostly does. Missing values
    /// stay missing, and a column of dates is returned as it is.
    ///
    /// - Throws: `FrameError.unreadableDate` for the first text that is not a date, in the format that parses the most
    ///   rows before it, if such texts are refused; `FrameError.wrongType` for numbers and Booleans.
    public func parsingDates(
        _ formats: [Timestamp.Format] = [.iso8601], unreadable: UnreadableText = .refused
    ) throws(FrameError) -> Column {
        if type == .date { return self }
        guard case .text(let text) = storage else { throw wrongType("dates are parsed from text") }
        guard !formats.isEmpty else { throw wrongType("no date format was given") }
        if unreadable == .missing {
            let dates = text.pool.map { bytes -> Timestamp? in
                for format in formats {
                    if let date = Timestamp.parse(bytes, format: format) { return date.timestamp }
                }
                return nil
            }
            return Column(name, .date(text.gathering(dates)))
        }
        var furthest = -1
        for format in formats {
            let dates = text.pool.map { Timestamp.parse($0, format: format)?.timestamp }
            guard let unreadable = text.firstRow(without: dates) else {
                return Column(name, .date(text.gathering(dates)))
            }
            furthest = Swift.max(furthest, unreadable)
        }
        throw .unreadableDate(column: name, row: furthest, text: text[furthest] ?? "")
    }

    /// Parses a column of text as numbers: as integers if all present values are, otherwise as floating-point numbers. A
    /// column of numbers is returned as it is.
    ///
    /// - Throws: `FrameError.unreadableNumber` for the first text that is not a number, if such texts are refused;
    ///   `FrameError.wrongType` for dates and Booleans.
    public func parsingNumbers(unreadable: UnreadableText = .refused) throws(FrameError) -> Column {
        if isNumeric { return self }
        guard case .text(let text) = storage else { throw wrongType("numbers are parsed from text") }
        // The pool may hold texts that no row has.
        let integers = text.pool.map { Int(parsing: $0) }
        if text.codes.contains(where: { $0 >= 0 }),
            text.codes.allSatisfy({ $0 < 0 || integers[Int($0)] != nil })
        {
            return Column(name, .integer(text.gathering(integers)))
        }
        let numbers = text.pool.map { Double(parsing: $0) }
        if unreadable == .refused, let row = text.firstRow(without: numbers) {
            throw .unreadableNumber(column: name, row: row, text: text[row] ?? "")
        }
        return Column(name, text.codes.map { $0 < 0 ? nil : numbers[Int($0)] })
    }
}

extension TextPool {
    /// Returns the results of a function for all texts, by code.
    func map<Result>(_ transform: (UnsafeBufferPointer<UInt8>) -> Result) -> [Result] {
        bytes.withUnsafeBufferPointer { bytes in
            (0..<count).map { transform(UnsafeBufferPointer(rebasing: bytes[range(of: $0)])) }
        }
    }
}

extension TextStorage {
    /// Returns the first row whose text has no value.
    func firstRow<Value>(without values: [Value?]) -> Int? {
        guard values.contains(where: { $0 == nil }) else { return nil }
        return codes.firstIndex { $0 >= 0 && values[Int($0)] == nil }
    }

    /// Returns the value of the text of each row.
    fileprivate func gathering<Value: FixedSizeValue>(_ values: [Value?]) -> Nullable<Value> {
        Nullable(codes) { $0 < 0 ? nil : values[Int($0)] }
    }
}
