import Base

// Comparison: missing where an argument is. Numbers are ordered totally: NaN equals NaN and is larger than any other number,
// as in Spark, DuckDB and polars. Texts are ordered by code points.

extension Call {
    func comparison(_ function: ScalarFunction) -> Vector {
        switch function {
        case .isNaN: return vector(lane(first, as: Double.self).map(\.isNaN).values(count: count))
        case .isBetween:
            let lower = Call(node: node, count: count, arguments: [first, second]).comparison(.greaterOrEqual)
            let upper = Call(node: node, count: count, arguments: [first, arguments[2]]).comparison(
                .lessOrEqual)
            return Call(node: node, count: count, arguments: [lower, upper]).logic(.and)
        case .isIn: return isIn()
        case .smallest, .largest: return extreme(isLargest: function == .largest)
        default: break
        }
        guard let type = commonType(arguments) else { return .constant(nil) }
        switch type {
        case .integer: return vector(compared(as: Int.self, function))
        case .real: return vector(compared(as: Double.self, function))
        case .boolean: return vector(compared(as: Bool.self, function))
        case .date: return vector(compared(as: Timestamp.self, function))
        case .timeSpan: return vector(compared(as: TimeSpan.self, function))
        case .text: return comparedTexts(function)
        case .list: return comparedLists(isEqual: function == .equal)
        }
    }

    private func compared<Element: LaneElement>(
        as type: Element.Type, _ function: ScalarFunction
    ) -> Nullable<Bool> {
        let (a, b) = (lane(first, as: type), lane(second, as: type))
        // Two loops serve six comparisons, of which four are others with the arguments exchanged or the outcome negated.
        let isNegated = [.notEqual, .lessOrEqual, .greaterOrEqual].contains(function)
        return switch function {
        case .equal, .notEqual:
            combine(a, b, count: count) { (!$0.precedes($1) && !$1.precedes($0)) != isNegated }
        case .greater, .lessOrEqual: combine(b, a, count: count) { $0.precedes($1) != isNegated }
        default: combine(a, b, count: count) { $0.precedes($1) != isNegated }
        }
    }

    // MARK: Texts

    /// Whether an order of two texts, as -1, 0 or 1, is one that the function is true for.
    private static func holds(_ function: ScalarFunction, _ order: Int) -> Bool {
        switch function {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        default: order >= 0
        }
    }

    /// Each distinct text is compared once with a constant.
    private func comparedTexts(_ function: ScalarFunction) -> Vector {
        switch (TextVector(first), TextVector(second)) {
        case (.column(let texts), .constant(let text?)):
            return comparedTexts(texts, with: text) { Self.holds(function, $0) }
        case (.constant(let text?), .column(let texts)):
            return comparedTexts(texts, with: text) { Self.holds(function, -$0) }
        case (.column(let a), .column(let b)):
            guard let joined = try? Column.concatenating([Column("", .text(a)), Column("", .text(b))]),
                case .text(let both) = joined.storage
            else { return .constant(nil) }
            let needsOrder = function != .equal && function != .notEqual
            let ranks = needsOrder ? both.pool.ranks() : []
            return vector(
                Nullable<Bool>(0..<count) { row in
                    let (left, right) = (both.codes[row], both.codes[count + row])
                    guard left >= 0, right >= 0 else { return nil }
                    if !needsOrder { return (left == right) == (function == .equal) }
                    let (first, second) = (ranks[Int(left)], ranks[Int(right)])
                    return Self.holds(function, first < second ? -1 : first > second ? 1 : 0)
                })
        case (.constant(let a?), .constant(let b?)):
            let (left, right) = (Array(a.utf8), Array(b.utf8))
            let order = left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
            return .constant(.boolean(Self.holds(function, order)))
        default: return .constant(nil)
        }
    }

    private func comparedTexts(
        _ texts: TextStorage, with text: String, _ holds: (Int) -> Bool
    ) -> Vector {
        let other = Array(text.utf8)
        return vector(
            texts.mappingPool { bytes -> Bool? in
                let order = bytes.elementsEqual(other) ? 0 : bytes.lexicographicallyPrecedes(other) ? -1 : 1
                return holds(order)
            })
    }

    private func comparedLists(isEqual: Bool) -> Vector {
        let columns = [first, second].map { $0.column("", count: count, type: .list(of: .text)) }
        return vector(
            Nullable<Bool>(0..<count) { row in
                guard let a = columns[0][row]?.list, let b = columns[1][row]?.list else { return nil }
                return (a == b) == isEqual
            })
    }

