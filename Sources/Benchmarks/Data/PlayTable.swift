import Numerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Plays of music, with the label whether they were skipped: thirteen columns, one with thousands of distinct values, one
/// with two dozen, and eleven of zeros and ones, most of them rare.
struct PlayTable {
    /// The fractions of plays by device and by reason for starting; the last of each has no column of its own.
    private static let devices = [0.93, 0.026, 0.02, 0.011, 0.011, 0.002]
    private static let reasons = [0.512, 0.36, 0.078, 0.025, 0.015, 0.01]
    private static let shuffledFraction = 0.745
    /// The relative frequency of plays at each hour of the day.
    private static let hours = (0..<24).map { 4 + 3 * cos((Double($0) - 22) * .pi / 12) }

    /// The columns: the length of the track in milliseconds, the hour, shuffling, five devices, five reasons for starting.
    let columns: [[Double]]
    /// Whether each play was skipped.
    let labels: [Bool]

    /// Generates plays.
    init(rows: Int, using random: inout RandomState) {
        let trackCount = max(20, rows / 20)
        let draw = WeightedDraw(logNormal: trackCount, spread: 1.3, using: &random)
        let lengths = (0..<trackCount).map { _ in
            min(max(random.normal(mean: 225_000, standardDeviation: 60_000).rounded(), 45_000), 900_000)
        }
        let appeals = random.normal(standardDeviation: 0.55, count: trackCount)
        let hours = WeightedDraw(Self.hours)
        let devices = WeightedDraw(Self.devices)
        let reasons = WeightedDraw(Self.reasons)
        var columns = [[Double]](repeating: [], count: 3 + Self.devices.count - 1 + Self.reasons.count - 1)
        var labels: [Bool] = []
        for _ in 0..<rows {
            let track = draw(using: &random)
            let isShuffled = random.random() < Self.shuffledFraction
            let device = devices(using: &random)
            let reason = reasons(using: &random)
            let values =
                [lengths[track], Double(hours(using: &random)), isShuffled ? 1 : 0]
                + Self.devices.indices.dropLast().map { $0 == device ? 1 : 0 }
                + Self.reasons.indices.dropLast().map { $0 == reason ? 1 : 0 }
            for (index, value) in values.enumerated() { columns[index].append(value) }
            let score =
                -1.1 + (reason == 1 ? 1.3 : 0) + (isShuffled ? 0.5 : 0) - (device == 1 ? 0.25 : 0)
                + 0.35 * (lengths[track] - 225_000) / 60_000 + appeals[track]
            labels.append(random.random() < 1 / (1 + exp(-score)))
        }
        self.columns = columns
        self.labels = labels
    }
}
