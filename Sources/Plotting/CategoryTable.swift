import Charts
import Frames

/// The values of a table for each category and group, as bars and dots show them.
struct CategoryTable {
    let categories: [String]
    let series: [(name: String, values: [Double])]
    /// The intervals of each series, in the order of the categories; none without intervals.
    let intervals: [[ClosedRange<Double>?]]
    /// The number of observations of each category; none if it is not asked for.
    let counts: [Int]
    let format: TickFormat
    let categoryTitle: String
    let valueTitle: String

    /// Reads a table.
    ///
    /// - Parameters:
    ///   - values: the name of the channel of values and its content.
    ///   - categories: the name of the channel of categories and its content.
    ///   - groups: the series.
    ///   - interval: the intervals around the values.
    ///   - counts: the number of observations behind a value; of several series they are summed.
    ///   - isSorted: whether the category with the largest value comes first.
    init(
        _ table: DataFrame, values: (name: String, channel: any Channel),
        categories: (name: String, channel: any Channel), by groups: (any Channel)? = nil,
        interval: Intervals? = nil, counts: (any Channel)? = nil, isSorted: Bool = false
    ) throws {
        var channels: [(name: String, channel: (any Channel)?)] = [
            categories, values, ("by", groups), ("counts", counts),
        ]
        var mean: String?
        switch interval {
        case .confidence: mean = values.name
        case .share(let count): channels.append(("cases", count))
        case .between(let low, let high): channels += [("lower", low), ("upper", high)]
        case nil: break
        }
        let data = try ChannelTable(table, channels, interval: mean)
        let (codes, names) = try data.categories(categories.name)
        let parts = try data.groups("by")
        for part in parts {
            var seen = Set<Int>()
            for row in part.rows where codes[row] >= 0 && !seen.insert(codes[row]).inserted {
                throw ChannelError.severalValues(row: names[codes[row]], column: part.name)
            }
        }
        var order = Array(names.indices)
        /// The values of the rows of a part by category.
        func arranged<Element>(_ rows: [Int], _ all: [Element], _ none: Element) -> [Element] {
            var result = [Element](repeating: none, count: names.count)
            for row in rows where codes[row] >= 0 { result[codes[row]] = all[row] }
            return order.map { result[$0] }
        }
        let numbers = try data.numbers(values.name)
        if isSorted {
            let ofParts = parts.map { arranged($0.rows, numbers, .nan) }
            let sizes = names.indices.map { index in
                ofParts.map { $0[index] }.filter { !$0.isNaN }.max() ?? -.infinity
            }
            order.sort { (-sizes[$0], $0) < (-sizes[$1], $1) }
        }
        self.categories = order.map { names[$0] }
        series = parts.map { ($0.name, arranged($0.rows, numbers, .nan)) }
        let ends = try Self.ends(interval, data, values.name)
        intervals = ends.map { ends in parts.map { arranged($0.rows, ends, nil) } } ?? []
        var observed: [Int] = []
        if data.has("counts") {
            let all = try data.numbers("counts")
            observed = [Int](repeating: 0, count: names.count)
            for (row, code) in codes.enumerated() where code >= 0 && all[row].isFinite {
                observed[code] += Int(all[row])
            }
            observed = order.map { observed[$0] }
        }
        self.counts = observed
        format = try data.format(values.name)
        categoryTitle = data.title(categories.name)
        valueTitle = data.title(values.name)
    }

    private static func ends(
        _ interval: Intervals?, _ data: ChannelTable, _ name: String
    ) throws -> [ClosedRange<Double>?]? {
        switch interval {
        case nil: nil
        case .confidence(let confidence): try data.intervals(name, confidence: confidence)
        case .share: try data.intervals(name, sharesOf: "cases")
        case .between:
            zip(try data.numbers("lower"), try data.numbers("upper")).map { $0 <= $1 ? $0...$1 : nil }
        }
    }
}
