import Numerics

/// A person who rates films.
struct Viewer: Sendable {
    /// A unique number, ascending from viewer to viewer.
    var id: Int32
    /// The day of the first ratings.
    var firstDay: Int16
    /// The number of days on which the viewer may rate, including the first.
    var span: Int16
    /// The effect of the viewer on the scores of their ratings.
    var generosity: Double

    /// Generates a viewer. The number of new viewers grows over time, and most stay for a short time.
    init(number: Int, using random: inout RandomState) {
        id = Int32(5 * number + 1 + random.randint(0..<5))
        let first = Double(RatingDays.count) * random.random().squareRoot()
        let stay = random.random()
        firstDay = Int16(first)
        span = Int16(1 + (Double(RatingDays.count - 1) - first.rounded(.down)) * stay * stay)
        generosity = random.normal(standardDeviation: AudienceTruth.generosity)
    }

    /// Draws the day of a rating.
    func day(using random: inout RandomState) -> Int {
        guard random.random() >= AudienceTruth.firstDayFraction else { return Int(firstDay) }
        return Int(firstDay) + random.randint(0..<Int(span))
    }
}
