import Base
import Frames

/// A random query and the columns of its result.
struct RandomPlan {
    var query: Query
    var columns: [KnownColumn]
}

/// Makes random queries over some tables.
struct RandomPlans {
    var random: Randomness
    let tables: [RandomPlan]
    /// Whether the tables are large: then a query joins once, by keys of many values.
    let areLarge: Bool
    private var hasJoined = false

    init(random: Randomness, tables: [RandomPlan], areLarge: Bool) {
        (self.random, self.tables, self.areLarge) = (random, tables, areLarge)
    }

    /// Returns a query of a few verbs.
    mutating func plan() -> RandomPlan {
        var plan = random.element(tables)
        for _ in 0..<random.integer(1...5) {
            // Few rows have little to show after wide tables.
            if plan.columns.isEmpty { break }
            plan = step(plan)
        }
        return plan
    }

    private mutating func expressions(_ plan: RandomPlan) -> RandomExpressions {
        RandomExpressions(Randomness(seed: random.next()), plan.columns)
    }

    private mutating func step(_ plan: RandomPlan) -> RandomPlan {
        switch random.integer(0...23) {
        case 0...2: return filtered(plan)
        case 3...6: return computed(plan)
        case 7: return selected(plan)
        case 8: return renamedOrDropped(plan)
        case 9, 10: return sorted(plan)
        case 11:
            let sorted = random.oneIn(2) ? sorted(plan) : plan
            return RandomPlan(query: sorted.query.first(random.integer(0...8)), columns: sorted.columns)
        case 12: return distinct(plan)
        case 13: return united(plan)
        case 14: return exploded(plan)
        case 15: return unpivoted(plan)
        case 16...18: return aggregated(plan)
        case 19: return resampled(plan)
        case 20...22: return joined(plan)
        default: return joinedAsOf(plan)
        }
    }

    private mutating func filtered(_ plan: RandomPlan) -> RandomPlan {
        if random.oneIn(6) {
            let names = random.sample(plan.columns.map(\.name), random.integer(0...2))
            return RandomPlan(query: plan.query.droppingMissing(in: names), columns: plan.columns)
        }
        var expressions = expressions(plan)
        return RandomPlan(
            query: plan.query.filter(
                expressions.boolean(2)
                    || (expressions.boolean(1) && col(random.element(plan.columns).name).isPresent)),
            columns: plan.columns)
    }

    private mutating func computed(_ plan: RandomPlan) -> RandomPlan {
        var expressions = expressions(plan)
        var added: [(name: String, expression: Expr)] = []
        var columns = plan.columns
        for index in 0..<random.integer(1...3) {
            let type = random.element(ColumnType.allCases)
            let result = expressions.expression(type, depth: random.integer(1...3))
            let name = random.oneIn(4) ? random.element(plan.columns).name : "n\(columns.count)_\(index)"
            if added.contains(where: { $0.name == name }) { continue }
            added.append((name, result.expr))
            let column = KnownColumn(name: name, type: type, precision: result.precision)
            if let index = columns.firstIndex(where: { $0.name == name }) {
                columns[index] = column
            } else {
                columns.append(column)
            }
        }
        return RandomPlan(query: plan.query.with(columns: added), columns: columns)
    }

    private mutating func selected(_ plan: RandomPlan) -> RandomPlan {
        var expressions = expressions(plan)
        var columns = random.sample(plan.columns, random.integer(1...plan.columns.count))
        var references: [any ColumnReference] = columns.map(\.name)
        if random.oneIn(2) {
            let type = random.element(ColumnType.allCases)
            let result = expressions.expression(type, depth: 2)
            references.append(result.expr.as("chosen"))
            columns.removeAll { $0.name == "chosen" }
            references = columns.map(\.name) + [result.expr.as("chosen")]
            columns.append(KnownColumn(name: "chosen", type: type, precision: result.precision))
        }
        return RandomPlan(query: plan.query.selecting(columns: references), columns: columns)
    }

    private mutating func renamedOrDropped(_ plan: RandomPlan) -> RandomPlan {
        let column = random.element(plan.columns)
        if random.oneIn(2), plan.columns.count > 1 {
            return RandomPlan(
                query: plan.query.dropping(column.name),
                columns: plan.columns.filter { $0.name != column.name })
        }
        let name = column.name + "'`\""
        let columns = plan.columns.map { item in
            var item = item
            if item.name == column.name { item.name = name }
            return item
        }
        return RandomPlan(query: plan.query.renaming([name: column.name]), columns: columns)
    }

    private mutating func sorted(_ plan: RandomPlan) -> RandomPlan {
        var expressions = expressions(plan)
        let candidates = plan.columns.filter { !$0.isList && $0.precision < .rounded }
        var keys: [any SortReference] = random.sample(candidates.map(\.name), random.integer(1...2)).map {
            expressions.order($0)
        }
        if random.oneIn(4) || keys.isEmpty { keys.append(expressions.integer(1)) }
        return RandomPlan(query: plan.query.sorted(by: keys), columns: plan.columns)
    }

