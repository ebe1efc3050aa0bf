import Base
import Frames

/// Makes random expressions over the columns of a table.
struct RandomExpressions {
    var random: Randomness
    let columns: [KnownColumn]
    /// Whether functions of several rows may be used.
    var hasWindows = true
    /// How far the columns may be from what another engine has where a small difference would show.
    private var precision = KnownColumn.Precision.rounded

    init(_ random: Randomness, _ columns: [KnownColumn], hasWindows: Bool = true) {
        self.random = random
        self.columns = columns
        self.hasWindows = hasWindows
    }

    /// An expression and how far its numbers agree.
    struct Result {
        var expr: Expr
        var precision: KnownColumn.Precision
    }

    /// Returns an expression of a type.
    mutating func expression(_ type: ColumnType, depth: Int) -> Result {
        switch type {
        case .integer: Result(expr: integer(depth), precision: .same)
        case .real: real(depth)
        case .boolean: Result(expr: boolean(depth), precision: .same)
        case .text: Result(expr: text(depth), precision: .same)
        case .date: Result(expr: date(depth), precision: .same)
        case .timeSpan: Result(expr: span(depth), precision: .same)
        case .list: Result(expr: list(depth), precision: .same)
        }
    }

    // MARK: Any type

    private func columns(_ type: ColumnType, _ precision: KnownColumn.Precision = .same) -> [KnownColumn] {
        columns.filter { $0.type == type && $0.precision <= precision }
    }

    private mutating func column(_ type: ColumnType) -> Expr? {
        let candidates = columns(type)
        return candidates.isEmpty ? nil : col(random.element(candidates).name)
    }

    private mutating func anyColumn() -> Expr {
        let candidates = columns.filter { $0.precision < .rounded }
        return candidates.isEmpty ? 1 : col(random.element(candidates).name)
    }

    /// A case, a replaced missing value, a neighbour … of the type of some expressions.
    private mutating func general(_ depth: Int, _ value: (inout RandomExpressions) -> Expr) -> Expr {
        let (a, b) = (value(&self), value(&self))
        switch random.integer(0...(hasWindows ? 8 : 5)) {
        case 0: return when(boolean(depth - 1), then: a, otherwise: b)
        case 1: return when(boolean(depth - 1), then: a)
        case 2:
            return when(
                boolean(depth - 1), then: a,
                otherwise: when(boolean(depth - 1), then: b, otherwise: value(&self)))
        case 3: return a.orElse(b)
        case 4: return a.missing(whereEqualTo: b)
        case 5: return a.orElse(.missing)
        case 6: return windowed(a.lag(random.integer(1...3)))
        case 7: return windowed(a.lead(random.integer(1...2)))
        default: return windowed(a.filledForward)
        }
    }

    /// A function of several rows over some groups, in an order.
    private mutating func windowed(_ expr: Expr) -> Expr {
        if random.oneIn(4) { return expr }
        let keys = random.sample(columns.filter { $0.precision < .rounded }, random.integer(0...2)).map(
            \.name)
        let orders = random.sample(
            columns.filter { $0.precision < .rounded && !$0.isList }, random.integer(0...2)
        )
        .map { order($0.name) }
        return expr.over(keys: keys, order: orders)
    }

    mutating func order(_ name: String) -> any SortReference { random.oneIn(2) ? name : .descending(name) }

    /// An aggregation of all rows with the same keys.
    private mutating func grouped(_ aggregation: Aggregation) -> Expr {
        let keys = random.sample(columns.filter { $0.precision < .rounded }, random.integer(0...2)).map(
            \.name)
        switch keys.count {
        case 0: return aggregation.over()
        case 1: return aggregation.over(keys[0])
        default: return aggregation.over(keys[0], keys[1])
        }
    }

    // MARK: Whole numbers

