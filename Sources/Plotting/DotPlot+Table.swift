import Base
import Charts
import Frames

extension DotPlot {
    /// Creates a plot from a table with a row of dots for each of its rows: a dot for each of several channels.
    ///
    ///     try show(DotPlot(models, x: "train", "test", y: "model", valueLabel: "Accuracy"), caption: "Accuracy of the models")
    ///
    /// - Parameters:
    ///   - table: the table, with one row for each category; of an aggregation, the rows with the same `y` are a category.
    ///   - x: the values.
    ///   - others: more values, each with a dot of its own.
    ///   - y: the categories. Texts are in the order of the table, other values ascend.
    ///   - counts: the number of cases of each category, shown at the right; none by default.
    ///   - isLogarithmic: whether the axis of values is logarithmic.
    ///   - reference: the value that the dots are compared with.
    ///   - valueLabel: the title of the axis of values; that of the field of `x`, if there are no others, by default.
    ///   - title: the title above the chart; `nil` for none.
    ///   - file: the file of the call.
    ///   - line: the line of the call.
    /// - Throws: `QueryError` if the table does not have what the channels need, or several values for a category.
    public init(
        _ table: DataFrame, x: any Channel, _ others: any Channel..., y: any Channel,
        counts: (any Channel)? = nil, isLogarithmic: Bool = false, reference: Reference? = nil,
        valueLabel: String? = nil, title: String? = nil, file: String = #fileID, line: Int = #line
    ) throws {
        self = try VerbPlace(verb: "DotPlot", file: file, line: line).naming {
            let values = [x] + others
            let names = values.indices.map { $0 == 0 ? "x" : "x\($0 + 1)" }
            var channels: [(name: String, channel: (any Channel)?)] = [("y", y), ("counts", counts)]
            for (name, channel) in zip(names, values) { channels.append((name, channel)) }
            let data = try ChannelTable(table, channels)
            let (codes, categories) = try data.categories("y")
            var rows = [Int?](repeating: nil, count: categories.count)
            for (row, code) in codes.enumerated() where code >= 0 {
                guard rows[code] == nil else {
                    throw ChannelError.severalValues(row: categories[code], column: data.title("x"))
                }
                rows[code] = row
            }
            func ordered(_ name: String) throws -> [Double] {
                let numbers = try data.numbers(name)
                return rows.map { $0.map { numbers[$0] } ?? .nan }
            }
            return try DotPlot(
                categories: categories,
                series: names.map { (others.isEmpty ? "" : data.title($0), try ordered($0)) },
                counts: counts == nil ? [] : ordered("counts").map { $0.isFinite ? Int($0) : 0 },
                valueLabel: valueLabel ?? (others.isEmpty ? data.title("x") : ""), title: title,
                format: data.format("x"), isLogarithmic: isLogarithmic, reference: reference)
        }
    }
}
