import Base

extension ExprNode {
    /// Returns the type of the expression over the columns of a table; `nil` for a missing value, which has any type.
    ///
    /// - Throws: ``ExprError`` for an unknown column, or values that do not fit a function.
    func type(in schema: Schema) throws(ExprError) -> ColumnType? {
        switch self {
        case .column(let name):
            guard let type = schema[name] else {
                throw .unknownColumn(name, in: description, columns: schema.names)
            }
            return type
        case .literal(let value): return value?.type
        case .values(let column): return column.type
        case .named(let node, _): return try node.type(in: schema)
        case .conditional(let cases, let otherwise):
            do throws(ExprError) {
                return try type(of: cases, otherwise, in: schema)
            } catch {
                throw error.within(description)
            }
        case .call(let function, let arguments):
            var types: [ColumnType?] = []
            do throws(ExprError) {
                for argument in arguments { types.append(try argument.type(in: schema)) }
            } catch {
                throw error.within(description)
            }
            return try type(of: function, arguments, types)
        case .window(let function, let arguments, let window):
            var types: [ColumnType?] = []
            do throws(ExprError) {
                for argument in arguments { types.append(try argument.type(in: schema)) }
                for key in window.keys { _ = try key.type(in: schema) }
                for key in window.order { _ = try key.node.type(in: schema) }
            } catch {
                throw error.within(description)
            }
            return try type(of: function, arguments, types)
        }
    }

    private func type(
        of cases: [ConditionalCase], _ otherwise: ExprNode?, in schema: Schema
    ) throws(ExprError) -> ColumnType? {
        var results: [ExprNode] = []
        for item in cases {
            let type = try item.condition.type(in: schema)
            guard type == .boolean || type == nil else {
                throw wrongType(item.condition, type, "a condition is needed")
            }
            results.append(item.result)
        }
        return try commonType(of: results + (otherwise.map { [$0] } ?? []), in: schema)
    }

    /// The type that holds the values of all of several expressions.
    private func commonType(of nodes: [ExprNode], in schema: Schema) throws(ExprError) -> ColumnType? {
        var types: [ColumnType?] = []
        for node in nodes { types.append(try node.type(in: schema)) }
        return try commonType(nodes, types)
    }

    private func commonType(_ nodes: [ExprNode], _ types: [ColumnType?]) throws(ExprError) -> ColumnType? {
        let known = types.compactMap(\.self)
        guard let first = known.first else { return nil }
        // A text literal stands for a date beside dates.
        if known.contains(.date), zip(nodes, types).allSatisfy({ $1 != .text || $0.isTextLiteral }) {
            for (node, type) in zip(nodes, types) where type == .text { try checkDate(node) }
            guard known.allSatisfy({ $0 == .date || $0 == .text }) else {
                throw .incompatible(expression: description, .date, known.first { $0 != .date } ?? .date)
            }
            return .date
        }
        if known.allSatisfy(\.isNumeric) { return known.contains(.real) ? .real : .integer }
        for type in known where type != first {
            throw .incompatible(expression: description, first, type)
        }
        return first
    }

    private var isTextLiteral: Bool {
        if case .literal(.text) = unnamed { true } else { false }
    }

    private func checkDate(_ node: ExprNode) throws(ExprError) {
        guard case .literal(.text(let text)) = node.unnamed else { return }
        guard Timestamp(text) != nil else {
            throw .unreadableLiteral(expression: description, text: text, type: .date)
        }
    }

    private func wrongType(_ argument: ExprNode, _ type: ColumnType?, _ needed: String) -> ExprError {
        .wrongType(
            expression: description, argument: argument.description, type: type ?? .text, needed: needed)
    }

    /// Checks that an argument has one of some types, if it has one.
    private func require(
        _ arguments: [ExprNode], _ types: [ColumnType?], _ index: Int, _ allowed: [ColumnType],
        _ needed: String
    ) throws(ExprError) {
        guard let type = types[index] else { return }
        guard allowed.contains(type) else { throw wrongType(arguments[index], type, needed) }
    }

    private func requireAll(
        _ arguments: [ExprNode], _ types: [ColumnType?], _ allowed: [ColumnType], _ needed: String
    ) throws(ExprError) {
        for index in arguments.indices { try require(arguments, types, index, allowed, needed) }
    }

    // MARK: Functions of a row

