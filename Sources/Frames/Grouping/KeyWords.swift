import Base

/// The keys of rows as one word of 64 bits each: two rows have equal words if and only if their keys are equal.
///
/// Each key column is a digit of a number of mixed radix. Texts have codes already; whole numbers, dates and time spans are
/// counted from the smallest; 0 stands for a missing value. Where the columns do not fit into 64 bits together, some of
/// them are replaced by numbers of their distinct combinations first. So keys of any kind and number are grouped as
/// integers, exactly, without hashes of values that would have to be compared.
struct KeyWords: Sendable {
    /// The number of rows.
    let rowCount: Int
    /// The number of possible words, which are those below it; nil if any word is possible but ``none``.
    let cardinality: UInt64?
    let digits: [KeyDigit]

    /// The word of a row that takes no part.
    static let none = UInt64.max

    /// Encodes the rows of key columns of equal length.
    init(_ columns: [Column], missing: RowGroups.MissingRows) {
        self.init(
            columns.enumerated().flatMap { KeyDigit.digits(of: $1, $0, missing: missing) },
            rowCount: columns.first?.count ?? 0)
    }

    /// Encodes rows by codes below a number and by the values of a column. Rows with a negative code or a missing value
    /// take no part.
    init(codes: [Int32], count: Int, _ column: Column) {
        let code = KeyDigit(.codes(codes), .column(0), radix: UInt64(count) + 1, missing: .dropped)
        self.init([code] + KeyDigit.digits(of: column, 1, missing: .dropped), rowCount: codes.count)
    }

    /// Combines digits, the first ones by their distinct combinations as long as not all fit into a word.
    init(_ digits: [KeyDigit], rowCount: Int) {
        var combined: [KeyDigit] = []
        var cardinality: UInt64? = 1
        for digit in digits {
            if Self.product(cardinality, digit.radix) == nil, !combined.isEmpty {
                combined = [Self.numbered(combined, rowCount, cardinality)]
                cardinality = combined[0].radix
            }
            if let product = Self.product(cardinality, digit.radix) {
                combined.append(digit)
                cardinality = product
            } else if combined.isEmpty {
                combined = [digit]
                cardinality = nil
            } else {
                // Two numbers of at most 32 bits.
                combined.append(Self.numbered([digit], rowCount, digit.radix))
                cardinality = Self.product(cardinality, combined[1].radix)
            }
        }
        self.init(digits: combined, rowCount: rowCount, cardinality: cardinality)
    }

    /// Takes digits that fit into a word.
    init(digits: [KeyDigit], rowCount: Int, cardinality: UInt64?) {
        self.rowCount = rowCount
        self.cardinality = cardinality
        self.digits = digits
    }

    /// The product of two radices; nil if it does not fit.
    static func product(_ first: UInt64?, _ second: UInt64?) -> UInt64? {
        guard let first, let second else { return nil }
        let (product, isTooLarge) = first.multipliedReportingOverflow(by: second)
        return isTooLarge ? nil : product
    }

    /// The distinct combinations of some digits as one digit.
    private static func numbered(_ digits: [KeyDigit], _ rowCount: Int, _ cardinality: UInt64?) -> KeyDigit {
        let words = KeyWords(digits: digits, rowCount: rowCount, cardinality: cardinality)
        let groups = RowGroups(words)
        return KeyDigit(
            .codes(groups.codes), .combination(words, groups), radix: UInt64(groups.count) + 1,
            missing: .dropped)
    }

    /// Writes the words of some rows.
    func encode(_ rows: Range<Int>, into words: UnsafeMutablePointer<UInt64>) {
        if digits.isEmpty { words.initialize(repeating: 0, count: rows.count) }
        for (index, digit) in digits.enumerated() {
            digit.encode(rows, into: words, after: index == 0 ? nil : digit.radix)
        }
        // A row that takes no part by one digit takes none at all.
        for digit in digits where digit.mayFail { digit.markFailures(rows, in: words) }
    }

    /// Calls `body` with the words of block after block of some rows: with the index of the first row, and the words.
    @inline(__always)
    func forEachBlock(of rows: Range<Int>, _ body: (Int, UnsafeMutableBufferPointer<UInt64>) -> Void) {
        Frames.forEachBlock(of: rows, { encode($0, into: $1) }, body)
    }

    /// Calls `body` with the words of block after block of all rows, the last block first.
    @inline(__always)
    func forEachBlockFromTheEnd(_ body: (Int, UnsafeMutableBufferPointer<UInt64>) -> Void) {
        Frames.forEachBlockFromTheEnd(rowCount: rowCount, { encode($0, into: $1) }, body)
    }
}
