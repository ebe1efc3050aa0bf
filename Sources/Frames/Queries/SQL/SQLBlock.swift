/// A `SELECT` that steps add to until one does not fit in.
struct SQLBlock {
    /// A column of the result.
    struct Output {
        var name: String
        var type: ColumnType
        /// The expression in SQL.
        var text: String
        /// Whether the column is there for the order of the rows alone.
        var isHidden = false
    }

    /// A column that rows are sorted by.
    struct Term {
        var name: String
        var isDescending = false
        /// Whether the column has missing values.
        var isNullable = true
    }

    /// The table that rows are selected from: a name or more.
    var source: String
    /// The names of the columns of that table, in order.
    var sourceNames: [String]
    var conditions: [String] = []
    var outputs: [Output]
    /// The expressions that rows are grouped by; `nil` if they are not aggregated.
    var groups: [String]?
    var isDistinct = false
    var limit: Int?
    /// The order of the rows; empty if they have none.
    var order: [Term] = []
}

extension SQLBlock {
    /// Creates a block that selects all columns of a table.
    init(table: String, outputs: [Output], order: [Term], _ dialect: SQLDialect) {
        source = table
        sourceNames = outputs.map(\.name)
        self.order = order
        self.outputs = outputs.map {
            Output(name: $0.name, type: $0.type, text: dialect.identifier($0.name), isHidden: $0.isHidden)
        }
    }

    /// The columns of the result, hidden ones included.
    var schema: Schema { Schema(outputs.map { Schema.Column(name: $0.name, type: $0.type) }) }

    var visibleOutputs: [Output] { outputs.filter { !$0.isHidden } }

    /// Whether expressions over the columns of the result can be placed in the block.
    func isOpen(_ dialect: SQLDialect) -> Bool {
        groups == nil && !isDistinct && limit == nil && hasPlainOutputs(dialect)
    }

    /// Whether each column of the result is one of the table, under the same name.
    func hasPlainOutputs(_ dialect: SQLDialect) -> Bool {
        outputs.allSatisfy { $0.text == dialect.identifier($0.name) }
    }

    /// Whether the block changes nothing about its table.
    func isWhole(_ dialect: SQLDialect) -> Bool {
        isOpen(dialect) && conditions.isEmpty && outputs.map(\.name) == sourceNames
    }

    /// The terms of the order, in SQL.
    func orderTexts(_ dialect: SQLDialect) -> [String] {
        order.map {
            dialect.identifier($0.name) + ($0.isDescending ? " DESC" : "")
                + ($0.isNullable ? " NULLS LAST" : "")
        }
    }

    /// The statement.
    ///
    /// - Parameters:
    ///   - outputs: the columns that it selects.
    ///   - isSorted: whether the order matters.
    func text(_ outputs: [Output], isSorted: Bool, _ dialect: SQLDialect) -> String {
        var list = outputs.map {
            let name = dialect.identifier($0.name)
            return $0.text == name || $0.text.hasSuffix(".\(name)") ? $0.text : "\($0.text) AS \(name)"
        }
        if groups == nil, !sourceNames.isEmpty, list.starts(with: sourceNames.map(dialect.identifier)) {
            list.replaceSubrange(0..<sourceNames.count, with: ["*"])
        }
        let isLong = list.reduce(0) { $0 + $1.count } > 100
        var lines = [
            (isDistinct ? "SELECT DISTINCT" : "SELECT")
                + (isLong ? "\n  " + list.joined(separator: ",\n  ") : " " + list.joined(separator: ", ")),
            "FROM \(source)",
        ]
        if !conditions.isEmpty { lines.append("WHERE \(conditions.joined(separator: "\n  AND "))") }
        if let groups, !groups.isEmpty { lines.append("GROUP BY \(groups.joined(separator: ", "))") }
        if !order.isEmpty, isSorted || limit != nil {
            lines.append("ORDER BY \(orderTexts(dialect).joined(separator: ", "))")
        }
        if let limit { lines.append("LIMIT \(limit)") }
        return lines.joined(separator: "\n")
    }
}
