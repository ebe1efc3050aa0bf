import Base

// Steps that look at rows: conditions, computed columns, groups, orders.

extension SQLWriter {
    /// The order that functions of several rows need of the table that they are computed from.
    private func needed(_ nodes: [ExprNode], _ order: SQLStatement.RowOrder) -> SQLStatement.RowOrder {
        nodes.contains(where: \.dependsOnRowOrder) ? .exact : order
    }

    func filter(_ input: Plan, _ condition: ExprNode, _ order: SQLStatement.RowOrder) throws -> SQLBlock {
        var block = try open(self.block(input, needed([condition], order)))
        var nodes = [condition]
        block = try hoisting(&nodes, block, all: true)
        block.conditions.append(try expressions(block).fragment(nodes[0], as: .boolean).inside(.and))
        // The functions of several rows are not columns of the result.
        let visible = Set(try input.schema().names)
        let kept = Set(block.order.map(\.name))
        block.outputs.removeAll { !visible.contains($0.name) && !kept.contains($0.name) }
        return block
    }

    /// Columns computed from those of a table.
    func computed(_ input: Plan, _ columns: [NamedNode], _ order: SQLStatement.RowOrder) throws -> SQLBlock {
        var nodes = columns.map(\.node)
        let source = try self.block(input, needed(nodes, order))
        var block: SQLBlock
        if let chosen = choosing(columns, of: source) {
            block = chosen
        } else {
            block = try hoisting(&nodes, open(source), all: false)
            let expressions = expressions(block)
            block.outputs =
                try zip(columns, nodes).map { column, node in
                    let type = try node.type(in: expressions.schema) ?? .real
                    return SQLBlock.Output(
                        name: column.name, type: type, text: try expressions.fragment(node, as: type).text)
                } + carried(block, columns)
        }
        block.order = renamed(block.order, columns, hidden: block.outputs.filter(\.isHidden).map(\.name))
        return block
    }

    /// Columns chosen from those that a block computes already.
    private func choosing(_ columns: [NamedNode], of block: SQLBlock) -> SQLBlock? {
        guard block.groups == nil, !block.isDistinct, block.limit == nil, !block.isOpen(dialect) else {
            return nil
        }
        var outputs: [SQLBlock.Output] = []
        for column in columns {
            guard case .column(let name) = column.node,
                var output = block.outputs.first(where: { $0.name == name })
            else { return nil }
            output.name = column.name
            output.isHidden = false
            outputs.append(output)
        }
        // Hidden columns need names of their own.
        let others = carried(block, columns, isComputed: true)
        var result = block
        result.outputs = outputs + others
        return result
    }

    /// The columns that rows are sorted by and that are not among some columns, as hidden ones.
    private func carried(
        _ block: SQLBlock, _ columns: [NamedNode], isComputed: Bool = false
    ) -> [SQLBlock.Output] {
        block.order.compactMap { term in
            if columns.contains(where: { $0.node.isColumn(term.name) }) { return nil }
            guard var output = block.outputs.first(where: { $0.name == term.name }) else { return nil }
            if !isComputed { output.text = dialect.identifier(term.name) }
            output.name = hiddenOrderName(term.name, columns)
            output.isHidden = true
            return output
        }
    }

    private func hiddenOrderName(_ name: String, _ columns: [NamedNode]) -> String {
        guard columns.contains(where: { $0.name == name }) || !name.hasPrefix("__") else { return name }
        return hiddenName("by_\(name)", beside: columns.map(\.name))
    }

    /// The order by columns that may have other names, or are hidden now.
    private func renamed(
        _ order: [SQLBlock.Term], _ columns: [NamedNode], hidden: [String]
    ) -> [SQLBlock.Term] {
        order.map { term in
            var term = term
            if let column = columns.first(where: { $0.node.isColumn(term.name) }) {
                term.name = column.name
            } else {
                term.name = hiddenOrderName(term.name, columns)
            }
            return term
        }
    }

