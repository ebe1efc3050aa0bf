import Numerics

/// The defect of a row of ratings; a row has at most one.
enum RatingQuirk: UInt8, CaseIterable, Sendable {
    /// No defect: the row is valid.
    case none
    /// The rating is missing.
    case missingRating
    /// The rating is 0, 6, -1 or 10.
    case ratingOutOfRange
    /// The date is marked as anomalous but valid.
    case anomalousDate
    /// The date is marked as anomalous and impossible.
    case impossibleDate
    /// The date is missing.
    case missingDate
    /// The text is not a date, or there is no such date.
    case unreadableDate

    /// The exact fraction of the rows of a file.
    var fraction: Double {
        switch self {
        case .none: 0.91
        case .missingRating: 0.027
        case .ratingOutOfRange: 0.01
        case .anomalousDate: 0.03
        case .impossibleDate: 0.01
        case .missingDate: 0.009
        case .unreadableDate: 0.004
        }
    }

    /// Whether `anomalous_date` is 1.
    var isMarked: Bool { self == .anomalousDate || self == .impossibleDate }

    private static let oddRatings = [0.0, 6, -1, 10]
    private static let impossibleDates = ["1899-12-31", "2099-01-01", "1970-01-01"]
    private static let unreadableDates = ["0000-00-00", "unknown", "2003-02-31", ""]

    /// Returns the rating in the row, given the true one.
    func rating(_ rating: Double, using random: inout RandomState) -> Double? {
        switch self {
        case .missingRating: nil
        case .ratingOutOfRange: Self.oddRatings[random.randint(Self.oddRatings.indices)]
        default: rating
        }
    }

    /// Returns the date in the row, given the true one.
    func date(_ date: String, using random: inout RandomState) -> String? {
        switch self {
        case .missingDate: nil
        case .impossibleDate: Self.impossibleDates[random.randint(Self.impossibleDates.indices)]
        case .unreadableDate: Self.unreadableDates[random.randint(Self.unreadableDates.indices)]
        default: date
        }
    }
}
