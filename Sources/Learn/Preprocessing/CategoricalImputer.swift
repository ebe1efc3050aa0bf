/// Puts a category in the place of missing ones, as scikit-learn's `SimpleImputer` does with texts.
public struct CategoricalImputer: Sendable {
    /// What takes the place of a missing category.
    public enum Strategy: Equatable, Sendable {
        /// The most frequent category of the column, the first in order of equally frequent ones.
        case mostFrequent
        /// One category for all columns.
        case constant(String)
    }

    /// What takes the place of a missing category.
    public var strategy: Strategy

    /// An imputer that is yet to be fitted.
    public init(strategy: Strategy = .mostFrequent) {
        self.strategy = strategy
    }

    /// Learns the category of each column.
    ///
    /// - Throws: `LearnError.noRows` for a column in which nothing is present.
    public func fit(_ columns: [CategoricalColumn]) throws -> Fitted {
        let fill = try columns.map { column in
            if case .constant(let category) = strategy { return category }
            var counts = [Int](repeating: 0, count: column.levels.count)
            for case let code? in column.codes { counts[code] += 1 }
            guard let largest = counts.max(), let code = counts.firstIndex(of: largest) else {
                throw LearnError.noRows(in: "what is present in column “\(column.name)”")
            }
            return column.levels[code]
        }
        return Fitted(columnNames: columns.map(\.name), statistics: fill)
    }

    /// An imputer that has learned.
    public struct Fitted: Equatable, Sendable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// What fills each column.
        public let statistics: [String]

        /// The columns without missing categories.
        ///
        /// - Throws: `LearnError.columnMismatch`.
        public func transform(_ columns: [CategoricalColumn]) throws -> [CategoricalColumn] {
            try requireColumns(columns, columnNames, of: "the imputer")
            return zip(columns, statistics).map { column, fill in
                CategoricalColumn(column.name, column.values.map { $0 ?? fill })
            }
        }
    }
}

/// What a fitted estimator asks of categorical columns: those it was fitted on, in that order.
func requireColumns(_ columns: [CategoricalColumn], _ expected: [String], of estimator: String) throws {
    let names = columns.map(\.name)
    guard names != expected else { return }
    let pair = zip(names, expected).first { $0 != $1 }
    throw LearnError.columnMismatch(
        estimator: estimator, count: names.count, expected: expected.count,
        firstDifference: pair.map { "“\($0.0)” stands where “\($0.1)” stood" })
}
