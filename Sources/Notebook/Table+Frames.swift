import Base
import Frames
import Record

extension Table {
    /// A table of the first rows of a data frame, with the titles and the formats that its fields declare.
    ///
    /// - Parameters:
    ///   - frame: the data frame.
    ///   - rows: the maximum number of rows. If the frame has more, ``totalRows`` is their number.
    public init(_ frame: DataFrame, rows: Int = .max) {
        let count = min(rows, frame.rowCount)
        self.init(
            columns: frame.fields.map { Column($0.title, format: $0.format) },
            rows: (0..<count).map(frame.row),
            totalRows: count < frame.rowCount ? frame.rowCount : nil)
    }

    /// A table of summary statistics with a row for each column of a data frame but identifiers: the statistics of pandas'
    /// `describe(include="all")`, transposed, because a page is too narrow for the columns of most frames.
    public init(describing frame: DataFrame) {
        let heads = [
            "column", "count", "unique", "top", "freq", "mean", "std", "min", "25%", "50%", "75%", "max",
        ]
        let described = zip(frame.columns, frame.fields).filter { $1.role != .identifier }
        let rows = described.concurrentMap { column, field -> [Value?] in
            if column.isNumeric, let numbers = try? column.numericSummary() {
                let statistics = [
                    numbers.mean, numbers.std, numbers.min, numbers.lowerQuartile, numbers.median,
                    numbers.upperQuartile, numbers.max,
                ]
                return [.text(field.title), .integer(numbers.count), nil, nil, nil]
                    + statistics.map { $0.isNaN ? nil : .real($0) }
            }
            let summary = column.categoricalSummary()
            return [
                .text(field.title), .integer(summary.count), .integer(summary.unique), summary.top,
                summary.top.map { _ in .integer(summary.frequency) },
            ]
        }
        self.init(columns: heads.map { Column($0) }, rows: rows)
        let isUsed = heads.indices.map { index in self.rows.contains { $0[index] != nil } }
        columns = zip(columns, isUsed).filter(\.1).map(\.0)
        self.rows = self.rows.map { row in zip(row, isUsed).filter(\.1).map(\.0) }
    }
}
