import Base

// Arithmetic. Division by zero gives a missing value.

extension SQLExpressions {
    func arithmetic(
        _ function: ScalarFunction, _ arguments: [SQLFragment], _ type: ColumnType?
    ) -> SQLFragment {
        guard let type else { return SQLFragment(nil, dialect) }
        let first = arguments[0].type == nil ? arguments[0].cast(to: type, dialect) : arguments[0]
        switch function {
        case .add, .subtract: return sum(function, arguments, type)
        case .multiply:
            if type == .timeSpan { return wholeMicroseconds(product(reals(arguments)).text) }
            return product(arguments)
        case .divide: return quotient(arguments, type)
        case .floorDivide: return floorQuotient(arguments)
        case .remainder:
            let (a, b) = operands(arguments, .product, of: type)
            return SQLFragment("\(a) % \(divisor(arguments[1], b))", .product, type: type)
        case .negate: return SQLFragment("-\(first.inside(.sign))", .sign, type: type)
        case .absolute: return self.function("abs", first.text, type: type)
        case .sign: return sign(first)
        case .round(let decimals): return rounded(first, decimals)
        default: return realFunction(function, arguments.map { $0.cast(to: .real, dialect) })
        }
    }

    private func reals(_ arguments: [SQLFragment]) -> [SQLFragment] {
        arguments.map { $0.type == .timeSpan ? $0 : $0.cast(to: .real, dialect) }
    }

    /// Two operands of an operator. An integer has a type of its own only if the other one has none.
    private func operands(
        _ arguments: [SQLFragment], _ level: SQLFragment.Level, of type: ColumnType
    ) -> (String, String) {
        let typed = arguments.map { $0.type == nil ? $0.cast(to: type, dialect) : $0 }
        let isBare = typed.contains { !$0.isLiteral }
        // Operators of equal strength group to the left.
        let next = SQLFragment.Level(rawValue: level.rawValue + 1) ?? .atom
        return isBare
            ? (typed[0].bare(level), typed[1].bare(next)) : (typed[0].inside(level), typed[1].inside(next))
    }

    private func product(_ arguments: [SQLFragment]) -> SQLFragment {
        let type: ColumnType = arguments.contains { $0.type == .real } ? .real : .integer
        let (a, b) = operands(arguments, .product, of: type)
        return SQLFragment("\(a) * \(b)", .product, type: type)
    }

    private func sum(_ function: ScalarFunction, _ arguments: [SQLFragment], _ type: ColumnType)
        -> SQLFragment
    {
        let sign = function == .add ? "+" : "-"
        switch type {
        case .text:
            let parts = arguments.map { $0.cast(to: .text, dialect).inside(.concatenation) }
            return SQLFragment("\(parts[0]) || \(parts[1])", .concatenation, type: .text)
        case .date:
            let isDateFirst = arguments[0].type == .date
            let date = (isDateFirst ? arguments[0] : arguments[1]).text
            let span = isDateFirst ? arguments[1] : arguments[0]
            return shifted(date, by: span, sign)
        case .timeSpan where arguments.contains { $0.type == .date }:
            let times = arguments.map { microseconds($0.cast(to: .date, dialect).text) }
            return SQLFragment("\(times[0]) - \(times[1])", .sum, type: .timeSpan)
        default:
            let (a, b) = operands(arguments, .sum, of: type)
            return SQLFragment("\(a) \(sign) \(b)", .sum, type: type)
        }
    }

    /// The microseconds of a date since 1970.
    func microseconds(_ date: String) -> String {
        isSpark ? "unix_micros(\(date))" : "epoch_us(\(date))"
    }

    /// The date of a number of microseconds since 1970.
    func date(microseconds: String) -> SQLFragment {
        function(isSpark ? "timestamp_micros" : "make_timestamp", microseconds, type: .date)
    }

    private func shifted(_ date: String, by span: SQLFragment, _ sign: String) -> SQLFragment {
        self.date(
            microseconds:
                "\(microseconds(date)) \(sign) \(span.cast(to: .timeSpan, dialect).inside(.product))")
    }

    /// A real number of microseconds as a time span; missing if it is none.
    private func wholeMicroseconds(_ number: String) -> SQLFragment {
        SQLFragment("TRY_CAST(round(\(number)) AS BIGINT)", type: .timeSpan)
    }