    // MARK: Several values

    /// SQL's `IN`: true if the value equals one of the others; otherwise missing if one of them is missing.
    private func isIn() -> Vector {
        let others = arguments.dropFirst()
        if others.isEmpty {
            return vector(Nullable<Bool>([Bool](repeating: false, count: count)))
        }
        if case .text(let texts)? = first.storage {
            var wanted: Set<[UInt8]> = []
            var hasMissing = false
            for other in others {
                guard case .constant(let value) = other else { return isInByRow() }
                if let text = value?.text { wanted.insert(Array(text.utf8)) } else { hasMissing = true }
            }
            return vector(
                texts.mappingPool { bytes -> Bool? in
                    wanted.contains(Array(bytes)) ? true : hasMissing ? nil : false
                })
        }
        if case .integer(let values)? = first.storage {
            var wanted: Set<Int> = []
            for other in others {
                guard case .constant(.integer(let value)?) = other else { return isInByRow() }
                wanted.insert(value)
            }
            return vector(values.map { wanted.contains($0) })
        }
        return isInByRow()
    }

    private func isInByRow() -> Vector {
        var result: Vector = .constant(.boolean(false))
        for other in arguments.dropFirst() {
            let equal = Call(node: node, count: count, arguments: [first, other]).comparison(.equal)
            result = Call(node: node, count: count, arguments: [result, equal]).logic(.or)
        }
        return result
    }

    /// The smallest or the largest of the present arguments.
    private func extreme(isLargest: Bool) -> Vector {
        var result = first
        for other in arguments.dropFirst() {
            let isBetter = Call(node: node, count: count, arguments: [other, result])
                .comparison(isLargest ? .greater : .less)
            let isMissing = Call(node: node, count: count, arguments: [result]).logic(.isMissing)
            let takes = Call(node: node, count: count, arguments: [isBetter, isMissing]).logic(.or)
            let choice: [Int32] = {
                switch lane(takes, as: Bool.self) {
                case .constant(let value): [Int32](repeating: value == true ? 0 : 1, count: count)
                case .column(let values): values.values.map { $0 ? 0 : 1 }
                }
            }()
            result = choosing(choice, from: [other, result], count: count)
        }
        return result
    }
}

/// A vector of texts.
enum TextVector {
    case column(TextStorage)
    case constant(String?)

    init(_ vector: Vector) {
        switch vector {
        case .constant(let value): self = .constant(value?.text)
        case .column(let column):
            if case .text(let texts) = column.storage { self = .column(texts) } else { self = .constant(nil) }
        }
    }
}

extension Vector {
    /// The storage of a column; `nil` for a constant.
    var storage: Column.Storage? {
        if case .column(let column) = self { column.storage } else { nil }
    }
}

extension TextStorage {
    /// Returns the value of a function for the text of each row. It is called once for each distinct text, or only for those
    /// that occur if the pool has many others; so it must depend on nothing but the text.
    func mappingPool<Result: FixedSizeValue>(
        _ transform: (UnsafeBufferPointer<UInt8>) -> Result?
    ) -> Nullable<Result> {
        pool.bytes.withUnsafeBufferPointer { bytes in
            func text(_ code: Int) -> UnsafeBufferPointer<UInt8> {
                UnsafeBufferPointer(rebasing: bytes[pool.range(of: code)])
            }
            if pool.count > 2 * codes.count {
                return Nullable(codes) { $0 < 0 ? nil : transform(text(Int($0))) }
            }
            let results = (0..<pool.count).map { transform(text($0)) }
            return Nullable(codes) { $0 < 0 ? nil : results[Int($0)] }
        }
    }

    /// Returns the texts of a function of the text of each row, as ``mappingPool(_:)-Nullable``; `nil` for a missing one.
    func mappingTexts(_ transform: (String) -> String?) -> TextStorage {
        var builder = TextBuilder()
        var results = [Int32?](repeating: nil, count: pool.count)
        let newCodes = codes.map { code -> Int32 in
            guard code >= 0 else { return Self.missing }
            if let result = results[Int(code)] { return result }
            let result = transform(pool.string(Int(code))).map { builder.code(for: $0) } ?? Self.missing
            results[Int(code)] = result
            return result
        }
        return TextStorage(codes: newCodes, pool: builder.storage.pool)
    }
}
