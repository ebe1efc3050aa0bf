import Base

/// Evaluates expressions over the rows of a table, a column at a time. Expressions have been checked before by
/// ``ExprNode/type(in:)``, so an argument of another type than a function needs is a missing value.
struct Evaluator {
    let frame: DataFrame

    var count: Int { frame.rowCount }

    /// Returns the values of an expression as a column.
    func column(_ node: ExprNode, name: String, type: ColumnType?) throws(ExprError) -> Column {
        try evaluate(node).column(name, count: count, type: type ?? .real)
    }

    /// Returns the rows for which a condition is true.
    func rows(where condition: ExprNode) throws(ExprError) -> [Int] {
        switch lane(try evaluate(condition), as: Bool.self) {
        case .constant(let value): return value == true ? Array(0..<count) : []
        case .column(let values):
            // The placeholder of a missing Boolean is false.
            return [Int](unsafeUninitializedCapacity: count) { rows, filled in
                for (row, isTrue) in values.values.enumerated() {
                    // Without a branch: each row is written, and overwritten by the next one unless it is kept.
                    rows.initializeElement(at: filled, to: row)
                    filled += isTrue ? 1 : 0
                }
            }
        }
    }

    func evaluate(_ node: ExprNode) throws(ExprError) -> Vector {
        switch node {
        case .column(let name):
            do throws(FrameError) {
                return .column(try frame[name])
            } catch {
                throw .unknownColumn(name, in: node.description, columns: frame.columnNames)
            }
        case .literal(let value): return .constant(value)
        case .values(let column):
            guard column.count == count else {
                throw .rowCount(expression: node.description, count: column.count, expected: count)
            }
            return .column(column)
        case .named(let node, _): return try evaluate(node)
        case .conditional(let cases, let otherwise): return try evaluate(cases, otherwise)
        case .call(let function, let arguments):
            var vectors: [Vector] = []
            for argument in arguments { vectors.append(try evaluate(argument)) }
            return try Call(node: node, count: count, arguments: vectors).result(of: function)
        case .window(let function, let arguments, let window):
            return .column(try evaluate(function, arguments, window, node))
        }
    }

    private func evaluate(
        _ function: WindowFunction, _ arguments: [ExprNode], _ window: Window, _ node: ExprNode
    ) throws(ExprError) -> Column {
        var columns: [Column] = []
        for argument in arguments { columns.append(try wholeColumn(argument)) }
        var keys: [Column] = []
        for key in window.keys { keys.append(try wholeColumn(key)) }
        var order: [(column: Column, descending: Bool)] = []
        for key in window.order { order.append((try wholeColumn(key.node), key.isDescending)) }
        return try WindowEvaluator(node, count: count, keys: keys, order: order).column(function, columns)
    }

    func wholeColumn(_ node: ExprNode) throws(ExprError) -> Column {
        // A missing value has the type that is expected of it.
        let type = try node.type(in: frame.schema) ?? .real
        return try evaluate(node).column("", count: count, type: type)
    }

    // MARK: Cases

    /// The first case whose condition is true decides; the rows are then gathered from the concatenated results.
    private func evaluate(
        _ cases: [ConditionalCase], _ otherwise: ExprNode?
    ) throws(ExprError) -> Vector {
        var choice = [Int32](repeating: Int32(cases.count), count: count)
        for (index, item) in cases.enumerated().reversed() {
            switch lane(try evaluate(item.condition), as: Bool.self) {
            case .constant(true): choice = [Int32](repeating: Int32(index), count: count)
            case .constant: break
            case .column(let condition):
                for row in 0..<count where condition.values[row] { choice[row] = Int32(index) }
            }
        }
        var results: [Vector] = []
        for item in cases { results.append(try result(item.result, choice, results.count)) }
        results.append(
            try otherwise.map { (node) throws(ExprError) in try result(node, choice, results.count) }
                ?? .constant(nil))
        return choosing(choice, from: results, count: count)
    }

    /// The result of a case, which is an error only if it is one for a row of this case: a condition may guard against overflow.
    private func result(_ node: ExprNode, _ choice: [Int32], _ index: Int) throws(ExprError) -> Vector {
        do throws(ExprError) {
            return try evaluate(node)
        } catch {
            guard error.isOfValues, !node.needsWholeTable else { throw error }
            let rows = choice.indices.filter { choice[$0] == Int32(index) }
            let values = try Evaluator(frame: frame.gathering(rows)).wholeColumn(node)
            var sources = [Int](repeating: -1, count: count)
            for (place, row) in rows.enumerated() { sources[row] = place }
            return .column(values.gathering(sources))
        }
    }
}

