import Base

/// The aggregations of a plan, taken apart: keys, the statistics that are computed from rows, and how the results are computed
/// from these.
struct AggregationCalls: Sendable {
    /// A statistic of expressions.
    private struct Call: Sendable {
        var function: AggregateFunction
        var arguments: [ExprNode]
    }

    private let keys: [NamedNode]
    private var calls: [Call] = []
    /// The results as expressions over the columns of the calls, which are named by their numbers.
    private var results: [(column: NamedNode, type: ColumnType?)] = []
    private let schema: Schema

    /// - Parameter schema: the columns of the table that is aggregated.
    init(keys: [NamedNode], _ aggregations: [NamedAggregation], schema: Schema) {
        self.schema = schema
        self.keys = keys
        // The same statistic, written twice, is computed once.
        var known: [String: Int] = [:]
        for aggregation in aggregations {
            let node = expression(aggregation.node, &known)
            results.append(
                (NamedNode(name: aggregation.name, node: node), try? aggregation.node.type(in: schema)))
        }
    }

    private mutating func expression(_ node: AggregationNode, _ known: inout [String: Int]) -> ExprNode {
        switch node {
        case .literal(let value): return .literal(value)
        case .call(let function, let arguments):
            return .call(function, arguments.map { expression($0, &known) })
        case .statistic(let function, let arguments, let order):
            let text = node.description
            if let index = known[text], !arguments.contains(where: \.needsWholeTable) {
                return .column("\(index)")
            }
            known[text] = calls.count
            calls.append(
                Call(
                    function: function.ordered(descending: order?.isDescending ?? false),
                    arguments: arguments + (order.map { [$0.node] } ?? [])))
            return .column("\(calls.count - 1)")
        }
    }

    /// Whether an expression needs all rows at once.
    var needsWholeTable: Bool {
        keys.contains(where: \.node.needsWholeTable)
            || calls.contains { $0.arguments.contains(where: \.needsWholeTable) }
    }

    /// The columns that keys and statistics read; one column if they read none, so that rows can be counted.
    func columnNames(of schema: Schema) -> Set<String> {
        let nodes = keys.map(\.node) + calls.flatMap(\.arguments)
        let names = nodes.reduce(into: Set<String>()) { $0.formUnion($1.columnNames) }
        return names.isEmpty ? Set(schema.names.prefix(1)) : names
    }

    /// The keys, and then the arguments of the statistics.
    var expressions: ExpressionList {
        ExpressionList(keys.map(\.node) + calls.flatMap(\.arguments), schema: schema)
    }

    /// Takes the values of ``expressions`` apart: the keys, and the calls with their values.
    func parts(_ columns: [Column]) -> (keys: [Column], calls: [AggregateCall]) {
        var values = columns.dropFirst(keys.count)
        let aggregateCalls = calls.map { call in
            var result = AggregateCall(call.function)
            result.columns = Array(values.prefix(call.arguments.count))
            values = values.dropFirst(call.arguments.count)
            return result
        }
        return (Array(columns.prefix(keys.count)), aggregateCalls)
    }

    /// Returns the table of the groups.
    func table(keys columns: [Column], values: [Column], groupCount: Int) throws -> DataFrame {
        let statistics = DataFrame(
            unchecked: values.enumerated().map { $1.renamed("\($0)") }
                + (values.isEmpty ? [Column("rows", [Int](repeating: 0, count: groupCount))] : []))
        let evaluator = Evaluator(frame: statistics)
        return DataFrame(
            unchecked: zip(keys, columns).map { $1.renamed($0.name) }
                + (try results.map {
                    try evaluator.column($0.column.node, name: $0.column.name, type: $0.type)
                }))
    }
}

extension AggregateFunction {
    /// The function with the direction of the order of its second argument.
    func ordered(descending: Bool) -> AggregateFunction {
        switch self {
        case .first: .first(descending: descending)
        case .last: .last(descending: descending)
        default: self
        }
    }
}
