import Numerics

/// Puts a value of its column in the place of each missing one, as scikit-learn's `SimpleImputer` does.
///
/// A column that is all missing when fitted is left out of the result: there is nothing to fill it with.
public struct SimpleImputer: Transformer, ViewTransformer {
    /// What takes the place of a missing value.
    public enum Strategy: Equatable, Sendable, Codable {
        /// The mean of the column, which must hold numbers.
        case mean
        /// The median of the column, which must hold numbers.
        case median
        /// The most frequent number or category of the column; of equally frequent ones the smallest number, the first
        /// category.
        case mostFrequent
        /// One number for all columns.
        case constant(Double)
        /// One category for all columns.
        case category(String)
    }

    /// What takes the place of a missing value.
    public var strategy: Strategy
    /// Whether to add a column of ones and zeros, `missingindicator_…`, for each column that had a missing value
    /// when fitted (and is not left out).
    public var addIndicator: Bool

    /// An imputer that is yet to be fitted.
    public init(strategy: Strategy = .mean, addIndicator: Bool = false) {
        self.strategy = strategy
        self.addIndicator = addIndicator
    }

    /// Learns what fills each column.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns, or with an infinity; `LearnError.unsupported` for a
    ///   strategy that does not go with what a column holds.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(ColumnView(x))
    }

    func fit(_ x: ColumnView) throws -> Fitted {
        try x.requireRowsAndColumns(for: "an imputer")
        for column in x.columns { try requireStrategy(for: column) }
        let counts = try x.mapRuns(length: 1 << 16) { _, run in run.reduce(0) { $0 + ($1.isNaN ? 0 : 1) } }
            .map { $0.reduce(0, +) }
        let fills = zip(try values(x), zip(x.columns, counts)).map { value, about in
            let (column, count) = about
            if count == 0 { return nil as Fill? }
            if case .category(let category) = strategy { return .category(category) }
            return column.categories.map { .category($0[Int(value)]) } ?? .number(value)
        }
        let incomplete = fills.indices.filter { fills[$0] != nil && counts[$0] < x.rowCount }
        return Fitted(
            columnNames: x.columnNames, fills: fills,
            indicatorColumns: addIndicator ? incomplete.map { x.columnNames[$0] } : [])
    }

    private func requireStrategy(for column: DerivedColumn) throws {
        switch (strategy, column.categories) {
        case (.mean, .some), (.median, .some), (.constant, .some):
            throw LearnError.unsupported(
                "column “\(column.name)” holds categories, which have no \(strategy); impute them with .mostFrequent"
            )
        case (.category(let category), nil):
            throw LearnError.unsupported(
                "column “\(column.name)” holds numbers and cannot be filled with the category “\(category)”")
        default: break
        }
    }

    /// The number of each column, for a column of categories its position; NaN where there is none.
    private func values(_ x: ColumnView) throws -> [Double] {
        switch strategy {
        case .mean: try x.moments().map(\.mean)
        case .median: try x.mapColumns { _, column in OrderStatistics(column).median }
        case .mostFrequent:
            try x.mapColumns { position, column in
                x.columns[position].categories.map { mostFrequentPosition(column, below: $0.count) }
                    ?? mostFrequentNumber(column)
            }
        case .constant(let value): x.columns.map { _ in value }
        case .category: x.columns.map { _ in .nan }
        }
    }

    /// What takes the place of the missing values of a column.
    public enum Fill: Equatable, Sendable, Codable {
        /// A number.
        case number(Double)
        /// A category.
        case category(String)
    }

    /// An imputer that has learned.
    public struct Fitted: FittedTransformer, FittedViewTransformer, Equatable, Codable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// What fills each column; nil for a column that was all missing and is left out.
        public let fills: [Fill?]
        /// The columns that have an indicator.
        public let indicatorColumns: [String]

        /// The columns that are not left out, then the indicators.
        public var outputColumnNames: [String] {
            zip(columnNames, fills).filter { $0.1 != nil }.map(\.0)
                + indicatorColumns.map { "missingindicator_\($0)" }
        }

        /// The rows with every missing value replaced. A category that was not there in fitting stays.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func derive(_ x: ColumnView) throws -> ColumnView {
            try x.requireColumns(columnNames, of: "the imputer")
            let filled = try zip(x.columns, fills).compactMap { column, fill in
                try fill.map { try self.fill(column, with: $0) }
            }
            let indicators = try x.selecting(indicatorColumns).columns.map {
                $0.adding(.missingness, name: "missingindicator_\($0.name)")
            }
            return ColumnView(rowCount: x.rowCount, columns: filled + indicators)
        }

        private func fill(_ column: DerivedColumn, with fill: Fill) throws -> DerivedColumn {
            switch (fill, column.categories) {
            case (.number(let number), nil):
                return column.adding(.fill(number))
            case (.category(let category), .some(let categories)):
                let position = categories.firstIndex(of: category) ?? categories.count
                return column.adding(
                    .fill(Double(position)),
                    categories: position < categories.count ? categories : categories + [category])
            case (.category, nil): throw LearnError.numericColumn(column.name, estimator: "the imputer")
            case (.number, .some): throw LearnError.categoricalColumn(column.name, estimator: "the imputer")
            }
        }
    }
}

/// The category that occurs most often, as a position; the first of those that do.
private func mostFrequentPosition(_ values: UnsafeBufferPointer<Double>, below count: Int) -> Double {
    var counts = [Int](repeating: 0, count: count)
    let positions = 0..<Double(count)
    for value in values where positions.contains(value) { counts[Int(value)] += 1 }
    guard let largest = counts.max(), let position = counts.firstIndex(of: largest) else { return .nan }
    return Double(position)
}

/// The number that occurs most often; the smallest of those that do.
private func mostFrequentNumber(_ values: UnsafeBufferPointer<Double>) -> Double {
    var best = (value: Double.nan, count: 0)
    var current = (value: Double.nan, count: 0)
    for value in values.filter({ !$0.isNaN }).sorted() {
        current = value == current.value ? (value, current.count + 1) : (value, 1)
        if current.count > best.count { best = current }
    }
    return best.value
}
