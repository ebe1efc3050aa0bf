import Base
import Synchronization

/// The keys of the right table of a join as words, and those of left tables in the same words.
struct JoinKeys: Sendable {
    /// The words of the right table.
    let words: KeyWords
    private let columns: [Column]
    private let missing: RowGroups.MissingRows
    /// The texts of each right column that holds texts.
    private let texts: [TextIndex?]
    /// The numbers of distinct words, by the digit that they are.
    private let combinations: [WordTable]

    /// - Parameter types: the types of the left keys.
    /// - Throws: `FrameError.differentTypes` for keys that can't be equal, `FrameError.wrongType` for lists.
    init(
        _ columns: [Column], types: [ColumnType], missing: RowGroups.MissingRows
    ) throws(FrameError) {
        var keys: [Column] = []
        for (column, type) in zip(columns, types) {
            if case .list = column.type { throw column.wrongType("a join needs keys of single values") }
            guard column.type == type || column.isNumeric && type.isNumeric else {
                throw .differentTypes(column: column.name, type, column.type)
            }
            keys.append(column.type == type ? column : column.exactReals)
        }
        self.columns = keys
        self.missing = missing
        words = KeyWords(keys, missing: missing)
        texts = keys.map { if case .text(let text) = $0.storage { TextIndex(text.pool) } else { nil } }
        combinations = Self.combinations(in: words)
    }

    /// The tables of all combinations, those within a combination before it.
    private static func combinations(in words: KeyWords) -> [WordTable] {
        words.digits.flatMap { digit -> [WordTable] in
            guard case .combination(let inner, let groups) = digit.origin else { return [] }
            _ = groups
            return combinations(in: inner) + [WordTable(inner, lookups: inner.rowCount)]
        }
    }

    /// Encodes the keys of a left table. A row takes no part whose key is not in the right table.
    func words(of left: [Column]) -> KeyWords {
        let left = zip(left, columns).map { left, right in
            left.type == right.type ? left : left.exactReals
        }
        var combination = 0
        return words(of: left, like: words, &combination)
    }

    private func words(of left: [Column], like words: KeyWords, _ combination: inout Int) -> KeyWords {
        var digits: [KeyDigit] = []
        for digit in words.digits {
            switch digit.origin {
            case .column(let index):
                digits.append(
                    KeyDigit(
                        source(left[index], index, like: digit.source), digit.origin, radix: digit.radix,
                        missing: missing))
            case .combination(let inner, let groups):
                let leftInner = self.words(of: left, like: inner, &combination)
                let table = combinations[combination]
                combination += 1
                let codes = [Int32](unsafeUninitializedCapacity: leftInner.rowCount) { codes, initialized in
                    initialized = leftInner.rowCount
                    guard let base = codes.baseAddress else { return }
                    leftInner.forEachBlock(of: 0..<leftInner.rowCount) { start, words in
                        table.findHeads(words, into: base + start)
                        for row in start..<start + words.count where base[row] >= 0 {
                            base[row] = groups.codes[Int(base[row])]
                        }
                    }
                }
                digits.append(KeyDigit(.codes(codes), digit.origin, radix: digit.radix, missing: .dropped))
            }
        }
        return KeyWords(digits: digits, rowCount: left.first?.count ?? 0, cardinality: words.cardinality)
    }

    /// The values of a left column in the digits of the right one.
    private func source(_ left: Column, _ index: Int, like right: KeyDigit.Source) -> KeyDigit.Source {
        switch (left.storage, right) {
        case (.integer(let values), .integers(_, let scale)): .integers(values, scale.bounded)
        case (.date(let values), .dates(_, let scale)): .dates(values, scale.bounded)
        case (.timeSpan(let values), .timeSpans(_, let scale)): .timeSpans(values, scale.bounded)
        case (.boolean(let values), _): .booleans(values)
        case (.real(let values), _): .reals(values)
        case (.text(let text), _):
            if let texts = texts[index], let translation = texts.codes(of: text.pool) {
                .translated(text.codes, by: translation)
            } else {
                .codes(text.codes)
            }
        default: right
        }
    }
}

extension Column {
    /// Whole numbers as floating-point numbers. One that is beyond these is missing, as it equals none of them; rounded, it would
    /// match what its neighbours match.
    fileprivate var exactReals: Column {
        guard case .integer(let integers) = storage else { return self }
        let isExact = integers.values.allSatisfy { $0.magnitude <= 1 << 53 }
        guard !isExact else { return promoted(to: .real) }
        return Column(name, .real(Nullable(integers.optionals.map { $0.flatMap(Double.init(exactly:)) })))
    }
}

extension KeyDigit.Scale {
    /// The same scale for integers that may not be on it.
    var bounded: Self {
        var scale = self
        scale.isBounded = true
        return scale
    }
}

/// The codes of the texts of a pool, by the text. The table is made when it is first needed.
private final class TextIndex: Sendable {
    private let pool: TextPool
    private let builder = Mutex<TextBuilder?>(nil)

    init(_ pool: TextPool) {
        self.pool = pool
    }

    /// Returns the code that each text of another pool has in this one, -1 for none; nil if it is the same pool.
    func codes(of other: TextPool) -> [Int32]? {
        guard !other.isSame(as: pool) else { return nil }
        let builder = builder.withLock { builder in
            let made = builder ?? TextBuilder(pool: pool)
            builder = made
            return made
        }
        return other.bytes.withUnsafeBufferPointer { bytes in
            (0..<other.count).map {
                builder.existingCode(of: UnsafeBufferPointer(rebasing: bytes[other.range(of: $0)]))
            }
        }
    }
}
