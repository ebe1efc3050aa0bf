// Points in time as ISO 8601 text.

extension Timestamp: CustomStringConvertible {
    /// The point in time in ISO 8601, without the parts that are zero: `2004-12-31`, `2004-12-31T10:00:00`,
    /// `2004-12-31T10:00:00.250000`.
    public var description: String { isMidnight ? dateText : text(separator: "T") }

    /// The date and the time of day, also at midnight, with a separator between them.
    package func text(separator: Character) -> String {
        let time = "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
        let fraction = microsecond == 0 ? "" : ".\(padded(microsecond, 6))"
        return "\(dateText)\(separator)\(time)\(fraction)"
    }

    /// The date alone.
    package var dateText: String {
        let date = date
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = number.description
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Timestamp {
    /// Parses a date (`2021-03-04`) or a date and a time (`2021-03-04 05:06`, `2021-03-04T05:06:07.25+02:00`) in ISO 8601.
    /// A time with an offset is converted to UTC.
    ///
    /// - Returns: `nil` if the text is anything else, there is no such date or time, or it is more precise than
    ///   microseconds.
    public init?(_ text: String) {
        var text = text
        let parsed = text.withUTF8 { Self.parse($0) }
        guard let parsed else { return nil }
        self = parsed.timestamp
    }

    /// The order in which the parts of a date are written.
    public enum Format: Hashable, Sendable, CaseIterable {
        /// The year first: `2021-03-04`, `2021-03-04 05:06:07`, and the other ISO 8601 forms that ``init(_:)`` parses.
        case iso8601
        /// The day first, as spreadsheets write it in many locales: `04-03-2021 05:06`, `04/03/2021`,
        /// `04.03.2021 05:06:07`.
        case dayFirst
    }

    /// Parses a date, or a date and a time, in a format.
    ///
    /// - Returns: `nil` if the text is anything else, or there is no such date or time.
    public init?(_ text: String, format: Format) {
        var text = text
        let parsed = text.withUTF8 { Self.parse($0, format: format) }
        guard let parsed else { return nil }
        self = parsed.timestamp
    }

    /// Parses a point in time in a format; `hasOffset` is whether it was written with an offset from UTC.
    package static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, format: Format
    ) -> (timestamp: Timestamp, hasOffset: Bool)? {
        guard format == .dayFirst else { return parse(bytes) }
        var cursor = DigitCursor(bytes)
        guard let day = cursor.number(digits: 2),
            let separator = ["-", "/", "."].first(where: { cursor.skip($0) }),
            let month = cursor.number(digits: 2), cursor.skip(separator), let year = cursor.number(digits: 4)
        else { return nil }
        return cursor.time(onDay: day, month, year)
    }

    /// Parses a point in time in ISO 8601; `hasOffset` is whether it was written with an offset from UTC.
    package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> (timestamp: Timestamp, hasOffset: Bool)?
    {
        // Nearly all are written so.
        if bytes.count == 10 || bytes.count == 19 || bytes.count == 26 {
            if let timestamp = parse(fixed: bytes) { return (timestamp, false) }
        }
        var cursor = DigitCursor(bytes)
        guard let year = cursor.number(digits: 4), cursor.skip("-"), let month = cursor.number(digits: 2),
            cursor.skip("-"), let day = cursor.number(digits: 2)
        else { return nil }
        return cursor.time(onDay: day, month, year)
    }
}

extension Timestamp {
    /// Parses `2021-03-04`, `2021-03-04 05:06:07` or `2021-03-04T05:06:07.250000`; nil for anything else.
    private static func parse(fixed bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
        /// Whether all bytes were digits or separators where these belong.
        var isRegular = true
        func two(_ position: Int) -> Int {
            let tens = bytes[position] &- 0x30
            let ones = bytes[position + 1] &- 0x30
            isRegular = isRegular && tens < 10 && ones < 10
            return Int(tens) * 10 + Int(ones)
        }
        func has(_ separator: Unicode.Scalar, _ position: Int) -> Bool {
            bytes[position] == UInt8(ascii: separator)
        }
        let year = two(0) * 100 + two(2)
        let month = two(5)
        let day = two(8)
        guard isRegular, has("-", 4), has("-", 7) else { return nil }
        if bytes.count == 10 { return Timestamp(year: year, month: month, day: day) }
        let hour = two(11)
        let minute = two(14)
        let second = two(17)
        guard isRegular, has("T", 10) || has(" ", 10), has(":", 13), has(":", 16) else { return nil }
        var microsecond = 0
        if bytes.count == 26 {
            microsecond = two(20) * 10_000 + two(22) * 100 + two(24)
            guard isRegular, has(".", 19) else { return nil }
        }
        return Timestamp(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second,
            microsecond: microsecond)
    }
}

/// Parses numbers of a fixed width from bytes.
private struct DigitCursor {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func digit() -> Int? {
        guard position < bytes.count, 0x30...0x39 ~= bytes[position] else { return nil }
        defer { position += 1 }
        return Int(bytes[position] - 0x30)
    }

    mutating func number(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// Parses the rest after a date: nothing, or a time of day, with or without an offset from UTC.
    mutating func time(onDay day: Int, _ month: Int, _ year: Int) -> (timestamp: Timestamp, hasOffset: Bool)?
    {
        if isAtEnd { return Timestamp(year: year, month: month, day: day).map { ($0, false) } }
        guard skip("T") || skip(" "), let hour = number(digits: 2), skip(":"), let minute = number(digits: 2)
        else { return nil }
        var second = 0
        var microsecond = 0
        if skip(":") {
            guard let seconds = number(digits: 2) else { return nil }
            second = seconds
            if skip(".") {
                guard let fraction = microseconds() else { return nil }
                microsecond = fraction
            }
        }
        let local = Timestamp(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second,
            microsecond: microsecond)
        guard let local else { return nil }
        if isAtEnd { return (local, false) }
        guard let offset = offset(), isAtEnd else { return nil }
        return (Timestamp(microseconds: local.microseconds - offset * 60_000_000), true)
    }

    /// Parses a fraction of a second. Digits after the sixth must be zeros, as nothing is rounded.
    mutating func microseconds() -> Int? {
        var value = 0
        var count = 0
        while let digit = digit() {
            count += 1
            if count <= 6 { value = value * 10 + digit } else if digit != 0 { return nil }
        }
        guard count > 0 else { return nil }
        for _ in min(count, 6)..<6 { value *= 10 }
        return value
    }

    /// Parses an offset from UTC, in minutes: `Z`, `+02:00`, `+0200` or `+02`.
    mutating func offset() -> Int? {
        if skip("Z") { return 0 }
        let sign: Int
        if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
        guard let hours = number(digits: 2), hours < 24 else { return nil }
        if isAtEnd { return sign * hours * 60 }
        _ = skip(":")
        guard let minutes = number(digits: 2), minutes < 60 else { return nil }
        return sign * (hours * 60 + minutes)
    }
}
