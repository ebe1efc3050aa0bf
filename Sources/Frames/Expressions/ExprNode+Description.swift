import Base

extension ExprNode: CustomStringConvertible {
    /// The expression in Swift's notation, for messages and printed plans.
    package var description: String { text(within: 0) }

    /// The expression in Swift's notation, in parentheses where an operator of some precedence around it needs them.
    private func text(within outer: Int) -> String {
        switch self {
        case .column(let name): "col(\(name.quoted))"
        case .literal(let value): Self.text(of: value)
        case .values(let column): "col(values of \(column.name.quoted))"
        case .named(let node, let name): "\(node.text(within: 9)).as(\(name.quoted))"
        case .conditional(let cases, let otherwise): Self.text(cases[...], otherwise)
        case .call(let function, let arguments): Self.text(function, arguments, within: outer)
        case .window(let function, let arguments, let window):
            Self.text(function, arguments) + Self.text(window)
        }
    }

    private static func text(_ cases: ArraySlice<ConditionalCase>, _ otherwise: ExprNode?) -> String {
        guard let first = cases.first else { return otherwise?.description ?? ".missing" }
        let rest =
            cases.count > 1
            ? ", otherwise: \(text(cases.dropFirst(), otherwise))"
            : otherwise.map { ", otherwise: \($0)" } ?? ""
        return "when(\(first.condition), then: \(first.result)\(rest))"
    }

    static func text(of value: Value?) -> String {
        switch value {
        case nil: ".missing"
        case .text(let text): text.quoted
        case .date(let date): date.description.quoted
        case .timeSpan(let span): "TimeSpan(\(span))"
        case .some(let value): value.description
        }
    }

    private static func text(
        _ function: ScalarFunction, _ arguments: [ExprNode], within outer: Int
    ) -> String {
        if let (sign, precedence) = function.operatorSign {
            if arguments.count == 2 {
                // Operators of equal precedence group to the left.
                let text =
                    "\(arguments[0].text(within: precedence)) \(sign) \(arguments[1].text(within: precedence + 1))"
                return precedence < outer ? "(\(text))" : text
            }
            return sign + arguments[0].text(within: 8)
        }
        let receiver = arguments.first?.text(within: 9) ?? ""
        let others = arguments.dropFirst().map(\.description)
        func list(_ parts: [String]) -> String { parts.joined(separator: ", ") }
        switch function {
        case .smallest: return "least(\(list(arguments.map(\.description))))"
        case .largest: return "greatest(\(list(arguments.map(\.description))))"
        case .makeDate: return "date(\(list(arguments.map(\.description))))"
        case .isIn: return "\(receiver).isIn([\(list(others))])"
        default: return "\(receiver).\(function.notation(others))"
        }
    }

    private static func text(_ function: WindowFunction, _ arguments: [ExprNode]) -> String {
        let receiver = arguments.first?.text(within: 9) ?? ""
        return switch function {
        case .lag(let rows) where rows < 0: "\(receiver).lead(\(-rows))"
        case .lag(let rows): "\(receiver).lag(\(rows))"
        case .rank(let ties, let isDescending):
            "\(receiver).rank(.\(ties)\(isDescending ? ", descending: true" : ""))"
        case .rowNumber: ".rowNumber"
        case .rolling(let statistic, let rows, _, let isCentered):
            "\(receiver).rolling(\(rows)\(isCentered ? ", isCentered: true" : "")).\(statistic)"
        case .session(let gap): "\(receiver).session(gap: \(TimeSpan(microseconds: gap)))"
        case .statistic(let statistic): statistic.notation(arguments, order: nil)
        case .runningSum, .runningCount, .runningMin, .runningMax, .filledForward: "\(receiver).\(function)"
        }
    }

    private static func text(_ window: Window) -> String {
        guard !window.keys.isEmpty || !window.order.isEmpty else { return "" }
        let keys = window.keys.map(\.keyText)
        let order =
            window.order.isEmpty ? [] : ["order: " + window.order.map(\.description).joined(separator: ", ")]
        return ".over(\((keys + order).joined(separator: ", ")))"
    }

    /// The expression as a key: a column by its name.
    var keyText: String {
        if case .column(let name) = self { name.quoted } else { description }
    }
}

extension OrderNode: CustomStringConvertible {
    package var description: String { isDescending ? ".descending(\(node.keyText))" : node.keyText }
}

extension AggregationNode: CustomStringConvertible {
    /// The aggregation in Swift's notation.
    package var description: String { text(within: 0) }

