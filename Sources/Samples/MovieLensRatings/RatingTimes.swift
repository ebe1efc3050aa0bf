import Numerics

/// The times of a user's ratings, in seconds since 1970. Most are given in a first sitting, the others in later ones; a page of films
/// is sent at once, so that some ratings have the same second.
struct RatingTimes {
    /// The first day of the service.
    static let start = 956_707_200
    /// The number of days on which users join.
    static let days = 1_000.0
    /// The year of a time.
    static func year(of time: Int) -> Int { 1970 + Int(Double(time) / 31_556_952) }

    /// Returns ascending times for a number of ratings.
    static func times(_ count: Int, using random: inout RandomState) -> [Int] {
        // Four in five join in the first third.
        let draw = random.random()
        let joined = draw < 0.8 ? draw / 0.8 * days / 3 : days / 3 + (draw - 0.8) / 0.2 * days * 2 / 3
        var time = start + Int(joined) * 86_400 + hour(using: &random)
        let sittings = 1 + [0, 0, 1, 2, 5][random.randint(0..<5)]
        let first = sittings == 1 ? count : max(1, Int(Double(count) * (0.5 + 0.4 * random.random())))
        var result: [Int] = []
        var left = 0
        while result.count < count {
            // The last rating of a sitting, or of the page that it ends with.
            if result.count == first || result.count > first && left == 0 {
                left = max(1, (count - first) / (sittings - 1))
                let gap = -70 * (1 - random.random()).logarithm
                time = (time / 86_400 + 1 + Int(gap)) * 86_400 + hour(using: &random)
            }
            let page = min(
                1 + random.randint(0..<4), count - result.count,
                result.count < first ? first - result.count : left)
            result += Array(repeating: time, count: page)
            if result.count > first { left -= page }
            time += 8 * page + random.randint(0..<20)
        }
        return result
    }

    /// A time of the day in seconds, mostly in the American evening, which is night in UTC.
    private static func hour(using random: inout RandomState) -> Int {
        let hour = random.normal(mean: 25, standardDeviation: 4.5)
        return (Int(hour * 3600) % 86_400 + 86_400) % 86_400
    }
}
