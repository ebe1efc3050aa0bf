import Base
import Frames
import Learn

/// The rows of a table as the data of a model: features, a target, and what belongs to each row beside them.
///
///     let birds = try Dataset(complete, features: ["bill_length_mm", "island"], target: "species")
///     let (train, test) = try birds.split(test: 0.3, stratified: true, seed: 42)
///     let score = try LogisticRegression().fit(train).evaluate(test)
///
/// A target of texts or Booleans has classes, one of numbers is a number to be predicted; `positive` makes classes of any target.
/// Features of text are categories, others numbers; a missing value is NaN in ``x``.
public struct Dataset: Sendable {
    /// The rows with all columns of the table.
    public var table: DataFrame { rowsOfTable.value }
    private let rowsOfTable: Deferred<DataFrame>
    /// The number of columns of the table, which need not be gathered to know it.
    private let columnCount: Int
    /// The features as a matrix.
    public let x: Matrix
    /// The target of each row.
    public let y: Target
    /// The weight of each row; nil if rows are not weighted.
    public let weights: [Double]?
    /// The group of each row, such as its user; nil without groups.
    public let groups: Groups?
    /// The name of the column of times; nil without times.
    public let time: String?
    /// The name of the target.
    public let targetName: String
    /// The columns that the data set is made from.
    private let definition: Definition

    private struct Definition {
        var features: [String]
        var positive: String?
        var categorical: [String]
        var weights: String?
        var groups: String?
    }

    /// The targets of the rows.
    public enum Target: Equatable, Sendable {
        /// Classes.
        case classes(Labels)
        /// Numbers.
        case numbers([Double])
    }

    /// The number of rows.
    public let rowCount: Int
    /// The names of the features.
    public var features: [String] { x.columnNames }

    /// Takes the features and the target from a table.
    ///
    /// - Parameters:
    ///   - table: the rows.
    ///   - features: the names of the columns to predict from.
    ///   - target: the name of the column to predict.
    ///   - positive: the positive class; the last by name by default.
    ///   - categorical: features of numbers that are categories, such as months.
    ///   - weights: the name of the column with the weight of each row.
    ///   - groups: the name of the column with the group of each row.
    ///   - time: the name of the column with the time of each row.
    /// - Throws: `FrameError` for a column that does not exist or does not fit; `LearnError.missingLabel` for a row without a
    ///   target, `LearnError.unknownClass`.
    public init(
        _ table: DataFrame, features: [String], target: String, positive: String? = nil,
        categorical: [String] = [], weights: String? = nil, groups: String? = nil, time: String? = nil
    ) throws {
        rowsOfTable = Deferred(table)
        (rowCount, columnCount) = (table.rowCount, table.columnCount)
        self.time = time
        targetName = target
        definition = Definition(
            features: features, positive: positive, categorical: categorical, weights: weights, groups: groups
        )
        x = try Matrix(table, columns: features, categorical: categorical)
        let column = try table[target]
        if positive != nil || !column.isNumeric {
            y = .classes(try Labels(column, positive: positive))
        } else {
            if let row = column.missingMask.firstIndex(of: true) { throw LearnError.missingLabel(row: row) }
            y = .numbers(try column.doubles)
        }
        self.weights = try weights.map { try table[$0].doubles }
        self.groups = try groups.map { Groups(try table[$0]) }
        if let time { _ = try table[time] }
    }

    private init(_ whole: Dataset, rows: [Int]) throws {
        if let row = rows.first(where: { !(0..<whole.rowCount ~= $0) }) {
            throw FrameError.rowOutOfRange(row, count: whole.rowCount)
        }
        rowsOfTable = whole.gathering(rows)
        (rowCount, columnCount) = (rows.count, whole.columnCount)
        x = try whole.x.rows(rows)
        switch whole.y {
        case .classes(let labels): y = .classes(try labels.rows(rows))
        case .numbers(let numbers): y = .numbers(rows.map { numbers[$0] })
        }
        weights = whole.weights.map { weights in rows.map { weights[$0] } }
        groups = whole.groups?.rows(rows)
        (time, targetName, definition) = (whole.time, whole.targetName, whole.definition)
    }

    /// The table of some rows, gathered when it is first asked for: models need the features alone. A large one is gathered at
    /// once, so that the whole one need not stay in memory.
    private func gathering(_ rows: [Int]) -> Deferred<DataFrame> {
        guard rows.count * columnCount <= Matrix.largestDeferred else {
            return Deferred(table.rows(rows))
        }
        return Deferred { [rowsOfTable] in rowsOfTable.value.rows(rows) }
    }

    /// The data set of another table with the same columns, or with other features or groups: what was chosen stays chosen.
    ///
    ///     try data.replacing(table: data.table.with(["likes": col("likes").clipped(0, 1000)]))
    ///
    /// - Parameters:
    ///   - table: the rows; those of this data set by default.
    ///   - features: the names of the features; those of this data set by default.
    ///   - groups: the name of the column with the group of each row; that of this data set by default.
    /// - Throws: the errors of ``init(_:features:target:positive:categorical:weights:groups:time:)``.
    public func replacing(
        table: DataFrame? = nil, features: [String]? = nil, groups: String? = nil
    ) throws -> Dataset {
        let features = features ?? definition.features
        return try Dataset(
            table ?? self.table, features: features, target: targetName, positive: definition.positive,
            categorical: definition.categorical.filter(features.contains), weights: definition.weights,
            groups: groups ?? definition.groups, time: time)
    }

    /// Some of the rows, in the order given.
    ///
    /// - Throws: `FrameError` for a row that does not exist.
    public func rows(_ rows: [Int]) throws -> Dataset { try Dataset(self, rows: rows) }

    /// The target as classes.
    ///
    /// - Throws: ``DatasetError/needsClasses(target:)`` if it is numbers.
    public func labels() throws(DatasetError) -> Labels {
        guard case .classes(let labels) = y else { throw .needsClasses(target: targetName) }
        return labels
    }

    /// The target as numbers.
    ///
    /// - Throws: ``DatasetError/needsNumbers(target:)`` if it is classes.
    public func numbers() throws(DatasetError) -> [Double] {
        guard case .numbers(let numbers) = y else { throw .needsNumbers(target: targetName) }
        return numbers
    }
}

/// A data set that does not suit a model or a split.
public enum DatasetError: Error, Equatable, CustomStringConvertible {
    /// A classifier was given numbers.
    case needsClasses(target: String)
    /// A regressor was given classes.
    case needsNumbers(target: String)
    /// Rows are to be split by time, but have none.
    case noTimes
    /// Rows are to be split by group, but have none.
    case noGroups
    /// A text that is to be a time can't be read as one.
    case unreadableTime(String)
    /// All rows are on one side of a time.
    case emptySide(time: String)

    /// The problem and the way out.
    public var description: String {
        switch self {
        case .needsClasses(let target):
            "the target \"\(target)\" holds numbers; name a positive class, or take a regressor"
        case .needsNumbers(let target): "the target \"\(target)\" holds classes; take a classifier"
        case .noTimes: "the data set has no times; name their column: Dataset(…, time: \"date\")"
        case .noGroups: "the data set has no groups; name their column: Dataset(…, groups: \"user\")"
        case .unreadableTime(let text): "\"\(text)\" is not a date; write it as 2015-01-31"
        case .emptySide(let time): "all rows are on one side of \(time)"
        }
    }
}
