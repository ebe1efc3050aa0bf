import Numerics

/// What is wrong with a row of ratings; a row has one thing wrong with it at most.
enum RatingQuirk: UInt8, CaseIterable, Sendable {
    /// Nothing: the row is valid.
    case none
    case missingRating
    /// 0, 6, -1 or 10.
    case ratingOutOfRange
    /// The mark alone; the date is as good as any.
    case anomalousDate
    /// The mark, and a date that shows why.
    case impossibleDate
    case missingDate
    /// No date, or none that there is.
    case unreadableDate

    /// The share of a file's rows, met exactly.
    var share: Double {
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

    /// The rating as the row has it.
    func rating(_ rating: Double, using random: inout RandomState) -> Double? {
        switch self {
        case .missingRating: nil
        case .ratingOutOfRange: Self.oddRatings[random.randint(Self.oddRatings.indices)]
        default: rating
        }
    }

    /// The date as the row has it.
    func date(_ date: String, using random: inout RandomState) -> String? {
        switch self {
        case .missingDate: nil
        case .impossibleDate: Self.impossibleDates[random.randint(Self.impossibleDates.indices)]
        case .unreadableDate: Self.unreadableDates[random.randint(Self.unreadableDates.indices)]
        default: date
        }
    }
}