    mutating func integer(_ depth: Int) -> Expr {
        guard depth > 0 else {
            if !random.oneIn(4), let column = column(.integer) { return column }
            return Expr(integerLiteral: random.integer(-3...10))
        }
        func next(_ generator: inout RandomExpressions) -> Expr { generator.integer(depth - 1) }
        switch random.integer(0...(hasWindows ? 33 : 22)) {
        case 0: return next(&self) + next(&self)
        case 1: return next(&self) - next(&self)
        case 2: return next(&self) * integer(0)
        case 3: return next(&self).floorDivided(by: next(&self))
        case 4: return next(&self) % next(&self)
        case 5: return -next(&self)
        case 6: return next(&self).absolute
        case 7: return random.oneIn(2) ? next(&self).sign : exactReal(depth - 1).sign
        case 8: return next(&self).rounded(random.integer(-2...1))
        case 9, 10: return text(depth - 1).length
        case 11: return list(depth - 1).count
        case 12, 13:
            let date = date(depth - 1)
            return random.element([
                date.year, date.quarter, date.month, date.week, date.weekYear, date.day, date.weekday,
                date.dayOfYear, date.hour, date.minute, date.second,
            ])
        case 14: return date(depth - 1).units(random.element(CalendarUnit.allCases), since: date(depth - 1))
        case 15: return exactReal(depth - 1).converted(to: .integer, unreadable: .missing)
        case 16: return text(depth - 1).converted(to: .integer, unreadable: .missing)
        case 17: return boolean(depth - 1).converted(to: .integer)
        case 18: return least(next(&self), next(&self), next(&self))
        case 19: return greatest(next(&self), next(&self))
        case 20: return next(&self).clipped(Expr(integerLiteral: -2), Expr(integerLiteral: 5))
        case 21, 22: return general(depth) { $0.integer(depth - 1) }
        case 23: return windowed(.rowNumber)
        case 24: return windowed(random.oneIn(3) ? boolean(depth - 1).runningSum : next(&self).runningSum)
        case 25: return windowed(anyColumn().runningCount)
        case 26: return windowed(random.oneIn(2) ? next(&self).runningMin : next(&self).runningMax)
        case 27:
            let key = random.oneIn(2) ? text(depth - 1) : exactReal(depth - 1)
            return windowed(key.rank(random.oneIn(2) ? .min : .dense, descending: random.oneIn(2)))
        case 28: return windowed(date(depth - 1).session(gap: .seconds(random.integer(1...2_000_000))))
        case 29:
            return windowed(
                random.element([rolling(next(&self)).sum, rolling(next(&self)).min, rolling(next(&self)).max])
            )
        case 30: return grouped(random.element([.count, .count(anyColumn()), .uniqueCount(anyColumn())]))
        case 31: return grouped(.count(where: boolean(depth - 1)))
        case 32: return grouped(.sum(next(&self)))
        default: return grouped(random.element([.min(next(&self)), .max(next(&self)), .mode(next(&self))]))
        }
    }

    private mutating func rolling(_ expr: Expr) -> RollingExpr {
        let rows = random.integer(1...4)
        return expr.rolling(
            rows, minimumCount: random.oneIn(2) ? nil : random.integer(1...rows), isCentered: random.oneIn(3))
    }

    // MARK: Numbers

    /// A number that is neither infinite nor huge: of such ones DuckDB's covariance depends on the order of the rows.
    private mutating func finiteReal(_ depth: Int) -> Expr {
        exactReal(depth).clipped(Expr(floatLiteral: -1e4), Expr(floatLiteral: 1e4))
    }