    private func text(within outer: Int) -> String {
        switch self {
        case .statistic(let statistic, let arguments, let order):
            return statistic.notation(arguments, order: order)
        case .literal(let value): return ExprNode.text(of: value)
        case .call(let function, let arguments):
            guard let (sign, precedence) = function.operatorSign, arguments.count == 2 else {
                return "\(arguments[0].text(within: 9)).\(function.notation([]))"
            }
            let text =
                "\(arguments[0].text(within: precedence)) \(sign) \(arguments[1].text(within: precedence + 1))"
            return precedence < outer ? "(\(text))" : text
        }
    }
}

extension AggregateFunction {
    /// The statistic of some expressions in Swift's notation.
    func notation(_ arguments: [ExprNode], order: OrderNode?) -> String {
        // A condition is an expression, what others take is a column.
        let isCondition = self == .trueCount || self == .any || self == .all
        var parts = arguments.map { isCondition ? $0.description : $0.keyText }
        let name: String
        switch self {
        case .rowCount: return ".count"
        case .trueCount: return ".count(where: \(parts.joined(separator: ", ")))"
        case .variance(let ddof): (name, parts) = ("variance", parts + (ddof == 1 ? [] : ["ddof: \(ddof)"]))
        case .standardDeviation(let ddof):
            (name, parts) = ("std", parts + (ddof == 1 ? [] : ["ddof: \(ddof)"]))
        case .quantile(0.5): name = "median"
        case .quantile(let probability): (name, parts) = ("quantile", parts + [probability.description])
        case .distinctCount: name = "uniqueCount"
        case .covariance: name = "covariance"
        case .first: name = "first"
        case .last: name = "last"
        default: name = "\(self)"
        }
        if let order { parts.append("by: \(order)") }
        return ".\(name)(\(parts.joined(separator: ", ")))"
    }
}

extension ScalarFunction {
    /// The sign and the precedence of an operator; `nil` for other functions.
    var operatorSign: (sign: String, precedence: Int)? {
        switch self {
        case .or: ("||", 1)
        case .and: ("&&", 2)
        case .equal: ("==", 3)
        case .notEqual: ("!=", 3)
        case .less: ("<", 3)
        case .lessOrEqual: ("<=", 3)
        case .greater: (">", 3)
        case .greaterOrEqual: (">=", 3)
        case .add: ("+", 5)
        case .subtract: ("-", 5)
        case .multiply: ("*", 6)
        case .divide: ("/", 6)
        case .remainder: ("%", 6)
        case .negate: ("-", 7)
        case .not: ("!", 7)
        default: nil
        }
    }

    /// The function as a member of its first argument in Swift's notation.
    func notation(_ others: [String]) -> String {
        func call(_ name: String, _ arguments: String...) -> String {
            "\(name)(\((others + arguments).joined(separator: ", ")))"
        }
        return switch self {
        case .floor: "roundedDown"
        case .ceiling: "roundedUp"
        case .round(let decimals): "rounded(\(decimals))"
        case .floorDivide: "floorDivided(by: \(others[0]))"
        case .missingWhereEqual: "missing(whereEqualTo: \(others[0]))"
        case .startsWith: "starts(with: \(others[0]))"
        case .endsWith: "ends(with: \(others[0]))"
        case .matches(let pattern): "matches(\(pattern.text.quoted))"
        case .extract(let pattern, 0): "extract(\(pattern.text.quoted))"
        case .extract(let pattern, let group): "extract(\(pattern.text.quoted), group: \(group))"
        case .replacing: "replacing(\(others[0]), with: \(others[1]))"
        case .slice(let start, let count): "slice(from: \(start)\(count.map { ", count: \($0)" } ?? ""))"
        case .split: "split(by: \(others[0]))"
        case .listCount: "count"
        case .listElement(let index): "element(\(index))"
        case .joinTexts: "joined(separator: \(others[0]))"
        case .datePart(let part): part.rawValue
        case .floorDate(let unit): "floor(.\(unit))"
        case .addUnits(let unit): call("adding", ".\(unit)")
        case .difference(let unit): "units(.\(unit), since: \(others[0]))"
        case .spanIn(let unit): "in\(unit.rawValue.capitalizedFirst)"
        case .convert(let type, let unreadable):
            "converted(to: .\(type.caseName)\(unreadable == .missing ? ", unreadable: .missing" : ""))"
        case .format(let format): "text(.\(format))"
        case .isBetween, .orElse, .power, .contains, .listContains, .intersection: call("\(self)")
        default: "\(self)"
        }
    }
}

extension ColumnType {
    /// The name of the case.
    var caseName: String {
        switch self {
        case .integer: "integer"
        case .real: "real"
        case .boolean: "boolean"
        case .text: "text"
        case .date: "date"
        case .timeSpan: "timeSpan"
        case .list: "list(of: .text)"
        }
    }
}

extension String {
    /// The text in quotation marks, as a literal of Swift.
    var quoted: String {
        var text = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case "\r": text += "\\r"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