    /// A divisor, missing where it is 0.
    private func divisor(_ fragment: SQLFragment, _ text: String) -> String {
        switch fragment.literal {
        case .integer(let value)? where value != 0: text
        case .real(let value)? where value != 0: text
        default: "nullif(\(fragment.isLiteral ? fragment.text : text), 0)"
        }
    }

    private func quotient(_ arguments: [SQLFragment], _ type: ColumnType) -> SQLFragment {
        if type == .timeSpan {
            // A time span is multiplied by the inverse.
            let number = arguments[1].cast(to: .real, dialect)
            let inverse = "1e0 / \(divisor(number, number.inside(.sign)))"
            return wholeMicroseconds("\(arguments[0].inside(.product)) * (\(inverse))")
        }
        let (a, b) = operands(arguments, .product, of: .real)
        return SQLFragment("\(a) / \(divisor(arguments[1], b))", .product, type: .real)
    }

    private func floorQuotient(_ arguments: [SQLFragment]) -> SQLFragment {
        let (a, b) = operands(arguments, .product, of: .integer)
        let divisor = divisor(arguments[1], b)
        let sign = isSpark ? "div" : "//"
        // The quotient is truncated; one less where something is left and the signs differ.
        return SQLFragment(
            "\(a) \(sign) \(divisor) - CAST(\(a) % \(divisor) <> 0 AND (\(a) < 0) <> (\(b) < 0) AS BIGINT)",
            .sum, type: .integer)
    }

    private func sign(_ value: SQLFragment) -> SQLFragment {
        if value.type == .real, isSpark {
            return SQLFragment(
                "CASE WHEN isnan(\(value.text)) THEN 0L ELSE CAST(sign(\(value.text)) AS BIGINT) END",
                type: .integer)
        }
        return SQLFragment("CAST(sign(\(value.text)) AS BIGINT)", type: .integer)
    }

    private func rounded(_ value: SQLFragment, _ decimals: Int) -> SQLFragment {
        if value.type == .integer {
            if decimals >= 0 { return value }
            return function("round", value.text, "\(decimals)", type: .integer)
        }
        guard isSpark, decimals != 0 else {
            return decimals == 0
                ? function("round", value.text, type: .real)
                : function("round", value.text, "\(decimals)", type: .real)
        }
        // Spark rounds the decimal notation of a number, which has another half.
        let scale = real(Double(sign: .plus, exponent: 0, significand: 1) * pow10(abs(decimals)))
        let (up, down) = decimals > 0 ? ("*", "/") : ("/", "*")
        let scaled = "\(value.inside(.product)) \(up) \(scale)"
        return SQLFragment(
            "CASE WHEN abs(\(scaled)) < 4503599627370496e0 THEN round(\(scaled)) \(down) \(scale) ELSE \(value.text) END",
            type: .real)
    }

    private func pow10(_ exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<min(exponent, 300) { result *= 10 }
        return result
    }

    private func realFunction(_ function: ScalarFunction, _ arguments: [SQLFragment]) -> SQLFragment {
        let x = arguments[0].text
        func plain(_ name: String) -> SQLFragment { self.function(name, x, type: .real) }
        switch function {
        case .squareRoot: return plain("sqrt")
        case .exponential: return plain("exp")
        case .sine: return plain("sin")
        case .cosine: return plain("cos")
        case .tangent: return plain("tan")
        case .logarithm:
            if !isSpark { return plain("ln") }
            // Spark's logarithm is missing where there is none.
            return SQLFragment(
                "CASE WHEN \(x) > 0 THEN ln(\(x)) WHEN \(x) = 0 THEN \(real(-.infinity)) WHEN \(x) < 0 THEN \(real(.nan)) END",
                type: .real)
        case .power:
            let y = arguments[1].text
            let power = "pow(\(x), \(y))"
            if !isSpark || arguments[1].isLiteral { return SQLFragment(power, type: .real) }
            // Java's power of 1 and NaN is NaN.
            return SQLFragment(
                "CASE WHEN (\(x) = 1 AND isnan(\(y))) OR (abs(\(x)) = 1 AND abs(\(y)) = \(real(.infinity))) THEN 1e0 ELSE \(power) END",
                type: .real)
        default:
            let name = function == .floor ? "floor" : "ceil"
            if !isSpark { return plain(name) }
            // Spark rounds to an integer.
            return SQLFragment(
                "CASE WHEN abs(\(x)) < 4503599627370496e0 THEN CAST(\(name)(\(x)) AS DOUBLE) ELSE \(x) END",
                type: .real)
        }
    }
}
