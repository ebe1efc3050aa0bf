import Base

/// The state of an aggregate function for each of some groups.
///
/// A state is made from rows of one table. States of later tables, or of later ranges of rows, are added to it in their
/// order; so a table that is read in chunks needs no more memory than the states do.
protocol Accumulator: Sendable {
    /// The number of values that the state holds.
    var size: Int { get }

    /// Adds the states of later rows, in order.
    ///
    /// - Parameters:
    ///   - later: the states. They have been detached, or are of the same table.
    ///   - groups: the group that each group of each state becomes; nil if it stays the same. Several groups of a state
    ///     become different groups. Those of this state keep their numbers.
    ///   - groupCount: the number of groups from then on.
    mutating func add(_ later: [Self], groups: [[Int32]?], groupCount: Int)

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

extension Accumulator {
    /// Adds the states of later rows, which are of the same type.
    mutating func add(any later: [any Accumulator], groups: [[Int32]?], groupCount: Int) {
        add(later.compactMap { $0 as? Self }, groups: groups, groupCount: groupCount)
    }
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

    mutating func add(_ later: [Self], groups: [[Int32]?], groupCount: Int) {
        // Taken out, so that they are changed in place.
        var sums = elements
        elements = []
        sums.append(contentsOf: repeatElement(Self.nothing, count: groupCount - sums.count))
        sums.withUnsafeMutableBufferPointer { sums in
            for (state, groups) in zip(later, groups) {
                if let groups {
                    for (group, element) in zip(groups, state.elements) {
                        merge(element, into: &sums[Int(group)])
                    }
                } else {
                    for (group, element) in state.elements.enumerated() {
                        merge(element, into: &sums[group])
                    }
                }
            }
        }
        elements = sums
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
