/// A fitted model that attributes a relative importance to each column, adding up to one: the trees'
/// “impurity-based” importances.
///
/// They refer to the training rows, and favour columns of many different values; ``PermutationImportance``
/// measures how much a model relies on a column on rows of your choice.
public protocol ImportanceRanking: Sendable {
    /// The columns it was fitted on.
    var columnNames: [String] { get }
    /// The importance of each column, in the order of the columns.
    var importances: [Double] { get }
}

extension ImportanceRanking {
    /// The columns with their importances, the most important first; equally important ones in the order of
    /// the columns.
    public var rankedImportances: [(name: String, importance: Double)] {
        zip(columnNames, importances).enumerated()
            .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
            .map { (name: $0.element.0, importance: $0.element.1) }
    }
}