    private func type(
        of function: ScalarFunction, _ arguments: [ExprNode], _ types: [ColumnType?]
    ) throws(ExprError) -> ColumnType? {
        let numbers: [ColumnType] = [.integer, .real]
        let list = ColumnType.list(of: .text)
        switch function {
        case .add, .subtract: return try typeOfSum(function, arguments, types)
        case .multiply:
            // A time span times a number is a time span.
            if types.contains(.timeSpan) {
                guard types.filter({ $0 == .timeSpan }).count == 1 else {
                    throw .incompatible(expression: description, .timeSpan, .timeSpan)
                }
                try requireAll(arguments, types, numbers + [.timeSpan], "a product needs numbers")
                return .timeSpan
            }
            try requireAll(arguments, types, numbers, "a product needs numbers")
            return types.contains(.real)
                ? .real : types.contains(nil) ? types.compactMap(\.self).first : .integer
        case .divide:
            if types[0] == .timeSpan {
                try require(arguments, types, 1, numbers + [.timeSpan], "a quotient needs numbers")
                return types[1] == .timeSpan ? .real : .timeSpan
            }
            try requireAll(arguments, types, numbers, "a quotient needs numbers")
            return .real
        case .floorDivide, .remainder:
            try requireAll(
                arguments, types, function == .remainder ? numbers : [.integer], "whole numbers are needed")
            return types.contains(.real) ? .real : .integer
        case .negate, .absolute:
            try requireAll(arguments, types, numbers + [.timeSpan], "numbers are needed")
            return types[0]
        case .sign:
            try requireAll(arguments, types, numbers, "numbers are needed")
            return .integer
        case .round:
            try requireAll(arguments, types, numbers, "numbers are needed")
            return types[0]
        case .squareRoot, .exponential, .logarithm, .power, .sine, .cosine, .tangent, .floor, .ceiling:
            try requireAll(arguments, types, numbers, "numbers are needed")
            return .real
        case .isNaN:
            try requireAll(arguments, types, numbers, "numbers are needed")
            return .boolean
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isBetween, .isIn:
            guard let type = try commonType(arguments, types) else { return .boolean }
            if case .list = type, function != .equal, function != .notEqual {
                throw wrongType(arguments[0], type, "values with an order are needed")
            }
            return .boolean
        case .smallest, .largest, .orElse, .missingWhereEqual: return try commonType(arguments, types)
        case .and, .or, .not:
            try requireAll(arguments, types, [.boolean], "conditions are needed")
            return .boolean
        case .isMissing, .isPresent: return .boolean
        case .contains where types[0] == list, .listContains:
            try require(arguments, types, 0, [list], "a list is needed")
            try require(arguments, types, 1, [.text], "a text is needed")
            return .boolean
        case .contains, .startsWith, .endsWith, .matches:
            try requireAll(arguments, types, [.text], "text is needed")
            return .boolean
        case .length:
            try requireAll(arguments, types, [.text], "text is needed")
            return .integer
        case .lowercased, .uppercased, .trimmed, .replacing, .slice, .concatenate, .extract:
            try requireAll(arguments, types, [.text], "text is needed")
            return .text
        case .split:
            try requireAll(arguments, types, [.text], "text is needed")
            return list
        case .listCount:
            try requireAll(arguments, types, [list], "a list is needed")
            return .integer
        case .intersection:
            try requireAll(arguments, types, [list], "a list is needed")
            return list
        case .listElement:
            try requireAll(arguments, types, [list], "a list is needed")
            return .text
        case .joinTexts:
            try require(arguments, types, 0, [list], "a list is needed")
            return .text
        case .datePart:
            try requireAll(arguments, types, [.date], "dates are needed")
            return .integer
        case .floorDate, .startOfDay:
            try requireAll(arguments, types, [.date], "dates are needed")
            return .date
        case .addUnits:
            try require(arguments, types, 0, [.date], "dates are needed")
            try require(arguments, types, 1, [.integer], "a whole number is needed")
            return .date
        case .difference:
            _ = try commonType(arguments, types)
            try require(arguments, types, 0, [.date], "dates are needed")
            return .integer
        case .makeDate:
            try requireAll(arguments, types, [.integer], "whole numbers are needed")
            return .date
        case .spanIn:
            try requireAll(arguments, types, [.timeSpan], "time spans are needed")
            return .real
        case .format:
            try requireAll(arguments, types, [.date], "dates are needed")
            return .text
        case .convert(let type, _):
            if let source = types[0], !source.isConvertible(to: type) {
                throw wrongType(arguments[0], source, "what becomes \(type.noun) is needed")
            }
            return type
        }
    }

    /// The type of a sum or a difference: numbers, texts one after the other, dates and time spans.
    private func typeOfSum(
        _ function: ScalarFunction, _ arguments: [ExprNode], _ types: [ColumnType?]
    ) throws(ExprError) -> ColumnType? {
        switch (types[0], types[1]) {
        case (nil, nil): return nil
        case (.text, .text) where function == .add: return .text
        case (.text, nil) where function == .add, (nil, .text) where function == .add: return .text
        case (.date, .timeSpan): return .date
        case (.timeSpan, .date) where function == .add: return .date
        case (.date, .date) where function == .subtract: return .timeSpan
        case (.date, .text) where function == .subtract, (.text, .date) where function == .subtract:
            _ = try commonType(arguments, types)
            return .timeSpan
        case (.timeSpan, .timeSpan), (.timeSpan, nil), (nil, .timeSpan): return .timeSpan
        case (let first?, let second?):
            guard first.isNumeric else {
                guard first == second || !second.isNumeric else {
                    throw .incompatible(expression: description, first, second)
                }
                throw wrongType(arguments[0], first, "numbers are needed")
            }
            guard second.isNumeric else { throw .incompatible(expression: description, first, second) }
            return first == .real || second == .real ? .real : .integer
        case (let type?, nil), (nil, let type?):
            guard type.isNumeric else { throw wrongType(arguments[0], type, "numbers are needed") }
            return type
        }
    }

