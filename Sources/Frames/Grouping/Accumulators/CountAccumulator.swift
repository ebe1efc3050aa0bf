/// The number of rows, of values, or of values that are true.
struct CountAccumulator: ElementwiseAccumulator {
    /// The rows that count.
    enum Counted: Sendable {
        case rows
        case values
        case trueValues
    }

    static let nothing = 0
    var elements: [Int]
    private let counted: Counted

    init(_ counted: Counted, groupCount: Int) {
        self.counted = counted
        elements = [Int](repeating: 0, count: groupCount)
    }

    mutating func update(_ columns: [Column], codes: UnsafeBufferPointer<Int32>, rows: Range<Int>) {
        elements.withUnsafeMutableBufferPointer { counts in
            switch counted {
            case .rows:
                for code in codes where code >= 0 { counts[Int(code)] &+= 1 }
            case .values:
                for column in columns { column.countValues(in: rows, codes: codes, counts) }
            case .trueValues:
                for case .boolean(let values) in columns.map(\.storage) {
                    values.forEach(in: rows, codes: codes) { counts[$0] &+= $1 ? 1 : 0 }
                }
            }
        }
    }

    func merge(_ later: Int, into element: inout Int) { element += later }

    func result() -> Column { Column("", elements) }
}

extension Column {
    /// Counts the values of some rows by group.
    fileprivate func countValues(
        in rows: Range<Int>, codes: UnsafeBufferPointer<Int32>, _ counts: UnsafeMutableBufferPointer<Int>
    ) {
        @inline(__always)
        func count(where isPresent: (Int) -> Bool) {
            for row in rows {
                let code = codes[row &- rows.lowerBound]
                if code >= 0, isPresent(row) { counts[Int(code)] &+= 1 }
            }
        }
        func count(_ validity: Bitmap?) {
            guard let validity else { return count { _ in true } }
            validity.withBits { present in count { present[$0] } }
        }
        switch storage {
        case .integer(let values): count(values.validity)
        case .real(let values): count(values.validity)
        case .boolean(let values): count(values.validity)
        case .date(let values): count(values.validity)
        case .timeSpan(let values): count(values.validity)
        case .list(let lists): count(lists.validity)
        case .text(let text): text.codes.withUnsafeBufferPointer { texts in count { texts[$0] >= 0 } }
        }
    }
}

/// Whether any of the Booleans is true, or whether all are.
struct TruthAccumulator: ElementwiseAccumulator {
    /// Whether there has been a true and a false value, as bits.
    typealias Seen = UInt8

    static let nothing: Seen = 0
    var elements: [Seen]
    private let isAny: Bool

    /// - Parameter isAny: whether one true value is enough.
    init(isAny: Bool, groupCount: Int) {
        self.isAny = isAny
        elements = [Seen](repeating: 0, count: groupCount)
    }

    mutating func update(_ columns: [Column], codes: UnsafeBufferPointer<Int32>, rows: Range<Int>) {
        guard case .boolean(let values) = columns[0].storage else { return }
        elements.withUnsafeMutableBufferPointer { seen in
            values.forEach(in: rows, codes: codes) { seen[$0] |= $1 ? 1 : 2 }
        }
    }

    func merge(_ later: Seen, into element: inout Seen) { element |= later }

    func result() -> Column {
        Column("", elements.map { $0 == 0 ? nil : isAny ? $0 & 1 != 0 : $0 & 2 == 0 })
    }
}