    /// A number that any engine computes to the last digit.
    mutating func exactReal(_ depth: Int) -> Expr {
        guard depth > 0 else {
            let candidates = columns(.real)
            if !random.oneIn(4), !candidates.isEmpty { return col(random.element(candidates).name) }
            return random.oneIn(20) ? .pi : Expr(floatLiteral: Double(random.integer(-20...20)) / 4)
        }
        func next(_ generator: inout RandomExpressions) -> Expr { generator.exactReal(depth - 1) }
        switch random.integer(0...(hasWindows ? 21 : 18)) {
        case 0: return next(&self) + next(&self)
        case 1: return next(&self) - next(&self)
        case 2: return next(&self) * next(&self)
        case 3: return next(&self) / next(&self)
        case 4: return integer(depth - 1) / integer(depth - 1)
        case 5: return integer(depth - 1) * next(&self)
        case 6: return next(&self) % next(&self)
        case 7: return -next(&self)
        case 8: return next(&self).absolute
        case 9: return next(&self).squareRoot
        case 10: return random.oneIn(2) ? next(&self).roundedDown : next(&self).roundedUp
        case 11: return next(&self).rounded(random.integer(-1...2))
        case 12:
            let span = span(depth - 1)
            return random.element([span.inDays, span.inHours, span.inMinutes, span.inSeconds])
        case 13:
            return random.oneIn(2)
                ? integer(depth - 1).converted(to: .real) : boolean(depth - 1).converted(to: .real)
        case 14: return text(depth - 1).converted(to: .real, unreadable: .missing)
        case 15:
            return random.oneIn(2)
                ? least(next(&self), next(&self)) : greatest(next(&self), integer(depth - 1))
        case 16: return span(depth - 1) / span(depth - 1)
        case 17, 18: return general(depth) { $0.exactReal(depth - 1) }
        case 19: return windowed(next(&self).rank(.average, descending: random.oneIn(2)))
        case 20:
            return windowed(
                random.element([
                    next(&self).runningMin, next(&self).runningMax, rolling(next(&self)).min,
                    rolling(next(&self)).max,
                ]))
        default: return grouped(random.element([.min(next(&self)), .max(next(&self)), .mode(next(&self))]))
        }
    }

    private mutating func real(_ depth: Int) -> Result {
        guard depth > 0, !random.oneIn(2) else {
            return Result(expr: exactReal(depth), precision: .same)
        }
        let value = exactReal(depth - 1)
        let expr: Expr
        switch random.integer(0...(hasWindows ? 12 : 7)) {
        case 0: expr = (value / 100).exponential
        case 1: expr = value.logarithm
        case 2: expr = value.logarithm(base: 10)
        case 3: expr = value.power(Expr(integerLiteral: random.integer(-2...3)))
        case 4: expr = value.power(exactReal(0))
        case 5: expr = value.sine
        case 6: expr = value.cosine
        case 7: expr = value.tangent
        case 8:
            expr = windowed(
                random.element([
                    rolling(value).mean, rolling(value).std, rolling(value).median,
                    rolling(integer(depth - 1)).mean,
                ]))
        case 9: expr = windowed(random.oneIn(2) ? value.runningSum : rolling(value).sum)
        case 10:
            expr = grouped(
                random.element([
                    .mean(value), .sum(value), .std(value), .variance(value, ddof: random.integer(0...2)),
                    .median(value), .quantile(value, 0.3),
                ]))
        case 11: expr = grouped(.mean(boolean(depth - 1)))
        default:
            expr = grouped(
                random.oneIn(2)
                    ? .correlation(value, integer(depth - 1))
                    : .covariance(finiteReal(depth - 1), finiteReal(depth - 1)))
        }
        return Result(expr: expr, precision: .rounded)
    }

    // MARK: Conditions

