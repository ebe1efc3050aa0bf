import Base
import Numerics

/// Replaces missing values by a value of their column, as scikit-learn's `SimpleImputer`.
///
/// A column with missing values only is dropped: there is nothing to fill it with.
public struct SimpleImputer: Transformer, LazyTransformer, Encodable, Keyed {
    /// The value that replaces missing ones.
    public enum Strategy: Equatable, Sendable, Codable {
        /// The mean of the column, which must hold numbers.
        case mean
        /// The median of the column, which must hold numbers.
        case median
        /// The most frequent number or category of the column; of equally frequent ones the smallest number,
        /// the first category.
        case mostFrequent
        /// One number for all columns.
        case constant(Double)
        /// One category for all columns.
        case category(String)
    }

    /// The value that replaces missing ones.
    public var strategy: Strategy
    /// Whether to add a column of ones and zeros, `missingindicator_…`, for each column that had a missing
    /// value in fitting (and is not dropped).
    public var addIndicator: Bool

    /// Creates an imputer.
    public init(strategy: Strategy = .mean, addIndicator: Bool = false) {
        self.strategy = strategy
        self.addIndicator = addIndicator
    }

    /// Computes the value that fills each column.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns, or with an infinity; `LearnError.unsupported` for a
    ///   strategy that is not defined for the type of a column.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(LazyColumns(x))
    }

    func fit(_ x: LazyColumns) throws -> Fitted {
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

    private func requireStrategy(for column: LazyColumn) throws {
        switch (strategy, column.categories) {
        case (.mean, .some), (.median, .some), (.constant, .some):
            throw LearnError.unsupported(
                "column “\(column.name)” holds categories, which have no \(strategy); impute them by .mostFrequent"
            )
        case (.category(let category), nil):
            throw LearnError.unsupported(
                "column “\(column.name)” holds numbers and cannot be filled with the category “\(category)”")
        default: break
        }
    }

    /// Returns the fill value of each column, for a column of categories as an index; NaN if there is none.
    private func values(_ x: LazyColumns) throws -> [Double] {
        switch strategy {
        case .mean: try x.moments().map(\.mean)
        case .median: try x.mapColumns { _, column in Descriptive.halfSumMedian(column.withoutNaN) }
        case .mostFrequent:
            try x.mapColumns { index, column in
                x.columns[index].categories.map { mostFrequentIndex(column, below: $0.count) }
                    ?? mostFrequentNumber(column)
            }
        case .constant(let value): x.columns.map { _ in value }
        case .category: x.columns.map { _ in .nan }
        }
    }

    /// The value that replaces missing ones in a column.
    public enum Fill: Equatable, Sendable, Codable {
        /// A number.
        case number(Double)
        /// A category.
        case category(String)
    }

    /// A fitted imputer.
    public struct Fitted: FittedTransformer, FittedLazyTransformer, Equatable, Codable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The fill value of each column; nil for a column with missing values only, which is dropped.
        public let fills: [Fill?]
        /// The columns that have an indicator.
        public let indicatorColumns: [String]

        /// The names of the columns that are not dropped, then those of the indicators.
        public var outputColumnNames: [String] {
            zip(columnNames, fills).filter { $0.1 != nil }.map(\.0)
                + indicatorColumns.map { "missingindicator_\($0)" }
        }

        /// Returns the rows with every missing value replaced. A category that was not seen in fitting is
        /// kept.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func transform(_ x: LazyColumns) throws -> LazyColumns {
            try x.requireColumns(columnNames, of: "the imputer")
            let filled = try zip(x.columns, fills).compactMap { column, fill in
                try fill.map { try self.fill(column, with: $0) }
            }
            let indicators = try x.selecting(indicatorColumns).columns.map {
                $0.adding(.missingness, name: "missingindicator_\($0.name)")
            }
            return LazyColumns(rowCount: x.rowCount, columns: filled + indicators)
        }

        private func fill(_ column: LazyColumn, with fill: Fill) throws -> LazyColumn {
            switch (fill, column.categories) {
            case (.number(let number), nil):
                return column.adding(.fill(number))
            case (.category(let category), .some(let categories)):
                let index = categories.firstIndex { $0.hasSameCodePoints(as: category) } ?? categories.count
                return column.adding(
                    .fill(Double(index)),
                    categories: index < categories.count ? categories : categories + [category])
            case (.category, nil): throw LearnError.numericColumn(column.name, estimator: "the imputer")
            case (.number, .some): throw LearnError.categoricalColumn(column.name, estimator: "the imputer")
            }
        }
    }
}

/// Returns the index of the most frequent category; the first of equally frequent ones.
private func mostFrequentIndex(_ values: UnsafeBufferPointer<Double>, below count: Int) -> Double {
    var counts = [Int](repeating: 0, count: count)
    let indices = 0..<Double(count)
    for value in values where indices.contains(value) { counts[Int(value)] += 1 }
    guard let largest = counts.max(), let index = counts.firstIndex(of: largest) else { return .nan }
    return Double(index)
}

/// Returns the most frequent number; the smallest of equally frequent ones.
private func mostFrequentNumber(_ values: UnsafeBufferPointer<Double>) -> Double {
    var best = (value: Double.nan, count: 0)
    var current = (value: Double.nan, count: 0)
    for value in values.filter({ !$0.isNaN }).sorted() {
        current = value == current.value ? (value, current.count + 1) : (value, 1)
        if current.count > best.count { best = current }
    }
    return best.value
}
