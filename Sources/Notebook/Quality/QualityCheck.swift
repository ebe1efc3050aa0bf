import Frames

/// A check of data: what is counted, in which table, how bad it is, and what follows from it.
///
///     QualityCheck("users_name_null", in: "users", .defect, "users without a name",
///                  where: col("name").isMissing, then: "They are shown by their number.")
///
/// Checks are declarations: ``checkQuality(_:of:)`` runs all of a table in one pass, on any delivery of the data.
public struct QualityCheck: Sendable {
    /// The weight of what a check counts.
    public enum Severity: String, Sendable, Comparable, CaseIterable {
        /// A number to know, which is neither good nor bad.
        case fact
        /// Something that is allowed but that an analysis has to take into account.
        case notice
        /// Something wrong, which an analysis can leave out.
        case defect
        /// Something wrong with which results would be wrong.
        case blocking

        /// Whether one weighs less than another.
        public static func < (first: Severity, second: Severity) -> Bool {
            allCases.firstIndex(of: first) ?? 0 < allCases.firstIndex(of: second) ?? 0
        }
    }

    /// The name, under which the value is recorded.
    public let name: String
    /// The name of the table.
    public let table: String
    /// The weight of what is counted.
    public let severity: Severity
    /// The phrase for what is counted.
    public let subject: String
    /// The sentence for what follows from it; empty if nothing does.
    public let consequence: String
    /// The number that the check yields.
    let aggregation: Aggregation
    /// The condition of the rows that are counted, if they are.
    let condition: Expr?
    /// The columns of these rows that are shown as examples.
    let exampleColumns: [String]

    /// Declares a check that counts rows.
    ///
    /// - Parameters:
    ///   - name: the name, under which the count is recorded: letters, digits and underscores.
    ///   - table: the name of the table.
    ///   - severity: the weight of what is counted.
    ///   - subject: a phrase for the rows that are counted.
    ///   - condition: the condition of these rows.
    ///   - consequence: a sentence for what follows from them.
    ///   - columns: the columns of the first of these rows that are shown as examples; none by default.
    public init(
        _ name: String, in table: String, _ severity: Severity, _ subject: String, where condition: Expr,
        then consequence: String = "", showing columns: [String] = []
    ) {
        (self.name, self.table, self.severity) = (name, table, severity)
        (self.subject, self.consequence) = (subject, consequence)
        (self.condition, exampleColumns) = (condition, columns)
        aggregation = .count(where: condition)
    }

    /// Declares a check that computes a number.
    ///
    /// - Parameters:
    ///   - name: the name, under which the number is recorded: letters, digits and underscores.
    ///   - table: the name of the table.
    ///   - severity: the weight of the number, if it is not 0.
    ///   - subject: a phrase for the number.
    ///   - value: the number; it counts as 0 where it is missing.
    ///   - consequence: a sentence for what follows from it.
    public init(
        _ name: String, in table: String, _ severity: Severity, _ subject: String, value: Aggregation,
        then consequence: String = ""
    ) {
        (self.name, self.table, self.severity) = (name, table, severity)
        (self.subject, self.consequence) = (subject, consequence)
        (condition, exampleColumns) = (nil, [])
        aggregation = value
    }
}
