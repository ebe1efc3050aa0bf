/// A fitted model that says how much each column had to do with it, as shares of one: the trees' "impurity-based"
/// importances.
///
/// They are of the rows that the model learned from, and favour columns of many different values; how much a model relies
/// on a column where it is used is what ``PermutationImportance`` measures.
public protocol ImportanceRanking: FittedClassifier {
    /// The columns it was fitted on.
    var columnNames: [String] { get }
    /// The importance of each column, in their order.
    var importances: [Double] { get }
}

extension ImportanceRanking {
    /// The columns with their importances, the most important first; equally important ones in the order of the columns.
    public var rankedImportances: [(name: String, importance: Double)] {
        zip(columnNames, importances).enumerated()
            .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
            .map { (name: $0.element.0, importance: $0.element.1) }
    }
}
