import Base

/// Writes a plan in SQL: blocks of `SELECT`, which become named steps of a `WITH` where the next verb needs one of its own.
///
/// What depends on the order of rows (ties in `sorted` followed by `first`, windows, the first row of equal ones) is written by
/// hidden columns which hold that order, as far as there is one: a table in memory numbers its rows.
final class SQLWriter {
    let dialect: SQLDialect
    private let root: Plan
    let inlineRows: Int
    private let fileNames: SQLStatement.FileNames
    /// The named steps, in order.
    private var steps: [(name: String, text: String)] = []
    private var tables: [SQLStatement.Table] = []
    private var files: [SQLStatement.File] = []
    private var names: Set<String> = []
    /// The blocks of plans that are used several times.
    private var known: [Key: SQLBlock] = [:]
    private var uses: [ObjectIdentifier: Int] = [:]
    /// The columns that each scan reads.
    private var scanned: [ObjectIdentifier: Set<String>] = [:]

    private struct Key: Hashable {
        var plan: ObjectIdentifier
        var order: SQLStatement.RowOrder
    }

    init(_ dialect: SQLDialect, _ plan: Plan, inlineRows: Int, files: SQLStatement.FileNames = .inPlace) {
        self.dialect = dialect
        root = plan
        self.inlineRows = inlineRows
        fileNames = files
    }

    /// Returns the statement of the whole plan.
    func statement(_ order: SQLStatement.RowOrder) throws -> SQLStatement {
        try visit(root, needed: nil)
        let schema = try root.schema()
        guard !schema.columns.isEmpty else { throw SQLError.noColumns(step: root.place.verb) }
        var block = try self.block(root, order)
        let hidden = Set(block.outputs.filter(\.isHidden).map(\.name))
        // Hidden columns can be sorted by where they are columns of the table that is selected from.
        if block.order.contains(where: { hidden.contains($0.name) }), !block.isOpen(dialect) {
            block = seal(block)
        }
        let text = block.text(block.visibleOutputs, isSorted: order > .none, dialect)
        let with = steps.map { "\($0.name) AS (\n\(Self.indented($0.text))\n)" }.joined(separator: ",\n")
        return SQLStatement(
            text: with.isEmpty ? text : "WITH \(with)\n\(text)", tables: tables, files: files, schema: schema,
            isSorted: !block.order.isEmpty)
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(
            separator: "\n")
    }

    /// Counts the uses of each plan, and notes the columns that are read from files.
    private func visit(_ plan: Plan, needed: Set<String>?) throws {
        uses[ObjectIdentifier(plan), default: 0] += 1
        if case .scan(_, let columns) = plan.step {
            scanned[ObjectIdentifier(plan), default: []].formUnion(needed ?? Set(columns.map(\.name)))
        }
        // A step that makes columns is written with all of them; which of them are read in the end is for the database to find.
        let written: Set<String>? =
            switch plan.step {
            case .filter, .sort, .first, .distinct: needed
            default: nil
            }
        for (input, needed) in zip(plan.inputs, try plan.neededColumns(written)) {
            try visit(input, needed: needed)
        }
    }

    // MARK: Blocks

    /// Returns the block of a plan.
    ///
    /// - Parameter order: the order of rows that is needed.
    func block(_ plan: Plan, _ order: SQLStatement.RowOrder) throws -> SQLBlock {
        let key = Key(plan: ObjectIdentifier(plan), order: order)
        if let block = known[key] { return block }
        var block = try plan.place.attempt { try self.newBlock(plan, order) }
        if order == .none {
            // The order decides which rows are the first ones.
            if block.limit != nil { block = seal(block) }
            block.order = []
        }
        if uses[ObjectIdentifier(plan), default: 1] > 1 {
            block = seal(block)
            known[key] = block
        }
        return block
    }

    private func newBlock(_ plan: Plan, _ order: SQLStatement.RowOrder) throws -> SQLBlock {
        switch plan.step {
        case .frame(let frame): return table(frame, order)
        case .scan(let source, let columns):
            let names = scanned[ObjectIdentifier(plan)] ?? []
            let used = columns.filter { names.contains($0.name) }
            // A table has a column at least, also where only its rows are counted.
            return scan(source, used.isEmpty ? Array(columns.prefix(1)) : used, order)
        case .filter(let input, let condition): return try filter(input, condition, order)
        case .with(let input, _), .select(let input, _):
            return try computed(input, plan.computedColumns(nil), order)
        case .drop(let input, _), .rename(let input, _), .dropMissing(let input, _):
            guard let expanded = try plan.expanded(input.schema()) else { return try block(input, order) }
            return try expanded === input ? block(input, order) : newBlock(expanded, order)
        case .aggregate(let input, let keys, let aggregations):
            return try aggregated(input, keys, aggregations, plan.schema(), order)
        case .join(let left, let right, let join):
            return try join.asOf == nil
                ? joined(left, right, join, plan.schema(), order)
                : joinedAsOf(left, right, join, plan.schema(), order)
        case .sort(let input, let keys): return try sorted(input, keys, order)
        case .first(let input, let count):
            var block = try self.block(input, .exact)
            if block.limit != nil || block.isDistinct { block = seal(block) }
            block.limit = count
            return block
        case .distinct(let input, let names): return try distinct(input, names, order)
        case .union(let first, let second): return try union(first, second, plan.schema(), order)
        case .explode(let input, let name): return try exploded(input, name, order)
        case .unpivot(let input, let columns, let names, let values):
            return try unpivoted(input, columns, names, values, plan.schema(), order)
        case .fillPeriods(let input, let date, let unit, let zeros):
            return try fillingPeriods(input, date, unit, zeros)
        }
    }