    mutating func boolean(_ depth: Int) -> Expr {
        guard depth > 0 else {
            if let column = column(.boolean) { return column }
            return integer(0) == Expr(integerLiteral: 1)
        }
        switch random.integer(0...(hasWindows ? 23 : 20)) {
        case 0...3: return comparison(depth)
        case 4: return boolean(depth - 1) && boolean(depth - 1)
        case 5: return boolean(depth - 1) || boolean(depth - 1)
        case 6: return !boolean(depth - 1)
        case 7: return random.oneIn(2) ? anyColumn().isPresent : anyColumn().isMissing
        case 8: return exactReal(depth - 1).isNaN
        case 9: return integer(depth - 1).isBetween(integer(depth - 1), integer(depth - 1))
        case 10: return exactReal(depth - 1).isBetween(exactReal(0), integer(0))
        case 11:
            return integer(depth - 1).isIn((0..<random.integer(0...3)).map { _ in random.integer(0...4) })
        case 12: return text(depth - 1).isIn([text(0), "a", random.oneIn(3) ? .missing : "b"])
        case 13: return text(depth - 1).contains(text(0))
        case 14:
            return random.oneIn(2)
                ? text(depth - 1).starts(with: text(0)) : text(depth - 1).ends(with: text(0))
        case 15: return text(depth - 1).matches(pattern())
        case 16, 17: return list(depth - 1).contains(text(0))
        case 18: return text(depth - 1).converted(to: .boolean, unreadable: .missing)
        case 19:
            return random.oneIn(2)
                ? integer(depth - 1).converted(to: .boolean) : exactReal(depth - 1).converted(to: .boolean)
        case 20: return general(depth) { $0.boolean(depth - 1) }
        case 21: return grouped(random.oneIn(2) ? .any(boolean(depth - 1)) : .all(boolean(depth - 1)))
        case 22:
            return windowed(random.oneIn(2) ? boolean(depth - 1).runningMin : boolean(depth - 1).runningMax)
        default: return grouped(random.oneIn(2) ? .min(boolean(depth - 1)) : .mode(boolean(depth - 1)))
        }
    }

    private mutating func comparison(_ depth: Int) -> Expr {
        let (a, b): (Expr, Expr)
        switch random.integer(0...9) {
        case 0, 1: (a, b) = (integer(depth - 1), integer(depth - 1))
        case 2: (a, b) = (exactReal(depth - 1), exactReal(depth - 1))
        case 3: (a, b) = (integer(depth - 1), exactReal(depth - 1))
        case 4: (a, b) = (text(depth - 1), text(depth - 1))
        case 5: (a, b) = (date(depth - 1), date(depth - 1))
        case 6: (a, b) = (date(depth - 1), lit(random.element(["2024-10-01", "2024-10-05 12:00"])))
        case 7: (a, b) = (span(depth - 1), span(depth - 1))
        case 8: (a, b) = (boolean(depth - 1), boolean(depth - 1))
        default:
            let (a, b) = (list(depth - 1), list(depth - 1))
            return random.oneIn(2) ? a == b : a != b
        }
        switch random.integer(0...5) {
        case 0: return a == b
        case 1: return a != b
        case 2: return a < b
        case 3: return a <= b
        case 4: return a > b
        default: return a >= b
        }
    }

    /// A regular expression that the engines read alike.
    private mutating func pattern() -> Pattern {
        Pattern(
            random.element([
                "a", "^a", "b$", "[0-9]+", "\\d+", "\\w\\s\\w", "(a|b)+", "a.b", "^$", "é", "\\.", "(?i)AB",
                "^.{2,3}$",
            ]))
    }

    // MARK: Texts

    mutating func text(_ depth: Int) -> Expr {
        guard depth > 0 else {
            if !random.oneIn(4), let column = column(.text) { return column }
            return random.oneIn(4) ? lit(random.text()) : lit(random.element(["a", "b", ",", "", "ab", "é"]))
        }
        func next(_ generator: inout RandomExpressions) -> Expr { generator.text(depth - 1) }
        switch random.integer(0...(hasWindows ? 19 : 17)) {
        case 0: return next(&self) + next(&self)
        case 1: return next(&self).lowercased
        case 2: return next(&self).uppercased
        case 3: return next(&self).trimmed
        case 4: return next(&self).replacing(text(0), with: text(0))
        case 5:
            return next(&self).slice(
                from: random.integer(0...3), count: random.oneIn(3) ? nil : random.integer(0...3))
        case 6:
            let (pattern, group) = random.element([
                ("[0-9]+", 0), ("(a|b)(.)", 1), ("(a|b)(.)", 2), ("^.", 0), ("\\w+", 0), ("([a-z]+),", 1),
            ])
            return next(&self).extract(Pattern(pattern), group: group)
        case 7: return list(depth - 1).element(random.integer(0...2))
        case 8: return list(depth - 1).joined(separator: random.element([",", "", " | "]))
        case 9: return integer(depth - 1).converted(to: .text)
        case 10: return exactReal(depth - 1).converted(to: .text)
        case 11:
            return random.oneIn(2)
                ? boolean(depth - 1).converted(to: .text) : list(depth - 1).converted(to: .text)
        case 12:
            return random.oneIn(2)
                ? date(depth - 1).converted(to: .text) : span(depth - 1).converted(to: .text)
        case 13: return date(depth - 1).text(random.element([.date, .month, .dateTime]))
        case 14: return exactReal(depth - 1).banded(at: [-1.5, 0, 10])
        case 15:
            return random.oneIn(2)
                ? least(next(&self), next(&self)) : greatest(next(&self), next(&self), text(0))
        case 16, 17: return general(depth) { $0.text(depth - 1) }
        case 18: return windowed(random.oneIn(2) ? next(&self).runningMin : next(&self).runningMax)
        default: return grouped(selection(next(&self)))
        }
    }