    // MARK: Functions of several rows

    private func type(
        of function: WindowFunction, _ arguments: [ExprNode], _ types: [ColumnType?]
    ) throws(ExprError) -> ColumnType? {
        let numbers: [ColumnType] = [.integer, .real, .boolean]
        switch function {
        case .lag, .filledForward: return types[0]
        case .runningMin, .runningMax:
            if case .list? = types[0] {
                throw wrongType(arguments[0], types[0], "values with an order are needed")
            }
            return types[0]
        case .runningCount, .rowNumber: return .integer
        case .rank(let ties, _): return ties == .average ? .real : .integer
        case .runningSum:
            try requireAll(arguments, types, numbers + [.timeSpan], "numbers are needed")
            return types[0] == .boolean ? .integer : types[0]
        case .rolling(let statistic, _, _, _):
            try requireAll(arguments, types, numbers, "numbers are needed")
            return statistic == .sum || statistic == .min || statistic == .max
                ? (types[0] == .boolean ? .integer : types[0]) : .real
        case .session:
            try requireAll(arguments, types, [.date], "dates are needed")
            return .integer
        case .statistic(let statistic):
            return try statistic.type(of: types, arguments: arguments, in: description)
        }
    }
}

extension AggregateFunction {
    /// Returns the type of the statistic of expressions.
    ///
    /// - Parameter expression: the aggregation, for messages.
    func type(
        of types: [ColumnType?], arguments: [ExprNode], in expression: String
    ) throws(ExprError) -> ColumnType? {
        func require(_ allowed: [ColumnType], _ needed: String) throws(ExprError) {
            for (argument, type) in zip(arguments, types) {
                guard let type, !allowed.contains(type) else { continue }
                throw .wrongType(
                    expression: expression, argument: argument.description, type: type, needed: needed)
            }
        }
        let numbers: [ColumnType] = [.integer, .real, .boolean]
        switch self {
        case .rowCount, .count, .distinctCount: return .integer
        case .trueCount:
            try require([.boolean], "a condition is needed")
            return .integer
        case .any, .all:
            try require([.boolean], "a condition is needed")
            return .boolean
        case .sum:
            try require(numbers + [.timeSpan], "a sum needs numbers")
            return types[0] == .boolean ? .integer : types[0]
        case .mean:
            try require(numbers + [.date, .timeSpan], "a mean needs numbers")
            return types[0] == .date || types[0] == .timeSpan ? types[0] : .real
        case .quantile(let probability):
            guard 0...1 ~= probability else {
                throw .invalidArgument(
                    expression: expression, message: "a probability is from 0 to 1, not \(probability)")
            }
            try require(numbers + [.date, .timeSpan], "a quantile needs numbers")
            return types[0] == .date || types[0] == .timeSpan ? types[0] : .real
        case .variance, .standardDeviation, .correlation, .covariance:
            try require(numbers, "numbers are needed")
            return .real
        case .min, .max:
            if case .list? = types[0] { try require([.text], "values with an order are needed") }
            return types[0]
        case .first, .last, .mode: return types[0]
        case .list:
            try require([.text], "text is needed")
            return .list(of: .text)
        }
    }
}

extension AggregationNode {
    /// Returns the type of the aggregation over the columns of a table.
    func type(in schema: Schema) throws(ExprError) -> ColumnType? {
        switch self {
        case .literal(let value): return value?.type
        case .statistic(let statistic, let arguments, let order):
            var types: [ColumnType?] = []
            do throws(ExprError) {
                for argument in arguments { types.append(try argument.type(in: schema)) }
                _ = try order?.node.type(in: schema)
            } catch {
                throw error.within(description)
            }
            return try statistic.type(of: types, arguments: arguments, in: description)
        case .call(let function, let arguments):
            // Computed from the statistics as an expression is from columns.
            var columns: [Schema.Column] = []
            var nodes: [ExprNode] = []
            for argument in arguments {
                let type = try argument.type(in: schema)
                columns.append(Schema.Column(name: argument.description, type: type ?? .real))
                if case .literal(let value) = argument {
                    nodes.append(.literal(value))
                } else {
                    nodes.append(.column(argument.description))
                }
            }
            return try ExprNode.call(function, nodes).type(in: Schema(columns))
        }
    }
}

extension ExprError {
    /// The error with the whole expression that an unknown column occurs in.
    fileprivate func within(_ expression: String) -> ExprError {
        if case .unknownColumn(let name, _, let columns) = self {
            return .unknownColumn(name, in: expression, columns: columns)
        }
        return self
    }
}

extension ColumnType {
    /// Whether values of the type can be converted to another one.
    func isConvertible(to type: ColumnType) -> Bool {
        switch (self, type) {
        case (.list, .list), (.timeSpan, .timeSpan), (.timeSpan, .text): true
        case (.list, .text): true
        case (.list, _), (_, .list), (.timeSpan, _), (_, .timeSpan): false
        case (.date, .integer), (.date, .real), (.date, .boolean): false
        case (.integer, .date), (.real, .date), (.boolean, .date): false
        default: true
        }
    }
}
