import Base
import Charts
import Frames
import Statistics

/// A table of what the channels of a chart show: a column for each, and a row for each row of the table or, with aggregations,
/// for each group of rows.
struct ChannelTable {
    /// The columns, named after their channels.
    private let frame: DataFrame
    /// The titles of the channels for readers.
    private let titles: [String: String]
    /// The channels that hold fractions.
    private let fractions: Set<String>
    /// The number of rows.
    var rowCount: Int { frame.rowCount }

    /// Evaluates channels.
    ///
    /// - Parameters:
    ///   - channels: the name and the content of each; `nil` for those that the chart does without.
    ///   - interval: the name of the channel with a mean around which there are to be intervals.
    init(
        _ table: DataFrame, _ channels: [(name: String, channel: (any Channel)?)], interval: String? = nil
    ) throws {
        var keys: [Expr] = []
        var aggregations: [(name: String, aggregation: Aggregation)] = []
        var titles: [String: String] = [:]
        var fractions: Set<String> = []
        for (name, channel) in channels {
            switch channel?.content {
            case nil: break
            case .expression(let expression):
                keys.append(expression.as(name))
                titles[name] = try Self.title(of: expression, in: table)
            case .aggregation(let aggregation):
                aggregations.append((name, aggregation))
                let argument = aggregation.mean
                let isFraction = try argument.map {
                    try table.selecting($0.as("value"))["value"].type == .boolean
                }
                if isFraction == true { fractions.insert(name) }
                titles[name] = try Self.title(of: aggregation, isFraction: isFraction == true, in: table)
                guard name == interval else { continue }
                guard let argument else { throw ChannelError.needsMean(channel: name) }
                aggregations.append(("\(name) count", .count(argument)))
                if isFraction == false { aggregations.append(("\(name) deviation", .std(argument))) }
            }
        }
        if aggregations.isEmpty {
            if let interval { throw ChannelError.needsMean(channel: interval) }
            frame = try table.selecting(columns: keys)
        } else {
            frame = try table.query.grouped(by: keys).aggregated(aggregations: aggregations).collect()
        }
        self.titles = titles
        self.fractions = fractions
        for column in frame.columns {
            switch column.type {
            case .list, .timeSpan:
                throw ChannelError.unsupported(
                    channel: column.name, column: titles[column.name] ?? column.name, type: column.type)
            case .integer, .real, .boolean, .text, .date: break
            }
        }
    }

    /// Whether the chart has a channel.
    func has(_ name: String) -> Bool { frame.hasColumn(name) }

    /// The title of a channel: the label of its field with the unit, or the name of its column.
    func title(_ name: String) -> String { titles[name] ?? "" }

    /// The format of the axis of a channel.
    func format(_ name: String) throws -> TickFormat {
        let field = try frame.field(name)
        if try frame[name].type == .date { return .date }
        if fractions.contains(name) || field.format.isPercentage { return .percent }
        return field.format == .exact ? .plain : .number
    }

    /// Whether the values of a channel are categories rather than numbers or dates.
    func isCategorical(_ name: String) throws -> Bool {
        let type = try frame[name].type
        return type == .text || type == .boolean
    }

    /// The values of a channel as numbers: dates as seconds since 1970, NaN for missing values.
    func numbers(_ name: String) throws -> [Double] {
        let column = try frame[name]
        switch column.type {
        case .integer, .real: return try column.doubles
        case .date: return try column.dates.map { $0.map { Double($0.microseconds) / 1e6 } ?? .nan }
        case .boolean: return try column.booleans.map { $0.map { $0 ? 1 : 0 } ?? .nan }
        case .text, .timeSpan, .list:
            throw ChannelError.needsNumbers(channel: name, column: title(name), type: column.type)
        }
    }

    /// The distinct values of a channel as texts and, for each row, the index of its value; -1 for a missing one. Texts are in the
    /// order in which they first appear, so that a sorted table gives a sorted chart; other values ascend.
    func categories(_ name: String) throws -> (codes: [Int], names: [String]) {
        let column = try frame[name]
        let format = try frame.field(name).format
        let (codes, levels) = column.type == .text ? column.factorized() : column.sortedLevels()
        return (codes.map(Int.init), levels.values.map { format.text(of: $0) })
    }

    /// The rows of each group of a channel with its name; all rows if the chart does without it.
    func groups(_ name: String) throws -> [(name: String, rows: [Int])] {
        guard has(name) else { return [("", Array(0..<rowCount))] }
        let (codes, names) = try categories(name)
        var groups = names.map { (name: $0, rows: [Int]()) }
        for (row, code) in codes.enumerated() where code >= 0 { groups[code].rows.append(row) }
        return groups
    }

    /// The confidence interval around each mean of a channel: Student's for numbers, Wilson's for fractions.
    func intervals(_ name: String, confidence: Double) throws -> [ClosedRange<Double>?] {
        let means = try numbers(name)
        let counts = try frame["\(name) count"].integers(replacingMissing: 0)
        if fractions.contains(name) {
            return try zip(means, counts).map { try Self.wilsonInterval($0, of: $1, confidence: confidence) }
        }
        let deviations = try frame["\(name) deviation"].doubles
        return try means.indices.map { row in
            guard counts[row] > 1, deviations[row].isFinite else { return nil }
            let count = Double(counts[row])
            let quantile = try StudentTDistribution(degreesOfFreedom: count - 1).quantile(
                (1 + confidence) / 2)
            let reach = quantile * deviations[row] / count.squareRoot()
            return means[row] - reach...means[row] + reach
        }
    }

    /// The 95% confidence interval around each share of a channel, of as many cases as another channel says.
    func intervals(_ name: String, sharesOf counts: String) throws -> [ClosedRange<Double>?] {
        try zip(numbers(name), numbers(counts)).map { share, count in
            guard (0...1).contains(share), count.isFinite else { return nil }
            return try Self.wilsonInterval(share, of: Int(count), confidence: 0.95)
        }
    }

    private static func wilsonInterval(
        _ share: Double, of count: Int, confidence: Double
    ) throws -> ClosedRange<Double>? {
        guard count > 0 else { return nil }
        let hits = Int((share * Double(count)).rounded())
        return try Proportion(hits: hits, of: count).wilsonInterval(confidence: confidence)
    }

    // MARK: Titles

    private static func title(of expression: Expr, in table: DataFrame) throws -> String {
        let column = try table.selecting(expression)
        let field = column.fields[0]
        if field.label != nil || expression.isColumn { return field.title }
        let text = expression.description.replacing(#/col\("([^"]*)"\)/#) { String($0.output.1) }
        return field.unit.map { "\(text) (\($0))" } ?? text
    }

    private static func title(of aggregation: Aggregation, isFraction: Bool, in table: DataFrame) throws
        -> String
    {
        guard let (name, argument) = aggregation.statistic else { return aggregation.text }
        guard let argument else { return name }
        let subject = try title(of: argument, in: table)
        return isFraction ? "Share of \(subject)" : "\(name) of \(subject)"
    }
}
