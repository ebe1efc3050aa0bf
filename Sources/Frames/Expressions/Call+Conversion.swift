import Base

// Conversion between types.

extension Call {
    func converted(to type: ColumnType, _ unreadable: Unreadable) throws(ExprError) -> Vector {
        guard let source = first.type, source != type else { return first }
        switch (source, type) {
        case (.text, _): return try parsed(as: type, unreadable)
        case (_, .text):
            let column = first.column("", count: count, type: source)
            return .column(Column("", (0..<count).map { column[$0]?.description }))
        case (.real, .integer):
            let reals = lane(first, as: Double.self)
            let integers = Nullable<Int>(0..<count) {
                reals[$0].flatMap { Int(exactly: $0.rounded(.towardZero)) }
            }
            if unreadable == .refused {
                for row in 0..<count {
                    guard let real = reals[row], integers.isMissing(row) else { continue }
                    throw unreadableValue(real.description, as: type)
                }
            }
            return vector(integers)
        case (_, .integer): return vector(lane(first, as: Int.self).values(count: count))
        case (_, .real): return vector(lane(first, as: Double.self).values(count: count))
        case (_, .boolean): return vector(lane(first, as: Double.self).map { $0 != 0 }.values(count: count))
        default: return .constant(nil)
        }
    }

    /// Each distinct text is parsed once, as readers of files do.
    private func parsed(as type: ColumnType, _ unreadable: Unreadable) throws(ExprError) -> Vector {
        switch type {
        case .integer: return vector(try parsed(unreadable, type) { Int(parsing: $0) })
        case .real: return vector(try parsed(unreadable, type) { Double(parsing: $0) })
        case .boolean: return vector(try parsed(unreadable, type) { Bool(parsing: $0) })
        case .date: return vector(try parsed(unreadable, type) { Timestamp.parse($0)?.timestamp })
        case .text, .timeSpan, .list: return .constant(nil)
        }
    }

    private func parsed<Result: FixedSizeValue>(
        _ unreadable: Unreadable, _ type: ColumnType, _ parse: (UnsafeBufferPointer<UInt8>) -> Result?
    ) throws(ExprError) -> Nullable<Result> {
        guard case .text(let texts) = first.column("", count: count, type: .text).storage else {
            return .missing(count: count)
        }
        let results = texts.mappingPool(parse)
        if unreadable == .refused, results.validity != nil {
            for row in 0..<count where results.isMissing(row) {
                guard let text = texts[row] else { continue }
                throw unreadableValue(text, as: type)
            }
        }
        return results
    }

    private func unreadableValue(_ value: String, as type: ColumnType) -> ExprError {
        .unreadable(expression: node.description, value: String(value.prefix(80)), type: type)
    }
}
