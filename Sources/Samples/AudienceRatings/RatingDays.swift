import Base

/// The days on which ratings were given, counted from 1999-11-11 to 2005-12-31.
enum RatingDays {
    static let count = 2_243

    private static let dates = (0..<count).map { day in
        Timestamp(secondsSince1970: Double(day) * 86_400 + 942_278_400).date
    }

    /// The days as the files have them: `YYYY-MM-DD`.
    static let texts = dates.map { date in
        "\(date.year)-\(twoDigits(date.month))-\(twoDigits(date.day))"
    }

    static let years = dates.map(\.year)

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
