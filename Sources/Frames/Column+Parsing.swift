import Base

// Text as dates and as numbers. Each distinct text is read once.

/// What becomes of a text that cannot be read as what it ought to be.
public enum UnreadableText: Hashable, Sendable {
    /// It is an error.
    case refused
    /// The value is missing, as with pandas' `errors="coerce"`.
    case missing
}

extension Column {
    /// A column of text as dates: in the first of some formats that all of the texts are written in, or, where what is
    /// unreadable is to be missing, each text in the first format that reads it.
    ///
    /// `04-03-2021` alone does not tell the day from the month, but a column of them mostly does; only formats that are
    /// asked for are tried. Missing values stay missing, and a column of dates stays as it is.
    ///
    /// - Throws: `FrameError.unreadableDate` for the first text, in the format that reads furthest, that is no date, if
    ///   that is to be refused; `FrameError.wrongType` for numbers and Booleans.
    public func parsingDates(
        _ formats: [Timestamp.Format] = [.iso8601], unreadable: UnreadableText = .refused
    ) throws(FrameError) -> Column {
        if type == .date { return self }
        guard case .text(let text) = storage else { throw wrongType("dates are read from text") }
        guard !formats.isEmpty else { throw wrongType("no format of dates was given") }
        if unreadable == .missing {
            let dates = text.pool.map { bytes -> Timestamp? in
                for format in formats {
                    if let date = Timestamp.parse(bytes, format: format) { return date.timestamp }
                }
                return nil
            }
            return Column(name, .date(text.gathering(dates, placeholder: .placeholder)))
        }
        var furthest = -1
        for format in formats {
            let dates = text.pool.map { Timestamp.parse($0, format: format)?.timestamp }
            guard let unreadable = text.firstRow(without: dates) else {
                return Column(name, .date(text.gathering(dates, placeholder: .placeholder)))
            }
            furthest = Swift.max(furthest, unreadable)
        }
        throw .unreadableDate(column: name, row: furthest, text: text[furthest] ?? "")
    }

    /// A column of text as numbers: whole ones, if all values are; floating-point numbers otherwise, and where some
    /// value is missing, as pandas' `to_numeric` does it. A column of numbers stays as it is.
    ///
    /// - Throws: `FrameError.unreadableNumber` for the first text that is no number, if that is to be refused;
    ///   `FrameError.wrongType` for dates and Booleans.
    public func parsingNumbers(unreadable: UnreadableText = .refused) throws(FrameError) -> Column {
        if isNumeric { return self }
        guard case .text(let text) = storage else { throw wrongType("numbers are read from text") }
        // A pool may hold texts that no row has.
        let integers = text.pool.map { Int(parsing: $0) }
        if !text.codes.isEmpty, text.codes.allSatisfy({ $0 >= 0 && integers[Int($0)] != nil }) {
            return Column(name, .integer(text.gathering(integers, placeholder: 0)))
        }
        let numbers = text.pool.map { Double(parsing: $0) }
        if unreadable == .refused, let row = text.firstRow(without: numbers) {
            throw .unreadableNumber(column: name, row: row, text: text[row] ?? "")
        }
        return Column(name, .real(text.codes.map { $0 < 0 ? .nan : numbers[Int($0)] ?? .nan }))
    }
}

extension TextPool {
    /// What a function makes of each text, by code.
    fileprivate func map<Result>(_ transform: (UnsafeBufferPointer<UInt8>) -> Result) -> [Result] {
        bytes.withUnsafeBufferPointer { bytes in
            (0..<count).map { transform(UnsafeBufferPointer(rebasing: bytes[range(of: $0)])) }
        }
    }
}

extension TextStorage {
    /// The first row with a text that has no value.
    fileprivate func firstRow<Value>(without values: [Value?]) -> Int? {
        guard values.contains(where: { $0 == nil }) else { return nil }
        return codes.firstIndex { $0 >= 0 && values[Int($0)] == nil }
    }

    /// The values of the rows' texts.
    fileprivate func gathering<Value: Hashable & Sendable>(
        _ values: [Value?], placeholder: Value
    ) -> Nullable<Value> {
        Nullable(codes, placeholder: placeholder) { $0 < 0 ? nil : values[Int($0)] }
    }
}