    func sorted(_ input: Plan, _ keys: [OrderNode], _ order: SQLStatement.RowOrder) throws -> SQLBlock {
        var nodes = keys.map(\.node.unnamed)
        let isExact = order == .exact || nodes.contains(where: \.dependsOnRowOrder)
        var block = try self.block(input, isExact ? .exact : .none)
        if block.limit != nil { block = seal(block) }
        let isPlain = nodes.allSatisfy { if case .column = $0 { true } else { false } }
        if !isPlain { block = try hoisting(&nodes, open(block), all: true) }
        var terms: [SQLBlock.Term] = []
        for (key, node) in zip(keys, nodes) {
            var name = node.name ?? ""
            if case .column = node {
            } else {
                name = hiddenName("key", beside: block.outputs.map(\.name))
                let value = try expressions(block).fragment(node)
                let type = value.type ?? .real
                block.outputs.append(
                    SQLBlock.Output(
                        name: name, type: type, text: value.cast(to: type, dialect).text, isHidden: true))
            }
            terms.append(SQLBlock.Term(name: name, isDescending: key.isDescending))
        }
        if !isPlain { block = seal(block) }
        block.order = terms + (order == .exact ? block.order : [])
        return block
    }

    func distinct(_ input: Plan, _ names: [String], _ order: SQLStatement.RowOrder) throws -> SQLBlock {
        // The first of equal rows matters where they differ in other columns, or have a place.
        var block = try self.block(input, names.isEmpty && order < .exact ? order : .exact)
        let visible = Set(block.visibleOutputs.map(\.name))
        if names.isEmpty, block.order.allSatisfy({ visible.contains($0.name) }) {
            if block.limit != nil || block.groups != nil || block.isDistinct { block = seal(block) }
            block.outputs.removeAll(where: \.isHidden)
            block.isDistinct = true
            return block
        }
        block = open(block)
        let keys = (names.isEmpty ? block.visibleOutputs.map(\.name) : names).map(dialect.identifier)
        let name = hiddenName("number", beside: block.outputs.map(\.name))
        let clause = SQLExpressions.clause(keys, expressions(block).windowOrder)
        let outputs = block.outputs
        block.outputs.append(
            SQLBlock.Output(name: name, type: .integer, text: "row_number() OVER (\(clause))", isHidden: true)
        )
        block = seal(block)
        block.outputs = SQLBlock(table: "", outputs: outputs, order: [], dialect).outputs
        block.conditions.append("\(dialect.identifier(name)) = 1")
        return block
    }

    func aggregated(
        _ input: Plan, _ keys: [NamedNode], _ aggregations: [NamedAggregation], _ schema: Schema,
        _ order: SQLStatement.RowOrder
    ) throws -> SQLBlock {
        var nodes = keys.map(\.node)
        let arguments = aggregations.flatMap { $0.node.expressions }
        let needsRows =
            aggregations.contains { $0.node.dependsOnRowOrder }
            || (nodes + arguments).contains(where: \.dependsOnRowOrder)
        var block = try open(self.block(input, needsRows || order == .exact ? .exact : .none))
        var results = aggregations.map(\.node)
        if (nodes + arguments).contains(where: \.needsWholeTable) {
            var all = nodes + arguments
            block = try hoisting(&all, block, all: true)
            nodes = Array(all.prefix(nodes.count))
            var rest = all.dropFirst(nodes.count)
            results = results.map { $0.mapExpressions { _ in rest.removeFirst() } }
        }
        var row: String?
        if needsRows || order == .exact, let numbered = numbered(block) {
            block = open(numbered.block)
            row = numbered.row
        }
        let expressions = expressions(block)
        var outputs: [SQLBlock.Output] = []
        let rowText = row.map(dialect.identifier)
        for (index, column) in schema.columns.enumerated() {
            let value =
                try index < nodes.count
                ? expressions.fragment(nodes[index])
                : expressions.aggregation(results[index - nodes.count], row: rowText)
            outputs.append(
                SQLBlock.Output(
                    name: column.name, type: column.type, text: value.cast(to: column.type, dialect).text))
        }
        let isPlain = nodes.allSatisfy { if case .column = $0 { true } else { false } }
        block.groups = isPlain ? outputs.prefix(nodes.count).map(\.text) : nodes.indices.map { "\($0 + 1)" }
        block.order = []
        // A table of one row has an order.
        let place = nodes.isEmpty ? dialect.literal(.integer(0)) : rowText.map { "min(\($0))" }
        if order == .exact, let place {
            let name = hiddenName("row", beside: schema.names)
            outputs.append(SQLBlock.Output(name: name, type: .integer, text: place, isHidden: true))
            block.order = [SQLBlock.Term(name: name, isNullable: false)]
        }
        block.outputs = outputs
        return block
    }

    // MARK: Functions of several rows

