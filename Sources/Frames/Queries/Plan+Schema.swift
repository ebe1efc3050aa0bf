import Base

extension Plan {
    /// Returns the columns of the table that the plan yields. All of its steps are checked.
    ///
    /// - Throws: ``QueryError`` with the place of the first verb that does not fit its table.
    func schema() throws(QueryError) -> Schema {
        var inputs: [Schema] = []
        for input in self.inputs { inputs.append(try input.schema()) }
        return try place.attempt { try schema(of: inputs) }
    }

    private func schema(of inputs: [Schema]) throws -> Schema {
        switch step {
        case .frame(let frame): return frame.schema
        case .scan(_, let columns):
            return Schema(columns.map { Schema.Column(name: $0.name, type: $0.type, field: $0.field) })
        case .filter(_, let condition):
            let type = try condition.type(in: inputs[0])
            guard type == .boolean || type == nil else {
                throw ExprError.wrongType(
                    expression: condition.description, argument: condition.description,
                    type: type ?? .boolean, needed: "a condition is needed")
            }
            guard !condition.columnNames.isEmpty || condition.needsWholeTable else {
                throw ExprError.invalidArgument(
                    expression: condition.description,
                    message: "the condition reads no column; name one with col(…)")
            }
            return inputs[0]
        case .with(_, let columns):
            var result = inputs[0].columns
            for column in columns {
                if column.isBareText, case .literal(.text(let text)) = column.node, inputs[0][text] != nil {
                    throw ExprError.invalidArgument(
                        expression: "\"\(column.name)\": \(column.node)",
                        message: "write col(\"\(text)\") for the column, or lit(\"\(text)\") for the text")
                }
                let new = try checked(column, in: inputs[0])
                if let index = result.firstIndex(where: { $0.name == column.name }) {
                    result[index] = new
                } else {
                    result.append(new)
                }
            }
            return Schema(result)
        case .drop, .rename, .dropMissing:
            guard let plan = try expanded(inputs[0]) else { return inputs[0] }
            return try plan === self.inputs[0] ? inputs[0] : plan.schema(of: inputs)
        case .select(_, let columns):
            return Schema(try columns.map { try checked($0, in: inputs[0]) }.unique())
        case .aggregate(_, let keys, let aggregations):
            let columns =
                try keys.map { try checked($0, in: inputs[0]) }
                + aggregations.map {
                    Schema.Column(
                        name: $0.name, type: try $0.node.type(in: inputs[0]) ?? .real,
                        field: $0.node.field(named: $0.name, in: inputs[0]))
                }
            return Schema(try columns.unique())
        case .join(_, _, let join): return try schema(of: join, inputs[0], inputs[1])
        case .sort(_, let keys):
            for key in keys {
                if case .list(let element)? = try key.node.type(in: inputs[0]) {
                    throw ExprError.wrongType(
                        expression: key.node.description, argument: key.node.description,
                        type: .list(of: element), needed: "values with an order are needed")
                }
            }
            return inputs[0]
        case .first: return inputs[0]
        case .distinct(_, let names):
            for name in names { _ = try ExprNode.column(name).type(in: inputs[0]) }
            return inputs[0]
        case .union:
            guard Set(inputs[0].names) == Set(inputs[1].names) else {
                throw FrameError.differentColumns(inputs[0].names, inputs[1].names)
            }
            return Schema(
                try inputs[0].columns.map { column in
                    let other = inputs[1][column.name] ?? column.type
                    if column.type == other { return column }
                    guard column.type.isNumeric, other.isNumeric else {
                        throw FrameError.differentTypes(column: column.name, column.type, other)
                    }
                    return Schema.Column(name: column.name, type: .real, field: column.field)
                })
        case .explode(_, let name):
            let type = try ExprNode.column(name).type(in: inputs[0])
            guard type == .list(of: .text) else {
                let column = ExprNode.column(name).description
                throw ExprError.wrongType(
                    expression: column, argument: column, type: type ?? .text, needed: "lists are needed")
            }
            return Schema(
                inputs[0].columns.map {
                    Schema.Column(name: $0.name, type: $0.name == name ? .text : $0.type, field: $0.field)
                })
        case .unpivot(_, let columns, let names, let values):
            var type: ColumnType?
            for name in columns {
                guard let own = try ExprNode.column(name).type(in: inputs[0]) else { continue }
                if let known = type, known != own {
                    guard known.isNumeric, own.isNumeric else {
                        throw FrameError.differentTypes(column: name, known, own)
                    }
                    type = .real
                } else {
                    type = own
                }
            }
            return Schema(
                try
                    (inputs[0].columns.filter { !columns.contains($0.name) }
                    + [
                        Schema.Column(name: names, type: .text),
                        Schema.Column(
                            name: values, type: type ?? .real,
                            field: ExprNode.call(.smallest, columns.map(ExprNode.column))
                                .field(named: values, in: inputs[0])),
                    ]).unique())
        case .fillPeriods: return inputs[0]
        }
    }

    private func checked(_ column: NamedNode, in schema: Schema) throws(ExprError) -> Schema.Column {
        Schema.Column(
            name: column.name, type: try column.node.type(in: schema) ?? .real,
            field: column.node.field(named: column.name, in: schema))
    }

    /// Checks that the ordered key of an as-of join has distances, and that the tolerance is one of them.
    private func check(_ asOf: JoinStep.AsOf, _ type: ColumnType) throws(ExprError) {
        let column = ExprNode.column(asOf.left).description
        guard type.isNumeric || type == .date || type == .timeSpan else {
            throw .wrongType(
                expression: column, argument: column, type: type,
                needed: "numbers, dates or time spans are needed")
        }
        guard let tolerance = asOf.tolerance else { return }
        guard type.isNumeric ? tolerance.double != nil : tolerance.timeSpan != nil else {
            throw .invalidArgument(
                expression: "tolerance: \(ExprNode.text(of: tolerance))",
                message: "\(type.isNumeric ? "a number" : "a time span") is needed for \(type.plural)")
        }
    }

    private func schema(of join: JoinStep, _ left: Schema, _ right: Schema) throws -> Schema {
        for (leftName, rightName) in join.allKeys {
            guard let first = left[leftName] else {
                throw ExprError.unknownColumn(leftName, in: "", columns: left.names)
            }
            guard let second = right[rightName] else {
                throw ExprError.unknownColumn(rightName, in: "the other table", columns: right.names)
            }
            guard first == second || (first.isNumeric && second.isNumeric) else {
                throw FrameError.differentTypes(column: leftName, first, second)
            }
        }
        if let asOf = join.asOf, let type = left[asOf.left] { try check(asOf, type) }
        let others = join.rightColumns(left, right)
        var columns = left.columns
        if join.kind == .outer {
            // A row that only the right table has gets its key from there.
            for (leftName, rightName) in join.keys where right[rightName] == .real {
                for index in columns.indices where columns[index].name == leftName {
                    columns[index].type = .real
                }
            }
        }
        return Schema(
            try
                (columns
                + others.map { name, column in
                    // A label that the left column has too would not tell them apart.
                    let field = name == column.name ? column.field : column.field?.derived(name, label: nil)
                    return Schema.Column(name: name, type: column.type, field: field)
                }).unique())
    }
}

extension [Schema.Column] {
    /// The columns.
    ///
    /// - Throws: `FrameError.duplicateColumn` if two have the same name.
    fileprivate func unique() throws(FrameError) -> [Schema.Column] {
        var names: Set<String> = []
        for column in self where !names.insert(column.name).inserted { throw .duplicateColumn(column.name) }
        return self
    }
}
