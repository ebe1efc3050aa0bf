import Base

/// Expressions that are computed together over the rows of a table. What occurs in them more than once is computed once (common
/// subexpression elimination), unless it is a function of several rows.
struct ExpressionList: Sendable {
    /// The expressions as they were written.
    private let originals: [(node: ExprNode, type: ColumnType?)]
    /// The expressions with columns in place of what occurs more than once.
    private var nodes: [ExprNode] = []
    /// The parts that occur more than once, under names that no column has; each stands behind those that it consists of.
    private(set) var shared: [(name: String, node: ExprNode, type: ColumnType?)] = []

    private var counts: [String: Int] = [:]
    private var names: [String: String] = [:]

    init(_ nodes: [ExprNode], schema: Schema) {
        originals = nodes.map { ($0, try? $0.type(in: schema)) }
        for node in nodes { count(node) }
        for node in nodes { self.nodes.append(replacing(node, schema)) }
        (counts, names) = ([:], [:])
    }

    // MARK: What occurs more than once

    /// A text that tells an expression apart; `nil` for one that is not worth being shared.
    private func key(_ node: ExprNode) -> String? {
        switch node {
        case .call, .conditional:
            if node.needsWholeTable || node.columnNames.isEmpty { return nil }
            // Numbers of two types may be written alike.
            return "\(node) \(node.literalTypes)"
        default: return nil
        }
    }

    /// Counts an expression, and what it consists of where it is met first.
    private mutating func count(_ node: ExprNode) {
        if let key = key(node) {
            counts[key, default: 0] += 1
            if counts[key] ?? 0 > 1 { return }
        }
        for child in node.children { count(child) }
    }

    private mutating func replacing(_ node: ExprNode, _ schema: Schema) -> ExprNode {
        guard let key = key(node), counts[key] ?? 0 > 1 else {
            return node.mapChildren { replacing($0, schema) }
        }
        if let name = names[key] { return .column(name) }
        let whole = node.mapChildren { replacing($0, schema) }
        let name = "\u{0}\(shared.count)"
        names[key] = name
        shared.append((name, whole, try? node.type(in: schema)))
        return .column(name)
    }

    // MARK: Values

    /// Returns the values of the expressions, computed over ranges of a large table, on all cores.
    func columns(of frame: DataFrame) throws -> [Column] {
        let compound = originals.indices.filter { index in
            if case .column = originals[index].node { false } else { true }
        }
        if compound.isEmpty || frame.rowCount < 1 << 17
            || originals.contains(where: { $0.node.needsWholeTable })
        {
            return try columns(originals.indices, of: frame)
        }
        let read = originals.reduce(into: Set<String>()) { $0.formUnion($1.node.columnNames) }
        let table = try Pipeline(.frame(frame.keeping(read))).adding { chunk in
            DataFrame(
                unchecked: zip(compound, try columns(compound, of: chunk)).map { $1.renamed("\($0)") })
        }.collected()
        let computed = Dictionary(uniqueKeysWithValues: zip(compound, table.columns))
        return try originals.indices.map { index in
            try computed[index] ?? frame[originals[index].node.name ?? ""]
        }
    }

    /// Returns the values of some of the expressions.
    private func columns(
        _ indices: some Collection<Int>, of frame: DataFrame
    ) throws(ExprError) -> [Column] {
        if !shared.isEmpty, let columns = try? columnsByShared(indices, of: frame) { return columns }
        // An error names the expression as it was written, and there may be none: what is shared is computed for all rows, also
        // for those that the condition of a case leaves out.
        return try values(of: indices.map { originals[$0].node }, at: indices, in: frame)
    }

    private func columnsByShared(
        _ indices: some Collection<Int>, of frame: DataFrame
    ) throws(ExprError) -> [Column] {
        var table = frame
        for (name, node, type) in shared {
            let column = try Evaluator(frame: table).column(node, name: name, type: type)
            table = DataFrame(unchecked: table.columns + [column])
        }
        return try values(of: indices.map { nodes[$0] }, at: indices, in: table)
    }

    /// Returns the values of expressions, with the names and the types of those at some places.
    private func values(
        of nodes: [ExprNode], at indices: some Collection<Int>, in frame: DataFrame
    ) throws(ExprError) -> [Column] {
        let evaluator = Evaluator(frame: frame)
        var columns: [Column] = []
        for (node, index) in zip(nodes, indices) {
            let (original, type) = originals[index]
            columns.append(try evaluator.column(node, name: original.name ?? "", type: type))
        }
        return columns
    }
}

extension ExprNode {
    /// The types of the literals in the expression, in order.
    fileprivate var literalTypes: [ColumnType?] {
        if case .literal(let value) = self { return [value?.type] }
        return children.flatMap(\.literalTypes)
    }
}