    private mutating func distinct(_ plan: RandomPlan) -> RandomPlan {
        let keys = plan.columns.filter { $0.precision < .rounded }.map(\.name)
        if random.oneIn(3), keys.count == plan.columns.count {
            return RandomPlan(query: plan.query.distinct(), columns: plan.columns)
        }
        guard !keys.isEmpty else { return plan }
        return RandomPlan(
            query: plan.query.distinct(by: random.sample(keys, random.integer(1...2))), columns: plan.columns)
    }

    private mutating func united(_ plan: RandomPlan) -> RandomPlan {
        var other = plan
        switch random.integer(0...2) {
        case 0: other = filtered(plan)
        case 1: other = sorted(plan)
        default:
            // Numbers of another type, and the columns in another order.
            let integers = plan.columns.filter { $0.type == .integer }
            if let column = integers.first {
                other = RandomPlan(
                    query: plan.query.with(columns: [(column.name, col(column.name) / 4)]),
                    columns: plan.columns.map {
                        $0.name == column.name ? KnownColumn(name: $0.name, type: .real) : $0
                    })
            }
        }
        let shuffled = random.sample(other.columns.map(\.name), other.columns.count)
        let query = plan.query.union(other.query.selecting(columns: shuffled))
        let columns = plan.columns.map { column in
            var column = column
            if let match = other.columns.first(where: { $0.name == column.name }) {
                if match.type == .real { column.type = .real }
                column.precision = max(column.precision, match.precision)
            }
            return column
        }
        return RandomPlan(query: query, columns: columns)
    }

    private mutating func exploded(_ plan: RandomPlan) -> RandomPlan {
        var plan = plan
        guard let list = plan.columns.first(where: \.isList) else {
            var expressions = expressions(plan)
            // A list of all texts of a table for each row would be too much of a large one.
            if areLarge { expressions.hasWindows = false }
            plan.query = plan.query.with(["parts": expressions.list(1)])
            plan.columns.removeAll { $0.name == "parts" }
            plan.columns.append(KnownColumn(name: "parts", type: .text))
            return RandomPlan(
                query: plan.query.exploded("parts").selecting(columns: plan.columns.map(\.name)),
                columns: plan.columns)
        }
        if areLarge, !tables.contains(where: { $0.columns.contains { $0.name == list.name } }) { return plan }
        let columns = plan.columns.map { $0.name == list.name ? KnownColumn(name: $0.name, type: .text) : $0 }
        return RandomPlan(query: plan.query.exploded(list.name), columns: columns)
    }

    private mutating func unpivoted(_ plan: RandomPlan) -> RandomPlan {
        let type = random.element(plan.columns).type
        let candidates = plan.columns.filter { $0.type == type || type.isNumeric && $0.type.isNumeric }
        let chosen = random.sample(candidates, random.integer(1...3))
        guard !plan.columns.contains(where: { $0.name == "label" || $0.name == "cell" }) else { return plan }
        var value = KnownColumn(name: "cell", type: chosen[0].type)
        if chosen.contains(where: { $0.type == .real }) { value.type = .real }
        value.precision = chosen.map(\.precision).max() ?? .same
        if value.type == .real, value.precision == .grid { value.precision = .same }
        let names = chosen.map(\.name)
        let columns =
            plan.columns.filter { !names.contains($0.name) } + [
                KnownColumn(name: "label", type: .text), value,
            ]
        return RandomPlan(
            query: plan.query.unpivoted(names, names: "label", values: "cell"), columns: columns)
    }

    private mutating func aggregations(
        _ plan: RandomPlan, beside names: [String]
    ) -> (list: [(name: String, aggregation: Aggregation)], columns: [KnownColumn]) {
        var expressions = expressions(plan)
        expressions.hasWindows = random.oneIn(5)
        var list: [(name: String, aggregation: Aggregation)] = []
        var columns: [KnownColumn] = []
        for index in 0..<random.integer(1...4) {
            let (aggregation, type, precision) = expressions.aggregation(depth: random.integer(0...2))
            let name = "a\(index)" + (names.contains("a\(index)") ? "'" : "")
            list.append((name, aggregation))
            columns.append(KnownColumn(name: name, type: type, precision: precision))
        }
        return (list, columns)
    }

