import Base

// Steps that make rows of rows: unions, lists, columns as rows, periods.

extension SQLWriter {
    func union(
        _ first: Plan, _ second: Plan, _ schema: Schema, _ order: SQLStatement.RowOrder
    ) throws -> SQLBlock {
        var parts: [(block: SQLBlock, row: String?)] = []
        for plan in [first, second] {
            let block = try self.block(plan, order == .exact ? .exact : .none)
            let numbered = numbered(block)
            parts.append((open(numbered?.block ?? block), numbered?.row))
        }
        let isOrdered = parts.allSatisfy { $0.row != nil }
        let part = hiddenName("part", beside: schema.names)
        let row = hiddenName("row", beside: schema.names)
        let texts = parts.enumerated().map { index, item in
            var outputs = schema.columns.map { column in
                let type = item.block.schema[column.name]
                let name = dialect.identifier(column.name)
                let text = type == column.type ? name : "CAST(\(name) AS \(dialect.name(of: column.type)))"
                return SQLBlock.Output(name: column.name, type: column.type, text: text)
            }
            if isOrdered, let place = item.row {
                outputs.append(SQLBlock.Output(name: part, type: .integer, text: "\(index)"))
                outputs.append(SQLBlock.Output(name: row, type: .integer, text: dialect.identifier(place)))
            }
            var block = item.block
            block.outputs = outputs
            return block.text(outputs, isSorted: false, dialect)
        }
        var outputs = schema.columns.map { SQLBlock.Output(name: $0.name, type: $0.type, text: "") }
        var terms: [SQLBlock.Term] = []
        if isOrdered {
            for name in [part, row] {
                outputs.append(SQLBlock.Output(name: name, type: .integer, text: "", isHidden: true))
                terms.append(SQLBlock.Term(name: name, isNullable: false))
            }
        }
        return step(texts.joined(separator: "\nUNION ALL\n"), outputs, terms, "united")
    }

    func exploded(_ input: Plan, _ name: String, _ order: SQLStatement.RowOrder) throws -> SQLBlock {
        var block = try open(self.block(input, order))
        let list = dialect.identifier(name)
        let place = hiddenName("place", beside: block.outputs.map(\.name))
        let isOrdered = order == .exact && !block.order.isEmpty
        // A list that rows are sorted by is gone.
        block.order.removeAll { $0.name == name }
        func replaceList(_ text: String) {
            for index in block.outputs.indices where block.outputs[index].name == name {
                block.outputs[index].type = .text
                block.outputs[index].text = text
            }
        }
        let placeText: String
        if dialect == .duckDB {
            replaceList("unnest(\(list))")
            placeText = "generate_subscripts(\(list), 1)"
        } else {
            let element = dialect.identifier("__element")
            placeText = dialect.identifier(place)
            block.source +=
                isOrdered
                ? "\nLATERAL VIEW posexplode(\(list)) e AS \(placeText), \(element)"
                : "\nLATERAL VIEW explode(\(list)) e AS \(element)"
            replaceList("e.\(element)")
        }
        if isOrdered {
            block.outputs.append(
                SQLBlock.Output(name: place, type: .integer, text: placeText, isHidden: true))
            block.order.append(SQLBlock.Term(name: place, isNullable: false))
        }
        return seal(block)
    }

    func unpivoted(
        _ input: Plan, _ columns: [String], _ names: String, _ values: String, _ schema: Schema,
        _ order: SQLStatement.RowOrder
    ) throws -> SQLBlock {
        var block = try open(self.block(input, order == .exact ? .exact : .none))
        var row: String?
        if order == .exact, let numbered = numbered(block) {
            block = open(numbered.block)
            row = numbered.row
        }
        let type = schema[values] ?? .real
        let place = hiddenName("place", beside: schema.names + block.outputs.map(\.name))
        let kept = block.visibleOutputs.filter { !columns.contains($0.name) }
        var outputs = kept
        let cells = columns.map { name in
            // Spark tells lists of different origin apart unless they are cast.
            block.schema[name] == type && !(dialect == .spark && type == .list(of: .text))
                ? dialect.identifier(name) : "CAST(\(dialect.identifier(name)) AS \(dialect.name(of: type)))"
        }
        let places = columns.indices.map { "\($0)" }
        if dialect == .duckDB {
            func unnest(_ list: [String], _ type: ColumnType) -> String {
                columns.isEmpty
                    ? "unnest(CAST([] AS \(dialect.name(of: type))[]))"
                    : "unnest([\(list.joined(separator: ", "))])"
            }
            outputs.append(
                SQLBlock.Output(name: names, type: .text, text: unnest(columns.map(dialect.text), .text)))
            outputs.append(SQLBlock.Output(name: values, type: type, text: unnest(cells, type)))
            outputs.append(
                SQLBlock.Output(name: place, type: .integer, text: unnest(places, .integer), isHidden: true))
        } else {
            let items = columns.indices.map { "\(places[$0]), \(dialect.text(columns[$0])), \(cells[$0])" }
            block.source +=
                "\nLATERAL VIEW stack(\(columns.count), \(items.joined(separator: ", "))) u AS __place, __name, __value"
            if columns.isEmpty { block.conditions.append("FALSE") }
            outputs.append(SQLBlock.Output(name: names, type: .text, text: "u.__name"))
            outputs.append(SQLBlock.Output(name: values, type: type, text: "u.__value"))
            outputs.append(SQLBlock.Output(name: place, type: .integer, text: "u.__place", isHidden: true))
        }
        block.order = []
        if let row {
            let name = hiddenName("row", beside: outputs.map(\.name))
            outputs.append(
                SQLBlock.Output(name: name, type: .integer, text: dialect.identifier(row), isHidden: true))
            block.order = [
                SQLBlock.Term(name: place, isNullable: false), SQLBlock.Term(name: name, isNullable: false),
            ]
        } else {
            outputs.removeAll(where: \.isHidden)
        }
        block.outputs = outputs
        return seal(block)
    }

    func fillingPeriods(
        _ input: Plan, _ date: String, _ unit: CalendarUnit, _ zeros: [String]
    ) throws -> SQLBlock {
        let table = try seal(self.block(input, .none), "grouped")
        let name = dialect.identifier(date)
        let interval =
            switch unit {
            case .quarter: "INTERVAL 3 MONTH"
            case .week: "INTERVAL 7 DAY"
            default: "INTERVAL 1 \(unit.rawValue.uppercased())"
            }
        let bounds = "min(\(name)), max(\(name)), \(interval)"
        let series =
            dialect == .duckDB ? "unnest(generate_series(\(bounds)))" : "explode(sequence(\(bounds)))"
        let periods = step("SELECT \(series) AS period\nFROM \(table.source)", [], [], "periods")
        let outputs = table.visibleOutputs
        let cells = outputs.map { output in
            let column = dialect.identifier(output.name)
            if output.name == date { return "p.period AS \(column)" }
            return zeros.contains(output.name) ? "coalesce(g.\(column), 0) AS \(column)" : "g.\(column)"
        }
        let text = """
            SELECT \(cells.joined(separator: ", "))
            FROM \(periods.source) AS p
            LEFT JOIN \(table.source) AS g ON g.\(name) = p.period
            UNION ALL
            SELECT \(outputs.map { dialect.identifier($0.name) }.joined(separator: ", "))
            FROM \(table.source)
            WHERE \(name) IS NULL
            """
        return step(text, outputs, [SQLBlock.Term(name: date)], "resampled")
    }
}
