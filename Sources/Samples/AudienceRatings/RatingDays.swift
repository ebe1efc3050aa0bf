import Base

/// The days of ratings, from 1999-11-11 to 2005-12-31, numbered from 0.
enum RatingDays {
    static let count = 2_243

    private static let dates = (0..<count).map { day in
        Timestamp(secondsSince1970: Double(day) * 86_400 + 942_278_400).date
    }

    /// The days in the format of the files: `YYYY-MM-DD`.
    static let texts = dates.map { date in
        "\(date.year)-\(twoDigits(date.month))-\(twoDigits(date.day))"
    }

    /// The year of each day.
    static let years = dates.map(\.year)

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
