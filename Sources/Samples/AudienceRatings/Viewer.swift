import Numerics

/// Who rates films.
struct Viewer: Sendable {
    /// Unique, and rising from viewer to viewer.
    var id: Int32
    /// The day of the first ratings.
    var firstDay: Int16
    /// How many days the viewer may rate on, the first included.
    var span: Int16
    /// How much higher the viewer rates than others do.
    var generosity: Double

    /// One at random. Later days have more new viewers; most don't stay for long.
    init(number: Int, using random: inout RandomState) {
        id = Int32(5 * number + 1 + random.randint(0..<5))
        let first = Double(RatingDays.count) * random.random().squareRoot()
        let stay = random.random()
        firstDay = Int16(first)
        span = Int16(1 + (Double(RatingDays.count - 1) - first.rounded(.down)) * stay * stay)
        generosity = random.normal(standardDeviation: AudienceTruth.generosity)
    }

    /// The day of a rating.
    func day(using random: inout RandomState) -> Int {
        guard random.random() >= AudienceTruth.firstDayShare else { return Int(firstDay) }
        return Int(firstDay) + random.randint(0..<Int(span))
    }
}
