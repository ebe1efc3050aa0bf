import Numerics

/// What can be wrong with the input of an estimator, a split or a metric.
///
/// Bad input never traps: everything in this module that can refuse its input throws one of these, and the
/// description says in one line what was found, where, and what would be accepted.
public enum LearnError: Error, Equatable, Sendable {
    /// A matrix, a list of labels or a list of positions that holds nothing.
    case noRows(in: String)
    /// A matrix without columns where at least one is needed.
    case noColumns(in: String)
    /// Two things that go together row by row and are of different lengths.
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
    /// A row position outside of the rows there are.
    case positionOutOfRange(Int, rowCount: Int)
    /// NaN, or an infinity, where a number is needed.
    case notFinite(row: Int, column: String, value: Double)
    /// Numbers so large that their products overflow.
    case overflow(estimator: String)
    /// A missing label.
    case missingLabel(row: Int)
    /// A class that does not exist, and the nearest one that does.
    case unknownClass(String, nearest: String?)
    /// Labels of one class only, where telling classes apart is the task.
    case oneClass(String)
    /// A class that is known but has no row.
    case absentClass(String)
    /// More than two classes where two are needed.
    case notBinary(classes: [String])
    /// A class with too few members for a stratified split.
    case classTooSmall(String, members: Int, needed: Int)
    /// A fold of a cross-validation, counted from one, in which a class has no row to learn from, or to test on.
    case foldWithoutClass(fold: Int, class: String, rows: String)
    /// A category that the encoder did not see when it was fitted.
    case unknownCategory(String, row: Int, column: String)
    /// A sample weight that is negative or not a number.
    case invalidWeight(row: Int, value: Double)
    /// Sample weights that are all zero.
    case zeroWeights
    /// A parameter out of its range.
    case invalidParameter(name: String, value: String, expected: String)
    /// A test or training size that leaves one side empty or takes more rows than there are.
    case invalidSplit(count: Int, train: Int, test: Int)
    /// A matrix that has no inverse: a column is a combination of others.
    case singular(column: String)
    /// Classes that a model without a penalty tells apart perfectly, so that no finite coefficients are the best.
    case separable
    /// What does not go together; the text says what does.
    case unsupported(String)
}

extension LearnError: CustomStringConvertible {
    /// What was found, where, and what would be accepted, in one line.
    public var description: String {
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
            "two columns are named “\(name)”; names must differ, for coefficients are found by them"
        case .unknownColumn(let name, let nearest):
            "no column “\(name)”" + suggestion(nearest)
        case .columnMismatch(let estimator, let count, let expected, let difference):
            "\(estimator) was fitted on \(expected) columns and is given \(count)"
                + (difference.map { ": \($0)" } ?? "")
        case .categoricalColumn(let name, let estimator):
            "column “\(name)” holds categories, but \(estimator) needs numbers; encode it first, with a OneHotEncoder"
        case .numericColumn(let name, let estimator):
            "column “\(name)” holds numbers, but \(estimator) needs categories; name it as `categorical` when making the matrix, or call `categorizing` on it"
        case .positionOutOfRange(let position, let rowCount):
            "position \(position) is outside of the \(rowCount) rows"
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
            "no row is of class “\(name)”; every class needs one to learn from"
        case .notBinary(let classes):
            "two classes are needed, but there are \(classes.count): \(classes.joined(separator: ", "))"
        case .classTooSmall(let name, let members, let needed):
            "class “\(name)” has \(members) member\(members == 1 ? "" : "s"), but stratifying needs \(needed)"
        case .foldWithoutClass(let fold, let name, let rows):
            "fold \(fold) has no row of class “\(name)” \(rows); stratify the folds, or take fewer of them"
        case .unknownCategory(let value, let row, let column):
            "row \(row) of column “\(column)” is “\(value)”, a category not seen in fitting; `unknown: .ignore` encodes it as zeros"
        case .invalidWeight(let row, let value):
            "the sample weight of row \(row) is \(value); weights are finite and not negative"
        case .zeroWeights:
            "all sample weights are zero"
        case .invalidParameter(let name, let value, let expected):
            ArgumentError.invalidParameter(name: name, value: value, expected: expected).description
        case .invalidSplit(let count, let train, let test):
            "\(count) rows cannot be split into \(train) for training and \(test) for testing"
        case .singular(let column):
            "column “\(column)” is a combination of the others; drop it (a first category, for instance) or penalise"
        case .separable:
            "the classes are told apart perfectly, so coefficients grow without bound; give the model a penalty, .l2(C: 1)"
        case .unsupported(let what):
            what
        }
    }
}

private func suggestion(_ nearest: String?) -> String {
    nearest.map { "; did you mean “\($0)”?" } ?? ""
}
