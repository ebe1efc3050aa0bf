extension Plan {
    /// Returns the columns of each input that the step reads, given those of its result that are needed; nil for all.
    ///
    /// This is how a reader of a file comes to know which columns a query uses.
    func neededColumns(_ needed: Set<String>?) throws -> [Set<String>?] {
        switch step {
        case .frame, .scan: return []
        case .filter(_, let condition): return [needed.map { $0.union(condition.columnNames) }]
        case .with(let input, _), .select(let input, _):
            return [try Self.columns(readBy: computedColumns(needed), of: input.schema())]
        case .drop(let input, _), .rename(let input, _), .dropMissing(let input, _):
            guard let plan = try expanded(input.schema()), plan !== input else { return [needed] }
            return try plan.neededColumns(needed)
        case .aggregate(let input, let keys, let aggregations):
            let schema = try input.schema()
            let used = Self.used(aggregations, needed)
            return [AggregationCalls(keys: keys, used, schema: schema).columnNames(of: schema)]
        case .join(let left, let right, let join):
            let (leftSchema, rightSchema) = (try left.schema(), try right.schema())
            let keys = join.allKeys
            let others = join.rightColumns(leftSchema, rightSchema).filter {
                needed?.contains($0.name) ?? true
            }
            return [
                needed.map { $0.intersection(leftSchema.names).union(keys.map(\.left)) },
                Set(keys.map(\.right)).union(others.map(\.source.name)),
            ]
        case .sort(_, let keys):
            return [needed.map { needed in keys.reduce(into: needed) { $0.formUnion($1.node.columnNames) } }]
        case .first: return [needed]
        case .distinct(_, let names): return [names.isEmpty ? nil : needed?.union(names)]
        case .union:
            let names = try schema().names
            let kept = names.filter { needed?.contains($0) ?? true }
            let columns = Set(kept.isEmpty ? Array(names.prefix(1)) : kept)
            return [columns, columns]
        case .explode(_, let name): return [needed?.union([name])]
        case .unpivot, .fillPeriods: return [nil]
        }
    }

    /// Returns the aggregations that are needed.
    static func used(_ aggregations: [NamedAggregation], _ needed: Set<String>?) -> [NamedAggregation] {
        aggregations.filter { needed?.contains($0.name) ?? true }
    }

    /// Returns the columns that a step which computes columns yields, given those that are needed: at least one, so that rows
    /// can be counted.
    func computedColumns(_ needed: Set<String>?) throws -> [NamedNode] {
        switch step {
        case .select(_, let columns):
            let chosen = columns.filter { needed?.contains($0.name) ?? true }
            return chosen.isEmpty ? Array(columns.prefix(1)) : chosen
        case .with(let input, let columns):
            let kept = columns.filter { needed?.contains($0.name) ?? true }
            let old = try input.schema().names
            let produced = Set(columns.map(\.name))
            // A column that is replaced keeps its place.
            var result = old.map { name in
                kept.last { $0.name == name } ?? NamedNode(name: name, node: .column(name))
            }
            result += kept.filter { column in !old.contains(column.name) }
            if let needed { result = result.filter { needed.contains($0.name) } }
            if result.isEmpty, let name = old.first(where: { !produced.contains($0) }) ?? old.first {
                result = [NamedNode(name: name, node: .column(name))]
            }
            return result
        default: return []
        }
    }

    /// The columns that some expressions read; one if they read none, so that rows can be counted.
    private static func columns(readBy columns: [NamedNode], of schema: Schema) -> Set<String> {
        let names = columns.reduce(into: Set<String>()) { $0.formUnion($1.node.columnNames) }
        return names.isEmpty ? Set(schema.names.prefix(1)) : names
    }
}

extension JoinStep {
    /// The pairs of columns that rows are matched by, that of an as-of join last.
    var allKeys: [(left: String, right: String)] { keys + (asOf.map { [($0.left, $0.right)] } ?? []) }
}
