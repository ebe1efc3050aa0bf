extension Column {
    /// A column of text as dates: in the first of some formats that all of the texts are written in.
    ///
    /// `04-03-2021` alone does not tell the day from the month, but a column of them mostly does; only formats that are
    /// asked for are tried. Missing values stay missing, and a column of dates stays as it is.
    ///
    /// - Throws: `FrameError.unreadableDate` for the first text, in the format that reads furthest, that is no date;
    ///   `FrameError.wrongType` for numbers and Booleans.
    public func parsingDates(_ formats: [Timestamp.Format] = [.iso8601]) throws(FrameError) -> Column {
        if type == .date { return self }
        guard case .text(let text) = storage else { throw wrongType("dates are read from text") }
        var furthest = -1
        for format in formats {
            let dates = (0..<text.pool.count).map { text.pool.timestamp($0, format: format) }
            let unreadable = text.codes.firstIndex { $0 >= 0 && dates[Int($0)] == nil }
            guard let unreadable else {
                return Column(name, text.codes.map { $0 < 0 ? nil : dates[Int($0)] })
            }
            furthest = Swift.max(furthest, unreadable)
        }
        guard furthest >= 0 else { throw wrongType("no format of dates was given") }
        throw .unreadableDate(column: name, row: furthest, text: text[furthest] ?? "")
    }
}

extension TextPool {
    /// A text as a date in a format; `nil` where it is none.
    fileprivate func timestamp(_ code: Int, format: Timestamp.Format) -> Timestamp? {
        bytes.withUnsafeBufferPointer {
            Timestamp.parse(UnsafeBufferPointer(rebasing: $0[range(of: code)]), format: format)?.timestamp
        }
    }
}
