import Base

/// The state of an aggregate function for each of some groups.
///
/// A state is made from rows of one table. States of several tables, or of several ranges of rows, are combined in their
/// order; so a table that is read in chunks needs no more memory than the states do.
protocol Accumulator: Sendable {
    /// The number of values that the state holds, which is what combining it costs.
    var size: Int { get }

    /// Combines states, in order.
    ///
    /// - Parameters:
    ///   - parts: the states.
    ///   - groups: the group that each group of each state becomes; nil if it stays the same. Several groups of a state
    ///     become different groups.
    ///   - groupCount: the number of groups of the result.
    static func combining(_ parts: [Self], groups: [[Int32]?], groupCount: Int) -> Self

    /// Lets go of the table that the state was made from: the state keeps the values that it needs.
    mutating func detach()

    /// The value of the function for each group, as a column without a name.
    func result() throws(FrameError) -> Column
}

extension Accumulator {
    mutating func detach() {}
}

/// An accumulator that takes rows one after the other and forgets them.
protocol RowAccumulator: Accumulator {
    /// Takes the values of rows.
    ///
    /// - Parameters:
    ///   - columns: the arguments of the function. Each call must be given the same ones.
    ///   - codes: the group of each of the rows; negative for none.
    mutating func update(_ columns: [Column], codes: UnsafeBufferPointer<Int32>, rows: Range<Int>)
}

/// Combines states of the same type.
func combine(
    _ parts: [any Accumulator], groups: [[Int32]?], groupCount: Int
) -> any Accumulator {
    func combine<State: Accumulator>(_ first: State) -> any Accumulator {
        State.combining(parts.compactMap { $0 as? State }, groups: groups, groupCount: groupCount)
    }
    return combine(parts[0])
}

/// A state that has an element for each group.
protocol ElementwiseAccumulator: RowAccumulator {
    associatedtype Element
    /// The element of a group without rows.
    static var nothing: Element { get }
    /// The elements, by group.
    var elements: [Element] { get set }
    /// Adds the state of later rows of a group.
    func merge(_ later: Element, into element: inout Element)
}

extension ElementwiseAccumulator {
    var size: Int { elements.count }

    static func combining(_ parts: [Self], groups: [[Int32]?], groupCount: Int) -> Self {
        let function = parts[0]
        var result = function
        if groups[0] != nil { result.elements = [] }
        result.elements.append(
            contentsOf: repeatElement(nothing, count: groupCount - result.elements.count))
        result.elements.withUnsafeMutableBufferPointer { elements in
            for (part, groups) in zip(parts, groups).dropFirst(groups[0] == nil ? 1 : 0) {
                if let groups {
                    for (group, element) in zip(groups, part.elements) {
                        function.merge(element, into: &elements[Int(group)])
                    }
                } else {
                    for (group, element) in part.elements.enumerated() {
                        function.merge(element, into: &elements[group])
                    }
                }
            }
        }
        return result
    }
}

extension Nullable {
    /// Calls `body` with each of some rows that is in a group and has a value, its group and its value.
    @inline(__always)
    func forEachRow(
        in rows: Range<Int>, codes: UnsafeBufferPointer<Int32>, _ body: (Int, Int, Element) -> Void
    ) {
        withBuffers { values, present in
            if let present {
                for row in rows {
                    let code = codes[row &- rows.lowerBound]
                    if code >= 0, present[row] { body(row, Int(code), values[row]) }
                }
            } else {
                for row in rows {
                    let code = codes[row &- rows.lowerBound]
                    if code >= 0 { body(row, Int(code), values[row]) }
                }
            }
        }
    }

    /// Calls `body` with the group and the value of each of some rows that is in a group and has a value.
    @inline(__always)
    func forEach(
        in rows: Range<Int>, codes: UnsafeBufferPointer<Int32>, _ body: (Int, Element) -> Void
    ) {
        forEachRow(in: rows, codes: codes) { body($1, $2) }
    }
}

extension Column {
    /// Calls `body` with each of some rows that is in a group and has a value, its group and its number. Booleans are 0
    /// and 1, time spans microseconds.
    @inline(__always)
    func forEachRowNumber(
        in rows: Range<Int>, codes: UnsafeBufferPointer<Int32>, _ body: (Int, Int, Double) -> Void
    ) {
        switch storage {
        case .integer(let values): values.forEachRow(in: rows, codes: codes) { body($0, $1, Double($2)) }
        case .real(let values): values.forEachRow(in: rows, codes: codes, body)
        case .boolean(let values): values.forEachRow(in: rows, codes: codes) { body($0, $1, $2 ? 1 : 0) }
        case .timeSpan(let values):
            values.forEachRow(in: rows, codes: codes) { body($0, $1, Double($2.microseconds)) }
        case .text, .date, .list: break
        }
    }

    /// Calls `body` with the group and the number of each of some rows that is in a group and has a value.
    @inline(__always)
    func forEachNumber(
        in rows: Range<Int>, codes: UnsafeBufferPointer<Int32>, _ body: (Int, Double) -> Void
    ) {
        forEachRowNumber(in: rows, codes: codes) { body($1, $2) }
    }
}