    private mutating func selection(_ value: Expr) -> Aggregation {
        let keys = columns.filter { $0.precision < .rounded && !$0.isList }.map(\.name)
        switch random.integer(0...(keys.isEmpty ? 4 : 6)) {
        case 0: return .min(value)
        case 1: return .max(value)
        case 2: return .mode(value)
        case 3: return .first(value)
        case 4: return .last(value)
        case 5: return .first(value, by: order(random.element(keys)))
        default: return .last(value, by: order(random.element(keys)))
        }
    }

    // MARK: Dates and time spans

    mutating func date(_ depth: Int) -> Expr {
        guard depth > 0 else {
            if !random.oneIn(5), let column = column(.date) { return column }
            return lit(random.time())
        }
        func next(_ generator: inout RandomExpressions) -> Expr { generator.date(depth - 1) }
        switch random.integer(0...(hasWindows ? 11 : 9)) {
        case 0, 1: return next(&self).floor(random.element(CalendarUnit.allCases))
        case 2:
            return next(&self).adding(
                Expr(integerLiteral: random.integer(-30...30)), random.element(CalendarUnit.allCases))
        case 3: return next(&self).adding(integer(0) % 50, random.element(CalendarUnit.allCases))
        case 4: return random.oneIn(2) ? next(&self) + span(0) : next(&self) - span(0)
        case 5: return Frames.date(integer(0) % 50 + 1990, integer(0), integer(0))
        case 6: return text(depth - 1).converted(to: .date, unreadable: .missing)
        case 7: return random.oneIn(2) ? least(next(&self), next(&self)) : greatest(next(&self), next(&self))
        case 8, 9: return general(depth) { $0.date(depth - 1) }
        case 10: return windowed(random.oneIn(2) ? next(&self).runningMin : next(&self).runningMax)
        default: return grouped(selection(next(&self)))
        }
    }

    mutating func span(_ depth: Int) -> Expr {
        guard depth > 0 else {
            if !random.oneIn(3), let column = column(.timeSpan) { return column }
            return random.element([.days(random.integer(-3...3)), .hours(1), .minutes(90), .seconds(1)])
        }
        func next(_ generator: inout RandomExpressions) -> Expr { generator.span(depth - 1) }
        switch random.integer(0...(hasWindows ? 9 : 7)) {
        case 0, 1: return date(depth - 1) - date(depth - 1)
        case 2: return random.oneIn(2) ? next(&self) + next(&self) : next(&self) - next(&self)
        case 3: return next(&self) * integer(0)
        case 4: return exactReal(0) * next(&self)
        case 5: return random.oneIn(2) ? next(&self) / integer(0) : next(&self) / exactReal(0)
        case 6: return random.oneIn(2) ? -next(&self) : next(&self).absolute
        case 7: return general(depth) { $0.span(depth - 1) }
        case 8: return windowed(next(&self).runningSum)
        default: return grouped(random.element([.sum(next(&self)), .max(next(&self)), .min(next(&self))]))
        }
    }

    // MARK: Lists

