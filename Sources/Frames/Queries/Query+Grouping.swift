import Base

/// The rows of a query in groups, of which ``aggregated(_:file:line:)`` makes a table.
public struct GroupedQuery: Sendable {
    let plan: Plan
    let keys: [NamedNode]
    /// The calendar whose periods all get a row.
    var periods: (date: String, unit: CalendarUnit)?

    /// Returns a row for each group, in the order in which groups first appear: the keys, then aggregations under their names.
    public func aggregated(
        _ aggregations: KeyValuePairs<String, Aggregation>, file: String = #fileID, line: Int = #line
    ) -> Query {
        aggregated(aggregations: aggregations.map { ($0.key, $0.value) }, file: file, line: line)
    }

    /// Returns a row for each group with aggregations that are made at run time.
    public func aggregated(
        aggregations: [(name: String, aggregation: Aggregation)], file: String = #fileID, line: Int = #line
    ) -> Query {
        let place = VerbPlace(verb: "aggregated", file: file, line: line)
        let named = aggregations.map { NamedAggregation(name: $0.name, node: $0.aggregation.node) }
        let table = Plan(.aggregate(plan, keys: keys, named), place)
        guard let periods else { return Query(table) }
        let zeros = named.filter(\.node.isCount).map(\.name)
        return Query(Plan(.fillPeriods(table, date: periods.date, unit: periods.unit, zeros: zeros), place))
    }
}

extension AggregationNode {
    /// Whether the aggregation is a number of rows or of values.
    var isCount: Bool {
        if case .statistic(let function, _, _) = self {
            return [.rowCount, .count, .trueCount, .distinctCount].contains(function)
        }
        return false
    }
}

extension Query {
    /// Groups the rows by equal values in some columns. A missing value is a key as any other.
    public func grouped(by key: any ColumnReference, _ others: any ColumnReference...) -> GroupedQuery {
        grouped(by: [key] + others)
    }

    /// Groups the rows by equal values in some columns, which are chosen at run time.
    public func grouped(by keys: [any ColumnReference]) -> GroupedQuery {
        GroupedQuery(plan: plan, keys: keys.map(NamedNode.init))
    }

    /// Groups the rows by the periods of a calendar that a date is in; a period without rows gets one, in which counts are 0
    /// and other aggregations are missing. The rows are in the order of the periods.
    public func resampled(_ date: any ColumnReference, every unit: CalendarUnit) -> GroupedQuery {
        let node = date.reference.node
        let name = node.name ?? "date"
        return GroupedQuery(
            plan: plan, keys: [NamedNode(name: name, node: .call(.floorDate(unit), [node.unnamed]))],
            periods: (name, unit))
    }
}

/// The rows of a table in groups, of which ``aggregated(_:file:line:)`` makes a table.
public struct GroupedTable: Sendable {
    let groups: GroupedQuery

    /// Returns a row for each group, in the order in which groups first appear: the keys, then aggregations under their names.
    ///
    /// - Throws: ``QueryError`` if the table does not have what keys and aggregations need.
    public func aggregated(
        _ aggregations: KeyValuePairs<String, Aggregation>, file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try groups.aggregated(aggregations, file: file, line: line).collect()
    }

    /// Returns a row for each group with aggregations that are made at run time.
    ///
    /// - Throws: ``QueryError`` if the table does not have what keys and aggregations need.
    public func aggregated(
        aggregations: [(name: String, aggregation: Aggregation)], file: String = #fileID, line: Int = #line
    ) throws -> DataFrame {
        try groups.aggregated(aggregations: aggregations, file: file, line: line).collect()
    }
}

extension DataFrame {
    /// Groups the rows by equal values in some columns. A missing value is a key as any other.
    public func grouped(by key: any ColumnReference, _ others: any ColumnReference...) -> GroupedTable {
        grouped(by: [key] + others)
    }

    /// Groups the rows by equal values in some columns, which are chosen at run time.
    public func grouped(by keys: [any ColumnReference]) -> GroupedTable {
        GroupedTable(groups: query.grouped(by: keys))
    }

    /// Groups the rows by the periods of a calendar that a date is in; see ``Query/resampled(_:every:)``.
    public func resampled(_ date: any ColumnReference, every unit: CalendarUnit) -> GroupedTable {
        GroupedTable(groups: query.resampled(date, every: unit))
    }
}
