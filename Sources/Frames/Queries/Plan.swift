import Base

/// The steps from tables and files to a table: what a query means, not how it runs.
package final class Plan: Sendable {
    /// A step and the plans of the tables that it takes.
    package indirect enum Step: Sendable {
        /// A table in memory.
        case frame(DataFrame)
        /// A file. Its columns may have other names in the table.
        case scan(any TableSource, columns: [ScanColumn])
        case filter(Plan, ExprNode)
        /// Columns added or replaced.
        case with(Plan, [NamedNode])
        /// All columns but some.
        case drop(Plan, [String])
        /// Columns under new names.
        case rename(Plan, [(new: String, old: String)])
        /// The rows without a missing value in some columns; in all columns without any.
        case dropMissing(Plan, [String])
        /// Columns chosen, renamed or computed; no others are kept.
        case select(Plan, [NamedNode])
        case aggregate(Plan, keys: [NamedNode], [NamedAggregation])
        case join(Plan, Plan, JoinStep)
        case sort(Plan, [OrderNode])
        case first(Plan, Int)
        /// The first row of those with equal values in some columns; in all columns without any.
        case distinct(Plan, [String])
        case union(Plan, Plan)
        /// A row for each element of a list.
        case explode(Plan, String)
        /// A row for each of several columns.
        case unpivot(Plan, columns: [String], names: String, values: String)
        /// Rows for the periods of the calendar that no row is of.
        case fillPeriods(Plan, date: String, unit: CalendarUnit, zeros: [String])
    }

    let step: Step
    let place: VerbPlace

    init(_ step: Step, _ place: VerbPlace) {
        self.step = step
        self.place = place
    }
}

/// A column of a file that is scanned.
package struct ScanColumn: Encodable, Sendable {
    /// The name in the table.
    var name: String
    /// The name in the file.
    var source: String
    var type: ColumnType
    /// The declaration of the column.
    var field: Field?
}

/// An expression and the name of its column.
package struct NamedNode: Encodable, Sendable {
    var name: String
    var node: ExprNode
    /// Whether the expression is nothing but a text in quotes.
    var isBareText = false
}

/// An aggregation and the name of its column.
package struct NamedAggregation: Encodable, Sendable {
    var name: String
    var node: AggregationNode
}

/// The nearest row that an as-of join takes.
public enum AsOfDirection: String, Codable, Hashable, Sendable {
    /// The last row that is not later.
    case backward
    /// The first row that is not earlier.
    case forward
    /// The nearer one of both.
    case nearest
}

/// The way in which the rows of two tables are matched.
package struct JoinStep: Sendable {
    /// The names of the keys in the left and in the right table.
    var keys: [(left: String, right: String)]
    var kind: JoinKind
    /// The suffix of a column of the right table whose name the left table has too.
    var suffix: String
    /// Whether a key must occur in one row of the right table only.
    var isManyToOne: Bool
    /// Whether missing keys match each other.
    var matchesMissing: Bool
    /// The ordered key of an as-of join.
    var asOf: AsOf?

    package struct AsOf: Encodable, Sendable {
        var left: String
        var right: String
        var direction: AsOfDirection
        var tolerance: Value?
    }

    /// The columns of the right table that the result has, with their names in it.
    func rightColumns(_ left: Schema, _ right: Schema) -> [(name: String, source: Schema.Column)] {
        guard kind != .semi, kind != .anti else { return [] }
        let keys = Set(keys.map(\.right) + (asOf.map { [$0.right] } ?? []))
        return right.columns.filter { !keys.contains($0.name) }.map {
            (left[$0.name] == nil ? $0.name : $0.name + suffix, $0)
        }
    }
}

extension Plan {
    /// The plans that the step takes its tables from.
    var inputs: [Plan] {
        switch step {
        case .frame, .scan: []
        case .filter(let plan, _), .with(let plan, _), .select(let plan, _), .drop(let plan, _),
            .rename(let plan, _), .dropMissing(let plan, _), .aggregate(let plan, _, _),
            .sort(let plan, _), .first(let plan, _), .distinct(let plan, _), .explode(let plan, _),
            .unpivot(let plan, _, _, _), .fillPeriods(let plan, _, _, _):
            [plan]
        case .join(let left, let right, _), .union(let left, let right): [left, right]
        }
    }

    /// The plan in terms of other steps, where its step is a short form of them that depends on the columns of its table.
    ///
    /// - Parameter input: the columns of the table that the step takes.
    func expanded(_ input: Schema) throws -> Plan? {
        switch step {
        case .drop(let plan, let names):
            for name in names { _ = try ExprNode.column(name).type(in: input) }
            let kept = input.names.filter { !names.contains($0) }
            return Plan(.select(plan, kept.map { NamedNode(name: $0, node: .column($0)) }), place)
        case .rename(let plan, let names):
            for name in names { _ = try ExprNode.column(name.old).type(in: input) }
            let columns = input.names.map { name in
                NamedNode(name: names.last { $0.old == name }?.new ?? name, node: .column(name))
            }
            return Plan(.select(plan, columns), place)
        case .dropMissing(let plan, let names):
            for name in names { _ = try ExprNode.column(name).type(in: input) }
            let tests = (names.isEmpty ? input.names : names).map { ExprNode.call(.isPresent, [.column($0)]) }
            guard let first = tests.first else { return plan }
            return Plan(.filter(plan, tests.dropFirst().reduce(first) { .call(.and, [$0, $1]) }), place)
        default: return nil
        }
    }
}
