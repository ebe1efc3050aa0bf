import Numerics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Plays of pieces of music, of which is to be told whether they were cut short: thirteen columns, one of thousands of
/// distinct values, one of two dozen, and eleven of zeros and ones, most of them rare.
struct PlayTable {
    /// Shares of the plays by device and by what began them; the last of each is where none of its columns is one.
    private static let devices = [0.93, 0.026, 0.02, 0.011, 0.011, 0.002]
    private static let beginnings = [0.512, 0.36, 0.078, 0.025, 0.015, 0.01]
    private static let shuffledShare = 0.745
    /// The likelihood of plays at each hour of the day, in no unit.
    private static let hours = (0..<24).map { 4 + 3 * cos((Double($0) - 22) * .pi / 12) }

    /// The columns: the length of the piece in milliseconds, the hour, shuffled or not, five devices, five beginnings.
    let columns: [[Double]]
    /// Whether each play was cut short.
    let labels: [Bool]

    /// So many plays at random.
    init(rows: Int, using random: inout RandomState) {
        let pieces = max(20, rows / 20)
        let draw = WeightedDraw(logNormal: pieces, spread: 1.3, using: &random)
        let lengths = (0..<pieces).map { _ in
            min(max(random.normal(mean: 225_000, standardDeviation: 60_000).rounded(), 45_000), 900_000)
        }
        let charms = random.normal(standardDeviation: 0.55, count: pieces)
        let hours = WeightedDraw(Self.hours)
        let devices = WeightedDraw(Self.devices)
        let beginnings = WeightedDraw(Self.beginnings)
        var columns = [[Double]](repeating: [], count: 3 + Self.devices.count - 1 + Self.beginnings.count - 1)
        var labels: [Bool] = []
        for _ in 0..<rows {
            let piece = draw(using: &random)
            let isShuffled = random.random() < Self.shuffledShare
            let device = devices(using: &random)
            let beginning = beginnings(using: &random)
            let values =
                [lengths[piece], Double(hours(using: &random)), isShuffled ? 1 : 0]
                + Self.devices.indices.dropLast().map { $0 == device ? 1 : 0 }
                + Self.beginnings.indices.dropLast().map { $0 == beginning ? 1 : 0 }
            for (position, value) in values.enumerated() { columns[position].append(value) }
            let score =
                -1.1 + (beginning == 1 ? 1.3 : 0) + (isShuffled ? 0.5 : 0) - (device == 1 ? 0.25 : 0)
                + 0.35 * (lengths[piece] - 225_000) / 60_000 + charms[piece]
            labels.append(random.random() < 1 / (1 + exp(-score)))
        }
        self.columns = columns
        self.labels = labels
    }
}
