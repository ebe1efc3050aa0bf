import Base
import TestSupport
import Testing

@testable import Frames

// Checks of the values of an expression, a row each.

extension DataFrame {
    /// Returns the values of an expression, which must be the same for a row on its own: of a table with fewer rows than its
    /// columns of text have texts, and of one without rows.
    private func checked(_ expression: Expr, _ location: SourceLocation) throws -> Column {
        let column = try column(expression)
        #expect(column.count == rowCount, "\(expression)", sourceLocation: location)
        let none = try self[rows: [Int]()].column(expression)
        #expect(none.type == column.type && none.count == 0, "\(expression)", sourceLocation: location)
        if !expression.node.needsWholeTable {
            let rows = [rowCount - 1, 0]
            let part = try self[rows: rows].column(expression)
            #expect(try part == column[rows: rows], "\(expression)", sourceLocation: location)
        }
        return column
    }

    private func expect(
        _ expression: Expr, _ expected: [Value?], _ type: ColumnType, _ location: SourceLocation
    ) throws {
        let column = try checked(expression, location)
        #expect(column.type == type, "the type of \(expression)", sourceLocation: location)
        #expect(column.values == expected, "\(expression)", sourceLocation: location)
    }

    /// Checks integers.
    func expect(_ expression: Expr, integers: [Int?], sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        try expect(expression, integers.map { $0.map(Value.integer) }, .integer, sourceLocation)
    }

    /// Checks numbers: missing ones are missing, NaN is NaN, and others are equal to twelve digits.
    func expect(_ expression: Expr, reals: [Double?], sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        let column = try checked(expression, sourceLocation)
        #expect(column.type == .real, "the type of \(expression)", sourceLocation: sourceLocation)
        #expect(
            column.missingMask == reals.map { $0 == nil }, "\(expression)", sourceLocation: sourceLocation)
        let numbers = try column.presentDoubles
        #expect(
            isClose(numbers, reals.compactMap(\.self)), "\(expression) is \(numbers)",
            sourceLocation: sourceLocation)
    }

    /// Checks Booleans.
    func expect(_ expression: Expr, flags: [Bool?], sourceLocation: SourceLocation = #_sourceLocation) throws
    {
        try expect(expression, flags.map { $0.map(Value.boolean) }, .boolean, sourceLocation)
    }

    /// Checks texts, scalar by scalar: "é" of one scalar is not "é" of two.
    func expect(_ expression: Expr, texts: [String?], sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        let found = try checked(expression, sourceLocation).texts
        #expect(
            found.map { $0.map { Array($0.unicodeScalars) } }
                == texts.map { $0.map { Array($0.unicodeScalars) } },
            "\(expression) is \(found)", sourceLocation: sourceLocation)
    }

    /// Checks dates in ISO 8601.
    func expect(_ expression: Expr, dates: [String?], sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        let expected = dates.map { $0.flatMap { Timestamp($0) }.map(Value.date) }
        #expect(expected.count { $0 == nil } == dates.count { $0 == nil }, sourceLocation: sourceLocation)
        try expect(expression, expected, .date, sourceLocation)
    }

    /// Checks time spans.
    func expect(_ expression: Expr, microseconds: [Int?], sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        let expected = microseconds.map { $0.map { Value.timeSpan(TimeSpan(microseconds: $0)) } }
        try expect(expression, expected, .timeSpan, sourceLocation)
    }

    /// Checks lists of texts.
    func expect(_ expression: Expr, lists: [[String]?], sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        try expect(expression, lists.map { $0.map(Value.list) }, .list(of: .text), sourceLocation)
    }
}
