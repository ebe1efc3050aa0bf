import Base
import TestSupport
import Testing

@testable import Frames

/// The expected values of a column, `nil` for missing ones.
enum Expected {
    case integers([Int?])
    /// Missing ones must be missing, NaN must be NaN, and others equal to twelve digits.
    case reals([Double?])
    case flags([Bool?])
    /// Texts are compared scalar by scalar: "é" of one scalar is not "é" of two.
    case texts([String?])
    /// Dates in ISO 8601.
    case dates([String?])
    /// Time spans.
    case microseconds([Int?])
    case lists([[String]?])

    /// Checks the type and the values of a column.
    func check(_ column: Column, _ label: String, _ location: SourceLocation) throws {
        #expect(column.type == type, "the type of \(label)", sourceLocation: location)
        switch self {
        case .reals(let expected):
            #expect(column.missingMask == expected.map { $0 == nil }, "\(label)", sourceLocation: location)
            let numbers = try column.presentDoubles
            #expect(
                isClose(numbers, expected.compactMap(\.self)), "\(label) is \(numbers)",
                sourceLocation: location)
        case .texts(let expected):
            let texts = try column.texts
            func scalars(_ texts: [String?]) -> [[Unicode.Scalar]?] {
                texts.map { $0.map { Array($0.unicodeScalars) } }
            }
            #expect(scalars(texts) == scalars(expected), "\(label) is \(texts)", sourceLocation: location)
        case .integers, .flags, .dates, .microseconds, .lists:
            #expect(column.values == values, "\(label)", sourceLocation: location)
        }
    }

    private var type: ColumnType {
        switch self {
        case .integers: .integer
        case .reals: .real
        case .flags: .boolean
        case .texts: .text
        case .dates: .date
        case .microseconds: .timeSpan
        case .lists: .list(of: .text)
        }
    }

    private var values: [Value?] {
        switch self {
        case .integers(let values): values.map { $0.map(Value.integer) }
        case .reals(let values): values.map { $0.map(Value.real) }
        case .flags(let values): values.map { $0.map(Value.boolean) }
        case .texts(let values): values.map { $0.map(Value.text) }
        case .dates(let values): values.map { $0.flatMap { Timestamp($0) }.map(Value.date) }
        case .microseconds(let values): values.map { $0.map { .timeSpan(TimeSpan(microseconds: $0)) } }
        case .lists(let values): values.map { $0.map(Value.list) }
        }
    }
}

extension DataFrame {
    /// Checks the values of an expression, a row each. They must be the same for a row on its own: of a table with fewer rows
    /// than its columns of text have texts, and of one without rows.
    func expect(
        _ expression: Expr, _ expected: Expected, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let text = expression.description
        let values = try self.column(expression)
        try expected.check(values, text, sourceLocation)
        let none = try first(0).column(expression)
        #expect(none.type == values.type, "\(text)", sourceLocation: sourceLocation)
        #expect(none.count == 0, "\(text)", sourceLocation: sourceLocation)
        try expectSameAlone(expression, values, text, sourceLocation)
    }

    @inline(never)
    private func expectSameAlone(
        _ expression: Expr, _ values: Column, _ text: String, _ sourceLocation: SourceLocation
    ) throws {
        if expression.node.needsWholeTable { return }
        let rows = [rowCount - 1, 0]
        let part = try gathering(rows).column(expression)
        #expect(part == values.gathering(rows), "\(text)", sourceLocation: sourceLocation)
    }

    /// Checks all columns.
    func expect(
        _ expected: KeyValuePairs<String, Expected>, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(columnNames == expected.map(\.key), sourceLocation: sourceLocation)
        for (name, values) in expected where hasColumn(name) {
            try values.check(self[name], name, sourceLocation)
        }
    }
}