    /// Returns a block that selects from the result of another one as a named step.
    func seal(_ block: SQLBlock, _ name: String = "step") -> SQLBlock {
        if block.isWhole(dialect), names.contains(block.source) { return block }
        return step(block.text(block.outputs, isSorted: false, dialect), block.outputs, block.order, name)
    }

    /// Returns a block that selects from a statement as a named step.
    func step(
        _ text: String, _ outputs: [SQLBlock.Output], _ order: [SQLBlock.Term], _ name: String
    ) -> SQLBlock {
        let name = newName(name)
        steps.append((name, text))
        return SQLBlock(table: name, outputs: outputs, order: order, dialect)
    }

    private func newName(_ name: String) -> String {
        var number = 1
        while !names.insert("\(name)_\(number)").inserted { number += 1 }
        return "\(name)_\(number)"
    }

    /// Returns a block that expressions can be placed in.
    func open(_ block: SQLBlock) -> SQLBlock { block.isOpen(dialect) ? block : seal(block) }

    /// Writes expressions over the columns of a block.
    func expressions(_ block: SQLBlock) -> SQLExpressions {
        SQLExpressions(dialect: dialect, schema: block.schema, rowOrder: block.orderTexts(dialect))
    }

    /// A name for a column that no column of a block has.
    func hiddenName(_ name: String, beside names: some Sequence<String>) -> String {
        let taken = Set(names)
        var number = 0
        while taken.contains("__\(name)\(number == 0 ? "" : "\(number)")") { number += 1 }
        return "__\(name)\(number == 0 ? "" : "\(number)")"
    }

    /// Returns a block with the places of its rows as a single hidden column; `nil` if they have no order.
    func numbered(_ block: SQLBlock) -> (block: SQLBlock, row: String)? {
        guard let first = block.order.first else { return nil }
        if block.order.count == 1, !first.isNullable, !first.isDescending { return (block, first.name) }
        var block = open(block)
        let name = hiddenName("row", beside: block.outputs.map(\.name))
        let number = "row_number() OVER (ORDER BY \(block.orderTexts(dialect).joined(separator: ", ")))"
        block.outputs.append(SQLBlock.Output(name: name, type: .integer, text: number, isHidden: true))
        let replaced = Set(block.order.map(\.name))
        block.outputs.removeAll { $0.isHidden && replaced.contains($0.name) }
        block.order = [SQLBlock.Term(name: name, isNullable: false)]
        return (seal(block), name)
    }

    // MARK: Tables

    private func table(_ frame: DataFrame, _ order: SQLStatement.RowOrder) -> SQLBlock {
        let row = order == .exact ? hiddenName("row", beside: frame.columnNames) : nil
        var outputs = frame.columns.map { SQLBlock.Output(name: $0.name, type: $0.type, text: "") }
        if let row { outputs.append(SQLBlock.Output(name: row, type: .integer, text: "", isHidden: true)) }
        let terms = row.map { [SQLBlock.Term(name: $0, isNullable: false)] } ?? []
        if frame.rowCount > inlineRows {
            let name = newName("table")
            tables.append(SQLStatement.Table(name: name, frame: frame, rowColumn: row))
            return SQLBlock(table: name, outputs: outputs, order: terms, dialect)
        }
        return step(dialect.values(of: frame, rowColumn: row), outputs, terms, "table")
    }

    private func scan(
        _ source: any TableSource, _ columns: [ScanColumn], _ order: SQLStatement.RowOrder
    ) -> SQLBlock {
        let sourceColumns = columns.map { SourceColumn(name: $0.source, type: $0.type) }
        var block = SQLBlock(
            source: "", sourceNames: columns.map(\.source),
            outputs: columns.map {
                SQLBlock.Output(name: $0.name, type: $0.type, text: dialect.identifier($0.source))
            })
        guard fileNames == .tables else {
            block.source = dialect.table(source, sourceColumns)
            return block
        }
        let stem = source.name.prefix { $0 != "." }.lowercased().map { character in
            character.isASCII && (character.isLetter || character.isNumber) ? character : "_"
        }
        block.source = newName(stem.first?.isLetter == true ? String(stem) : "file")
        let row = order == .exact ? hiddenName("row", beside: columns.flatMap { [$0.name, $0.source] }) : nil
        if let row {
            block.sourceNames.append(row)
            block.outputs.append(
                SQLBlock.Output(name: row, type: .integer, text: dialect.identifier(row), isHidden: true))
            block.order = [SQLBlock.Term(name: row, isNullable: false)]
        }
        files.append(
            SQLStatement.File(name: block.source, source: source, columns: sourceColumns, rowColumn: row))
        return block
    }
}