    mutating func list(_ depth: Int) -> Expr {
        guard depth > 0 else {
            if !random.oneIn(3), let column = column(.list(of: .text)) { return column }
            return random.oneIn(2)
                ? text(0).split(by: random.element([",", "", "|", "a"]))
                : lit(Value.list(random.element([[], ["a"], ["a", "b", "a"], ["é", ""]])))
        }
        switch random.integer(0...(hasWindows ? 4 : 3)) {
        case 0:
            return text(depth - 1).split(
                by: random.oneIn(3) ? text(0) : lit(random.element([",", " ", ".", "ab"])))
        // DuckDB 2.0 fails over a lambda within another one, which its order of an intersection takes.
        case 1, 2: return list(0).intersection(list(0))
        case 3: return general(depth) { $0.list(depth - 1) }
        default: return grouped(.list(text(depth - 1)))
        }
    }

    // MARK: Aggregations

    /// Returns an aggregation with its type.
    mutating func aggregation(depth: Int) -> (
        aggregation: Aggregation, type: ColumnType, precision: KnownColumn.Precision
    ) {
        let result: (Aggregation, ColumnType, KnownColumn.Precision)
        switch random.integer(0...24) {
        case 0: result = (.count, .integer, .same)
        case 1: result = (.count(anyColumn()), .integer, .same)
        case 2, 3: result = (.count(where: boolean(depth)), .integer, .same)
        case 4: result = (.uniqueCount(anyColumn()), .integer, .same)
        case 5: result = (.sum(integer(depth)), .integer, .same)
        case 6: result = (.sum(boolean(depth)), .integer, .same)
        case 7: result = (.sum(exactReal(depth)), .real, .rounded)
        case 8: result = (.sum(span(depth)), .timeSpan, .same)
        case 9:
            result = (
                random.element([.mean(integer(depth)), .mean(exactReal(depth)), .mean(boolean(depth))]),
                .real, .rounded
            )
        case 10: result = (.mean(date(0)), .date, .rounded)
        case 11:
            result = (
                random.element([
                    .std(exactReal(depth), ddof: random.integer(0...2)), .variance(integer(depth)),
                ]), .real, .rounded
            )
        case 12:
            result = (
                random.element([
                    .median(exactReal(depth)), .quantile(integer(depth), 0.25),
                    .quantile(exactReal(depth), 0.9),
                ]), .real, .rounded
            )
        case 13: result = (random.oneIn(2) ? .median(date(0)) : .quantile(date(0), 0.75), .date, .rounded)
        case 14: result = (.any(boolean(depth)), .boolean, .same)
        case 15: result = (.all(boolean(depth)), .boolean, .same)
        case 16: result = (.correlation(exactReal(depth), integer(depth)), .real, .rounded)
        case 17: result = (.covariance(finiteReal(depth), finiteReal(depth)), .real, .rounded)
        case 18: result = (.list(text(depth)), .list(of: .text), .same)
        case 19: result = (selection(text(depth)), .text, .same)
        case 20: result = (selection(integer(depth)), .integer, .same)
        case 21: result = (selection(exactReal(depth)), .real, .same)
        case 22: result = (selection(date(depth)), .date, .same)
        case 23: result = (selection(boolean(depth)), .boolean, .same)
        default: result = (.sum(integer(depth)) / .count, .real, .rounded)
        }
        return result
    }
}

extension KnownColumn {
    var isList: Bool { if case .list = type { true } else { false } }
}

extension Expr {
    /// Returns functions of several rows over keys in an order, of which there are at most two each.
    fileprivate func over(keys: [String], order: [any SortReference]) -> Expr {
        switch (keys.count, order.count) {
        case (0, 0): over()
        case (0, 1): over(order: order[0])
        case (0, _): over(order: order[0], order[1])
        case (1, 0): over(keys[0])
        case (1, 1): over(keys[0], order: order[0])
        case (1, _): over(keys[0], order: order[0], order[1])
        case (_, 0): over(keys[0], keys[1])
        case (_, 1): over(keys[0], keys[1], order: order[0])
        default: over(keys[0], keys[1], order: order[0], order[1])
        }
    }
}
