import Base

/// Writes expressions over the columns of a table in SQL.
struct SQLExpressions {
    let dialect: SQLDialect
    let schema: Schema
    /// The order of the rows of the table, as terms of `ORDER BY`; empty if they have none.
    var rowOrder: [String] = []

    /// Returns an expression in SQL.
    ///
    /// - Throws: ``ExprError`` for an expression that does not fit the table, ``SQLError``.
    func fragment(_ node: ExprNode) throws -> SQLFragment {
        var result = try newFragment(node)
        result.isConstant = !node.needsWholeTable && node.columnNames.isEmpty
        return result
    }

    private func newFragment(_ node: ExprNode) throws -> SQLFragment {
        switch node {
        case .column(let name):
            return SQLFragment(dialect.identifier(name), type: try node.type(in: schema))
        case .literal(let value): return SQLFragment(value, dialect)
        case .values: throw SQLError.valuesWithoutOrder(expression: node.description)
        case .named(let node, _): return try fragment(node)
        case .conditional(let cases, let otherwise):
            return try conditional(cases, otherwise, type: node.type(in: schema))
        case .call(let function, let arguments):
            return call(function, try arguments.map(fragment), type: try node.type(in: schema))
        case .window(let function, let arguments, let window):
            return try self.window(function, arguments, window, type: node.type(in: schema))
        }
    }

    /// Returns an expression as a column of a type.
    func fragment(_ node: ExprNode, as type: ColumnType) throws -> SQLFragment {
        try fragment(node).cast(to: type, dialect)
    }

    private func conditional(
        _ cases: [ConditionalCase], _ otherwise: ExprNode?, type: ColumnType?
    ) throws -> SQLFragment {
        guard !cases.isEmpty else {
            return try otherwise.map { try fragment($0) } ?? SQLFragment(nil, dialect)
        }
        var text = "CASE"
        for item in cases {
            let condition = try fragment(item.condition, as: .boolean)
            text += " WHEN \(condition.text) THEN \(try fragment(item.result).cast(to: type, dialect).text)"
        }
        if let otherwise { text += " ELSE \(try fragment(otherwise).cast(to: type, dialect).text)" }
        return SQLFragment(text + " END", type: type)
    }

    /// A function in SQL's notation.
    func function(_ name: String, _ arguments: String..., type: ColumnType?) -> SQLFragment {
        SQLFragment("\(name)(\(arguments.joined(separator: ", ")))", type: type)
    }

    var isSpark: Bool { dialect == .spark }

    /// NaN, and the infinities.
    func real(_ value: Double) -> String { dialect.literal(.real(value)) }

    // MARK: Functions of a row

    /// Returns a function of values of the same row.
    ///
    /// - Parameter type: the type of the result.
    func call(_ function: ScalarFunction, _ arguments: [SQLFragment], type: ColumnType?) -> SQLFragment {
        switch function {
        case .add, .subtract, .multiply, .divide, .floorDivide, .remainder, .negate, .absolute, .sign,
            .squareRoot, .exponential, .logarithm, .power, .sine, .cosine, .tangent, .floor, .ceiling, .round:
            arithmetic(function, arguments, type)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isBetween, .isIn, .isNaN,
            .smallest, .largest, .missingWhereEqual, .orElse:
            comparison(function, arguments, type)
        case .and, .or, .not, .isMissing, .isPresent: logic(function, arguments)
        case .contains where arguments[0].type == .list(of: .text): list(.listContains, arguments)
        case .length, .lowercased, .uppercased, .trimmed, .contains, .startsWith, .endsWith, .matches,
            .replacing, .slice, .split, .concatenate, .extract:
            self.text(function, arguments)
        case .listCount, .listContains, .intersection, .listElement, .joinTexts: list(function, arguments)
        case .datePart, .floorDate, .addUnits, .difference, .startOfDay, .makeDate, .spanIn, .format:
            date(function, arguments)
        case .convert(let type, let unreadable): converted(arguments[0], to: type, unreadable)
        }
    }

    private func logic(_ function: ScalarFunction, _ arguments: [SQLFragment]) -> SQLFragment {
        let first = arguments[0]
        switch function {
        case .isMissing:
            return SQLFragment("\(first.inside(.concatenation)) IS NULL", .comparison, type: .boolean)
        case .isPresent:
            return SQLFragment(first.presence, .comparison, type: .boolean)
        case .not:
            return SQLFragment(
                "NOT \(first.cast(to: .boolean, dialect).inside(.comparison))", .not, type: .boolean)
        default:
            let level: SQLFragment.Level = function == .and ? .and : .or
            let parts = arguments.map { $0.cast(to: .boolean, dialect).inside(level) }
            return SQLFragment(
                parts.joined(separator: function == .and ? " AND " : " OR "), level, type: .boolean)
        }
    }

    // MARK: Comparison

    /// The type that values are compared as.
    func commonType(_ arguments: [SQLFragment]) -> ColumnType? {
        let types = arguments.compactMap(\.type)
        if types.contains(.date) { return .date }
        return types.contains(.real) ? .real : types.first
    }

    private func comparison(
        _ function: ScalarFunction, _ arguments: [SQLFragment], _ type: ColumnType?
    ) -> SQLFragment {
        let common = commonType(arguments)
        // Whole numbers are compared with numbers as they are written.
        let operands = arguments.map {
            $0.type == .integer && common == .real ? $0 : $0.cast(to: common, dialect)
        }
        let isTyped = operands.contains { !$0.isLiteral }
        func operand(_ index: Int) -> String {
            isTyped ? operands[index].bare(.concatenation) : operands[index].inside(.concatenation)
        }
        func binary(_ sign: String) -> SQLFragment {
            SQLFragment("\(operand(0)) \(sign) \(operand(1))", .comparison, type: .boolean)
        }
        switch function {
        case .equal: return binary("=")
        case .notEqual: return binary("<>")
        case .less: return binary("<")
        case .lessOrEqual: return binary("<=")
        case .greater: return binary(">")
        case .greaterOrEqual: return binary(">=")
        case .isBetween:
            return SQLFragment(
                "\(operand(0)) BETWEEN \(operand(1)) AND \(operand(2))", .comparison, type: .boolean)
        case .isIn:
            // Spark and DuckDB have no empty list; DuckDB does not sort by a literal.
            if arguments.count == 1 { return SQLFragment("CAST(FALSE AS BOOLEAN)", type: .boolean) }
            let list = operands.indices.dropFirst().map(operand).joined(separator: ", ")
            return SQLFragment("\(operand(0)) IN (\(list))", .comparison, type: .boolean)
        case .isNaN:
            // Spark's function is false for a missing value.
            let value = arguments[0].cast(to: .real, dialect)
            if !isSpark { return self.function("isnan", value.text, type: .boolean) }
            return SQLFragment("\(value.inside(.concatenation)) = \(real(.nan))", .comparison, type: .boolean)
        default: break
        }
        let values = arguments.map { $0.cast(to: type, dialect).text }
        switch function {
        case .missingWhereEqual:
            // Compared as they are: the value may be a whole number and the other one not.
            return self.function("nullif", values[0], values[1], type: type)
        case .orElse: return self.function("coalesce", values[0], values[1], type: type)
        default:
            if values.count == 1 { return arguments[0].cast(to: type, dialect) }
            let name = function == .smallest ? "least" : "greatest"
            return SQLFragment("\(name)(\(values.joined(separator: ", ")))", type: type)
        }
    }
}