    /// Moves functions of several rows into a step of their own, where they cannot stay: within each other, in conditions and
    /// aggregations.
    ///
    /// - Parameter all: whether all of them are moved.
    private func hoisting(_ nodes: inout [ExprNode], _ block: SQLBlock, all: Bool) throws -> SQLBlock {
        var block = block
        nodes = nodes.map { $0.replacingSessions() }
        while true {
            var hoisted: [(text: String, node: ExprNode, name: String)] = []
            nodes = nodes.map {
                $0.replacingWindows(isInside: all) { node in
                    let text = node.description
                    if let known = hoisted.first(where: { $0.text == text && !node.hasValues }) {
                        return .column(known.name)
                    }
                    let taken = block.outputs.map(\.name) + hoisted.map(\.name)
                    hoisted.append((text, node, hiddenName("window", beside: taken)))
                    return .column(hoisted[hoisted.count - 1].name)
                }
            }
            if hoisted.isEmpty { return block }
            let expressions = expressions(block)
            let schema = block.schema
            var outputs = block.outputs
            for item in hoisted {
                let type = try item.node.type(in: schema) ?? .real
                outputs.append(
                    SQLBlock.Output(
                        name: item.name, type: type, text: try expressions.fragment(item.node, as: type).text,
                        isHidden: true))
            }
            block.outputs = outputs
            block = seal(block)
        }
    }
}

extension SQLExpressions {
    /// The order of windows that number rows, which Spark needs even where rows have none.
    var windowOrder: [String] { rowOrder.isEmpty && isSpark ? ["NULL"] : rowOrder }
}

extension ExprNode {
    /// Whether the expression is a column of a name.
    func isColumn(_ name: String) -> Bool { if case .column(name) = self { true } else { false } }

    /// Whether the value of a row depends on the order of the rows.
    var dependsOnRowOrder: Bool {
        switch self {
        case .values: return true
        case .window(let function, _, _):
            switch function {
            case .rank: break
            case .statistic(let function):
                switch function {
                case .first, .last, .list: return true
                default: break
                }
            default: return true
            }
        default: break
        }
        return children.contains(where: \.dependsOnRowOrder)
    }

    /// Whether the expression has values in memory.
    fileprivate var hasValues: Bool {
        if case .values = self { return true }
        return children.contains(where: \.hasValues)
    }

    /// Returns the expression with the innermost functions of several rows replaced that are within others.
    ///
    /// - Parameter isInside: whether the expression itself is within another function.
    fileprivate func replacingWindows(isInside: Bool, _ replace: (ExprNode) -> ExprNode) -> ExprNode {
        guard case .window = self else {
            return mapChildren { $0.replacingWindows(isInside: isInside, replace) }
        }
        if children.contains(where: \.hasWindow) {
            return mapChildren { $0.replacingWindows(isInside: true, replace) }
        }
        return isInside ? replace(self) : self
    }

    /// Returns the expression with sessions written by other functions: the number of dates so far that are too late after the last
    /// present one before.
    fileprivate func replacingSessions() -> ExprNode {
        let node = mapChildren { $0.replacingSessions() }
        guard case .window(.session(let gap), let arguments, let window) = node, let date = arguments.first
        else {
            return node
        }
        let last = ExprNode.window(.lag(1), [.window(.filledForward, [date], window)], window)
        let isLate = ExprNode.call(
            .greater, [.call(.subtract, [date, last]), .literal(.timeSpan(TimeSpan(microseconds: gap)))])
        let number = ExprNode.window(
            .runningSum,
            [
                .conditional(
                    cases: [ConditionalCase(condition: isLate, result: .literal(.integer(1)))],
                    otherwise: .literal(.integer(0)))
            ], window)
        return .conditional(
            cases: [ConditionalCase(condition: .call(.isPresent, [date]), result: number)], otherwise: nil)
    }
}

extension AggregationNode {
    /// Whether the value depends on the order of the rows.
    fileprivate var dependsOnRowOrder: Bool {
        switch self {
        case .literal: false
        case .call(_, let arguments): arguments.contains(where: \.dependsOnRowOrder)
        case .statistic(let function, _, _):
            switch function {
            case .first, .last, .list: true
            default: false
            }
        }
    }

    /// Returns the aggregation with its expressions replaced, in the order of ``expressions``.
    fileprivate func mapExpressions(_ transform: (ExprNode) -> ExprNode) -> AggregationNode {
        switch self {
        case .literal: return self
        case .call(let function, let arguments):
            return .call(function, arguments.map { $0.mapExpressions(transform) })
        case .statistic(let function, let nodes, let order):
            let nodes = nodes.map(transform)
            return .statistic(
                function, nodes,
                order: order.map { OrderNode(node: transform($0.node), isDescending: $0.isDescending) })
        }
    }
}
