import Base

// Logic with three values, and missing values.

extension Call {
    func logic(_ function: ScalarFunction) -> Vector {
        switch function {
        case .not: vector(lane(first, as: Bool.self).map { !$0 }.values(count: count))
        case .and, .or: connected(isAnd: function == .and)
        case .isMissing: vector(Nullable<Bool>(presence.map { !$0 }))
        case .isPresent: vector(Nullable<Bool>(presence))
        case .orElse: filled()
        case .missingWhereEqual: withoutEqual()
        default: .constant(nil)
        }
    }

    /// Whether the first argument is present in each row.
    private var presence: [Bool] {
        switch first {
        case .constant(let value): [Bool](repeating: value != nil, count: count)
        case .column(let column):
            column.missingCount == 0
                ? [Bool](repeating: true, count: count) : (0..<count).map { !column.isMissing($0) }
        }
    }

    /// Both or one of two conditions: a known value decides beside a missing one if the other could not change it.
    private func connected(isAnd: Bool) -> Vector {
        let (a, b) = (lane(first, as: Bool.self), lane(second, as: Bool.self))
        if a.validity(count: count) == nil, b.validity(count: count) == nil {
            return vector(
                isAnd ? combine(a, b, count: count) { $0 && $1 } : combine(a, b, count: count) { $0 || $1 })
        }
        let deciding = !isAnd
        return vector(
            Nullable<Bool>(0..<count) { row in
                let (left, right) = (a[row], b[row])
                if left == deciding || right == deciding { return deciding }
                return left == nil || right == nil ? nil : !deciding
            })
    }

    private func filled() -> Vector {
        switch first {
        case .constant(let value): return value == nil ? second : first
        case .column(let column):
            guard column.missingCount > 0 else {
                // The type is that of both.
                return commonType(arguments) == column.type
                    ? first : choosing([Int32](repeating: 0, count: count), from: arguments, count: count)
            }
            return choosing((0..<count).map { column.isMissing($0) ? 1 : 0 }, from: arguments, count: count)
        }
    }

    private func withoutEqual() -> Vector {
        let equal = lane(comparison(.equal), as: Bool.self)
        return choosing(
            (0..<count).map { equal[$0] == true ? 1 : 0 }, from: [first, .constant(nil)], count: count)
    }
}