/// Returns for each row the value of one of several vectors.
func choosing(_ choice: [Int32], from vectors: [Vector], count: Int) -> Vector {
    guard let type = commonType(vectors) else { return .constant(nil) }
    switch type {
    case .integer: return .column(choosing(choice, vectors, as: Int.self))
    case .real: return .column(choosing(choice, vectors, as: Double.self))
    case .boolean: return .column(choosing(choice, vectors, as: Bool.self))
    case .date: return .column(choosing(choice, vectors, as: Timestamp.self))
    case .timeSpan: return .column(choosing(choice, vectors, as: TimeSpan.self))
    case .text, .list:
        let columns = vectors.map { $0.column("", count: $0.isConstant ? 1 : count, type: type) }
        var starts: [Int] = []
        var total = 0
        for column in columns {
            starts.append(total)
            total += column.count
        }
        guard let joined = try? Column.stacking(columns) else { return .constant(nil) }
        let rows = choice.enumerated().map { row, index in
            starts[Int(index)] + (vectors[Int(index)].isConstant ? 0 : row)
        }
        return .column(joined.gathering(rows))
    }
}

private func choosing<Element: LaneElement>(
    _ choice: [Int32], _ vectors: [Vector], as type: Element.Type
) -> Column {
    let lanes = vectors.map { lane($0, as: type) }
    return Column("", Element.storage(Nullable(choice.indices) { lanes[Int(choice[$0])][$0] }))
}

extension Vector {
    fileprivate var isConstant: Bool {
        if case .constant = self { true } else { false }
    }
}

/// Returns the type that holds the values of all of several vectors that go together; `nil` if all are missing values.
func commonType(_ vectors: [Vector]) -> ColumnType? {
    let types = vectors.compactMap(\.type)
    if types.contains(.date) { return .date }
    return types.contains(.real) ? .real : types.first
}

/// A type of values that functions are computed with.
protocol LaneElement: OrderedValue {
    /// The values of a column, if it holds such values or ones that stand for them.
    static func lane(_ vector: Vector) -> Lane<Self>
}

/// Returns the values of a vector as values of a type; missing if they are of another type.
func lane<Element: LaneElement>(_ vector: Vector, as type: Element.Type) -> Lane<Element> {
    Element.lane(vector)
}

extension Int: LaneElement {
    static func lane(_ vector: Vector) -> Lane<Int> {
        switch vector {
        case .constant(let value): .constant(value?.integer ?? value?.boolean.map { $0 ? 1 : 0 })
        case .column(let column):
            switch column.storage {
            case .integer(let values): .column(values)
            case .boolean(let values): .column(values.map { $0 ? 1 : 0 })
            default: .constant(nil)
            }
        }
    }
}

extension Double: LaneElement {
    static func lane(_ vector: Vector) -> Lane<Double> {
        switch vector {
        case .constant(let value): .constant(value?.double)
        case .column(let column):
            switch column.storage {
            case .integer(let values): .column(values.map(Double.init))
            case .real(let values): .column(values)
            case .boolean(let values): .column(values.map { $0 ? 1 : 0 })
            default: .constant(nil)
            }
        }
    }
}

extension Bool: LaneElement {
    static func lane(_ vector: Vector) -> Lane<Bool> {
        switch vector {
        case .constant(let value): .constant(value?.boolean)
        case .column(let column):
            if case .boolean(let values) = column.storage { .column(values) } else { .constant(nil) }
        }
    }
}

extension Timestamp: LaneElement {
    static func lane(_ vector: Vector) -> Lane<Timestamp> {
        switch vector {
        case .constant(let value): .constant(value?.date ?? value?.text.flatMap { Timestamp($0) })
        case .column(let column):
            if case .date(let values) = column.storage { .column(values) } else { .constant(nil) }
        }
    }
}

extension TimeSpan: LaneElement {
    static func lane(_ vector: Vector) -> Lane<TimeSpan> {
        switch vector {
        case .constant(let value): .constant(value?.timeSpan)
        case .column(let column):
            if case .timeSpan(let values) = column.storage { .column(values) } else { .constant(nil) }
        }
    }
}
