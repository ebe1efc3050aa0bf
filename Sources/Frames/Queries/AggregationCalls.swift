import Base

/// The aggregations of a plan, taken apart: keys, the statistics that are computed from rows, and how the results are computed
/// from these.
struct AggregationCalls: Sendable {
    /// A statistic of expressions.
    private struct Call: Sendable {
        var function: AggregateFunction
        var arguments: [ExprNode]
    }

    private let keys: [(column: NamedNode, type: ColumnType?)]
    private var calls: [Call] = []
    /// The results as expressions over the columns of the calls, which are named by their numbers.
    private var results: [(column: NamedNode, type: ColumnType?)] = []
    private let schema: Schema

    /// - Parameter schema: the columns of the table that is aggregated.
    init(keys: [NamedNode], _ aggregations: [NamedAggregation], schema: Schema) {
        self.schema = schema
        self.keys = keys.map { ($0, try? $0.node.type(in: schema)) }
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
        keys.contains { $0.column.node.needsWholeTable }
            || calls.contains { $0.arguments.contains(where: \.needsWholeTable) }
    }

    /// The columns that keys and statistics read; one column if they read none, so that rows can be counted.
    func columnNames(of schema: Schema) -> Set<String> {
        let nodes = keys.map(\.column.node) + calls.flatMap(\.arguments)
        let names = nodes.reduce(into: Set<String>()) { $0.formUnion($1.columnNames) }
        return names.isEmpty ? Set(schema.names.prefix(1)) : names
    }

    /// Returns the keys and the calls with the values of some rows.
    func columns(of frame: DataFrame) throws -> (keys: [Column], calls: [AggregateCall]) {
        let keyColumns = try Self.columns(keys.map { ($0.column.node, $0.type) }, of: frame)
        let arguments = try calls.flatMap(\.arguments).map { ($0, try $0.type(in: schema)) }
        var values = try Self.columns(arguments, of: frame)[...]
        let aggregateCalls = calls.map { call in
            var result = AggregateCall(call.function)
            result.columns = Array(values.prefix(call.arguments.count))
            values = values.dropFirst(call.arguments.count)
            return result
        }
        return (keyColumns, aggregateCalls)
    }

    /// The values of expressions: computed over ranges of a large table, on all cores.
    private static func columns(
        _ nodes: [(node: ExprNode, type: ColumnType?)], of frame: DataFrame
    ) throws -> [Column] {
        let isSimple = nodes.allSatisfy { if case .column = $0.node { true } else { false } }
        if isSimple || frame.rowCount < 1 << 17 || nodes.contains(where: { $0.node.needsWholeTable }) {
            let evaluator = Evaluator(frame: frame)
            return try nodes.map { try evaluator.column($0.node, name: $0.node.name ?? "", type: $0.type) }
        }
        var computed: [Int: Column] = [:]
        let names = nodes.reduce(into: Set<String>()) { $0.formUnion($1.node.columnNames) }
        let compound = nodes.enumerated().filter { if case .column = $0.element.node { false } else { true } }
        let table = try Pipeline(.frame(frame.keeping(names))).adding { chunk in
            let evaluator = Evaluator(frame: chunk)
            return DataFrame(
                unchecked: try compound.map {
                    try evaluator.column($0.element.node, name: "\($0.offset)", type: $0.element.type)
                })
        }.collected()
        for (column, item) in zip(table.columns, compound) { computed[item.offset] = column }
        return try nodes.enumerated().map { index, item in
            try computed[index] ?? frame[item.node.name ?? ""]
        }
    }

    /// Returns the table of the groups.
    func table(keys columns: [Column], values: [Column], groupCount: Int) throws -> DataFrame {
        let statistics = DataFrame(
            unchecked: values.enumerated().map { $1.renamed("\($0)") }
                + (values.isEmpty ? [Column("rows", [Int](repeating: 0, count: groupCount))] : []))
        let evaluator = Evaluator(frame: statistics)
        return DataFrame(
            unchecked: zip(keys, columns).map { $1.renamed($0.column.name) }
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
