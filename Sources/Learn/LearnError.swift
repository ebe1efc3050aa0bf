import Base
import Numerics

/// Describes invalid input of an estimator, a split or a metric.
///
/// Bad input never traps: everything in this module that can reject its input throws one of these, and the
/// description says in one line what was found, where, and what would be accepted.
public enum LearnError: Error, Equatable, Sendable {
    /// A matrix, labels or a list of rows that is empty.
    case noRows(in: String)
    /// A matrix without columns where at least one is needed.
    case noColumns(in: String)
    /// Two values with one element a row that differ in length.
    case lengthMismatch(what: String, count: Int, expected: Int)
    /// A row of a matrix whose length is not the number of columns.
    case raggedRow(row: Int, count: Int, expected: Int)
    /// A column name that occurs twice.
    case duplicateColumn(String)
    /// A column that does not exist, and the nearest one that does.
    case unknownColumn(String, nearest: String?)
    /// A matrix whose columns are not those that the estimator was fitted on.
    case columnMismatch(estimator: String, count: Int, expected: Int, firstDifference: String?)
    /// A column of categories where numbers are needed.
    case categoricalColumn(String, estimator: String)
    /// A column of numbers where categories are needed.
    case numericColumn(String, estimator: String)
    /// A row index that is negative or not less than the number of rows.
    case indexOutOfRange(Int, rowCount: Int)
    /// A NaN or an infinity where a finite number is needed.
    case notFinite(row: Int, column: String, value: Double)
    /// Values so large that their products overflow.
    case overflow(estimator: String)
    /// A missing label.
    case missingLabel(row: Int)
    /// A class that does not exist, and the nearest one that does.
    case unknownClass(String, nearest: String?)
    /// Labels with a single class where at least two are needed.
    case oneClass(String)
    /// A class that is listed but has no row.
    case absentClass(String)
    /// More than two classes where two are needed.
    case notBinary(classes: [String])
    /// A class with too few members for a stratified split.
    case classTooSmall(String, members: Int, needed: Int)
    /// A fold of a cross-validation, counted from one, in which a class has no training row, or no test row.
    case foldWithoutClass(fold: Int, class: String, rows: String)
    /// A category that the encoder did not see when it was fitted.
    case unknownCategory(String, row: Int, column: String)
    /// A sample weight that is negative or not a number.
    case invalidWeight(row: Int, value: Double)
    /// Sample weights that are all zero.
    case zeroWeights
    /// A parameter out of its range.
    case invalidParameter(name: String, value: String, expected: String)
    /// A test or training size that leaves one side empty or needs more rows than there are.
    case invalidSplit(count: Int, train: Int, test: Int)
    /// A matrix without an inverse: a column is a linear combination of others.
    case singular(column: String)
    /// Classes that are perfectly separable: without a penalty, no finite coefficients are optimal.
    case separable
    /// Arguments that do not go together; the text says which do.
    case unsupported(String)
}

extension LearnError: CustomStringConvertible {
    /// The invalid value, its place, and the accepted values, in one line.
    public var description: String { text.inOneLine }

    private var text: String {
        switch self {
        case .noRows(let what):
            ArgumentError.noRows(in: what).description
        case .noColumns(let what):
            ArgumentError.noColumns(in: what).description
        case .lengthMismatch(let what, let count, let expected):
            ArgumentError.lengthMismatch(what: what, count: count, expected: expected).description
        case .raggedRow(let row, let count, let expected):
            ArgumentError.raggedRow(row: row, count: count, expected: expected).description
        case .duplicateColumn(let name):
            "two columns are named “\(name)”; column names must be unique"
        case .unknownColumn(let name, let nearest):
            "no column “\(name)”" + suggestion(nearest)
        case .columnMismatch(let estimator, let count, let expected, let difference):
            "\(estimator) expects "
                + (count == expected ? "other columns" : "\(expected) columns, but got \(count)")
                + (difference.map { ": \($0)" } ?? "")
        case .categoricalColumn(let name, let estimator):
            "column “\(name)” holds categories, but \(estimator) needs numbers; encode it first, with a OneHotEncoder"
        case .numericColumn(let name, let estimator):
            "column “\(name)” holds numbers, but \(estimator) needs categories; pass its name as `categorical` to `Matrix`, or call `categorizing`"
        case .indexOutOfRange(let index, let rowCount):
            "row index \(index) is out of range: there are \(rowCount) rows"
        case .notFinite(let row, let column, let value):
            ArgumentError.notFinite(row: row, column: column, value: value).description
        case .overflow(let estimator):
            "\(estimator): the values are too large to multiply; scale the columns first"
        case .missingLabel(let row):
            "the label of row \(row) is missing; drop the row first"
        case .unknownClass(let name, let nearest):
            "no class “\(name)”" + suggestion(nearest)
        case .oneClass(let name):
            "all labels are “\(name)”; at least two classes are needed"
        case .absentClass(let name):
            "no row is of class “\(name)”; every class needs at least one training row"
        case .notBinary(let classes):
            "exactly two classes are needed, but there are \(classes.count): \(classes.joined(separator: ", "))"
        case .classTooSmall(let name, let members, let needed):
            "class “\(name)” has \(members) member\(members == 1 ? "" : "s"), but stratifying needs \(needed)"
        case .foldWithoutClass(let fold, let name, let rows):
            "fold \(fold) has no \(rows) row of class “\(name)”; stratify the folds, or use fewer of them"
        case .unknownCategory(let value, let row, let column):
            "row \(row) of column “\(column)” is “\(value)”, a category not seen in fitting; `unknown: .ignore` encodes it as zeros"
        case .invalidWeight(let row, let value):
            "the sample weight of row \(row) is \(value); weights must be finite and not negative"
        case .zeroWeights:
            "all sample weights are zero"
        case .invalidParameter(let name, let value, let expected):
            ArgumentError.invalidParameter(name: name, value: value, expected: expected).description
        case .invalidSplit(let count, let train, let test):
            "\(count) rows cannot be split into \(train) for training and \(test) for testing"
        case .singular(let column):
            "column “\(column)” is a linear combination of the others; drop it (a first category, for instance) or use a penalty"
        case .separable:
            "the classes are perfectly separable, so the coefficients grow without bound; use a penalty, such as .l2(C: 1)"
        case .unsupported(let what):
            what
        }
    }
}

private func suggestion(_ nearest: String?) -> String {
    nearest.map { "; did you mean “\($0)”?" } ?? ""
}