    private mutating func aggregated(_ plan: RandomPlan) -> RandomPlan {
        let candidates = plan.columns.filter { $0.precision < .rounded && !$0.name.hasPrefix("a") }
        let keys = random.sample(candidates, random.integer(0...2))
        var references: [any ColumnReference] = keys.map(\.name)
        var columns = keys
        if random.oneIn(3) {
            var expressions = expressions(plan)
            expressions.hasWindows = random.oneIn(4)
            let type = random.element([ColumnType.integer, .text, .boolean, .date])
            references.append(expressions.expression(type, depth: 2).expr.as("key"))
            if !columns.contains(where: { $0.name == "key" }) {
                columns.append(KnownColumn(name: "key", type: type))
            } else {
                references.removeLast()
            }
        }
        let (list, results) = aggregations(plan, beside: columns.map(\.name))
        if references.isEmpty {
            return RandomPlan(
                query: plan.query.grouped(by: []).aggregated(aggregations: list), columns: results)
        }
        return RandomPlan(
            query: plan.query.grouped(by: references).aggregated(aggregations: list),
            columns: columns + results)
    }

    private mutating func resampled(_ plan: RandomPlan) -> RandomPlan {
        // Calendars of few rows only, so that the periods stay few.
        let candidates = plan.columns.filter { $0.type == .date && $0.name.hasSuffix("d") }
        guard !candidates.isEmpty else { return aggregated(plan) }
        let date = random.element(candidates)
        let (list, results) = aggregations(plan, beside: [date.name])
        let unit = random.element([CalendarUnit.year, .quarter, .month, .week, .day])
        return RandomPlan(
            query: plan.query.resampled(date.name, every: unit).aggregated(aggregations: list),
            columns: [KnownColumn(name: date.name, type: .date)] + results)
    }

    // MARK: Joins

    private mutating func joined(_ plan: RandomPlan) -> RandomPlan {
        if areLarge, hasJoined { return plan }
        hasJoined = true
        var other = random.element(tables)
        if random.oneIn(3) { other = filtered(other) }
        var keys: [(left: String, right: String)] = []
        for _ in 0..<random.integer(1...2) {
            let left = random.element(plan.columns)
            let matches = other.columns.filter {
                $0.precision < .rounded && left.precision < .rounded && !left.isList
                    && !(areLarge && left.type == .boolean)
                    && ($0.type == left.type || ($0.type.isNumeric && left.type.isNumeric))
            }
            if matches.isEmpty { continue }
            let right = random.element(matches)
            if keys.contains(where: { $0.left == left.name || $0.right == right.name }) { continue }
            keys.append((left.name, right.name))
        }
        guard !keys.isEmpty else { return plan }
        let kind = random.element([JoinKind.inner, .left, .outer, .semi, .anti])
        let query = plan.query.joined(
            other.query, keys: keys, kind: kind, suffix: "_2", matchesMissing: random.oneIn(4) && !areLarge)
        return result(plan, other, query, kind, keys)
    }

    private func result(
        _ plan: RandomPlan, _ other: RandomPlan, _ query: Query, _ kind: JoinKind,
        _ keys: [(left: String, right: String)]
    ) -> RandomPlan {
        if kind == .semi || kind == .anti { return RandomPlan(query: query, columns: plan.columns) }
        let rest = other.columns.filter { column in !keys.contains { $0.right == column.name } }.map {
            column in
            var column = column
            if plan.columns.contains(where: { $0.name == column.name }) { column.name += "_2" }
            return column
        }
        // A name that both tables have twice is an error.
        let names = plan.columns.map(\.name) + rest.map(\.name)
        if Set(names).count < names.count { return plan }
        var columns = plan.columns
        if kind == .outer {
            for (left, right) in keys {
                let isReal = other.columns.contains { $0.name == right && $0.type == .real }
                for index in columns.indices where columns[index].name == left {
                    if isReal { columns[index].type = .real }
                    columns[index].precision = max(columns[index].precision, .same)
                }
            }
        }
        return RandomPlan(query: query, columns: columns + rest)
    }

    private mutating func joinedAsOf(_ plan: RandomPlan) -> RandomPlan {
        let other = random.element(tables)
        let shared = plan.columns.filter { column in
            column.precision < .rounded
                && other.columns.contains { $0.name == column.name && $0.type == column.type }
        }
        let ordered = shared.filter { $0.type == .date || $0.type.isNumeric }
        guard !ordered.isEmpty else { return joined(plan) }
        let column = random.element(ordered)
        let others = shared.filter { $0.name != column.name && !$0.isList }
        let keys = random.oneIn(2) ? random.sample(others, 1).map(\.name) : []
        let tolerance: Value? =
            random.oneIn(2)
            ? nil
            : column.type == .date ? .timeSpan(.days(random.integer(0...5))) : .integer(random.integer(0...3))
        let kind = random.oneIn(3) ? JoinKind.inner : .left
        let query = plan.query.joined(
            other.query, asOf: column.name, by: keys,
            direction: random.element([.backward, .forward, .nearest]),
            tolerance: tolerance, kind: kind, suffix: "_2")
        return result(plan, other, query, kind, (keys + [column.name]).map { ($0, $0) })
    }
}
