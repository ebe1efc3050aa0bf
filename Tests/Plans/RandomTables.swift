import Base
import Frames

/// A column of a random table as the generator of plans knows it.
struct KnownColumn {
    /// How far two engines agree about the numbers of a column.
    enum Precision: Int, Comparable {
        /// Multiples of an eighth, whose sums are exact.
        case grid
        /// The same numbers, as each is computed by operations that IEEE 754 defines.
        case same
        /// The same numbers but for rounding.
        case rounded

        static func < (first: Precision, second: Precision) -> Bool { first.rawValue < second.rawValue }
    }

    var name: String
    var type: ColumnType
    var precision = Precision.same
}

/// A random table.
struct RandomTable {
    var frame: DataFrame
    var columns: [KnownColumn]
}

extension Randomness {
    /// Returns a table with columns of all types; a quarter of them is tiny or empty, or all are large.
    ///
    /// - Parameters:
    ///   - prefix: what names of columns begin with that other tables do not have.
    ///   - isLarge: whether the table has hundreds of rows.
    mutating func table(prefix: String, isLarge: Bool) throws -> RandomTable {
        let count = isLarge ? integer(300...2000) : oneIn(8) ? 0 : oneIn(8) ? 1 : integer(2...40)
        // Large tables have more distinct values, so that joins of them stay small.
        let spread = isLarge ? 12 : 1
        // The fewer distinct values, the more groups and matches.
        let missing = element([0, 0, 10, 3])
        var columns: [Column] = []
        var known: [KnownColumn] = []
        func isShared(_ random: inout Randomness) -> String { random.oneIn(2) ? "" : prefix }
        func add(_ name: String, _ column: (String) -> Column, _ precision: KnownColumn.Precision = .same) {
            let column = column(name)
            columns.append(column)
            known.append(KnownColumn(name: name, type: column.type, precision: precision))
        }
        func values<Element>(_ random: inout Randomness, _ value: (inout Randomness) -> Element) -> [Element?]
        {
            (0..<count).map { _ in missing > 0 && random.oneIn(missing) ? nil : value(&random) }
        }
        let integers = values(&self) { $0.integer(0...(isLarge ? 400 : 4)) }
        add(isShared(&self) + "i", { Column($0, integers) })
        let wide = values(&self) { $0.integer(-1000 * spread...1000 * spread) }
        add(isShared(&self) + "j", { Column($0, wide) })
        if oneIn(3) {
            let large = values(&self) {
                $0.oneIn(4) ? $0.element([1 << 53, (1 << 53) + 1, -(1 << 60)]) : $0.integer(0...9)
            }
            add(prefix + "large", { Column($0, large) })
        }
        let reals = values(&self) {
            $0.oneIn(12) ? Double.nan : Double($0.integer(-80 * spread...80 * spread)) / 8
        }
        add(isShared(&self) + "x", { Column($0, reals) }, .grid)
        if oneIn(2) {
            let odd = values(&self) {
                $0.oneIn(6)
                    ? $0.element([.nan, .infinity, -.infinity, 0, 1e100, -1e-100, 0.1])
                    : Double($0.integer(-100_000...100_000)) / 1000
            }
            add(prefix + "y", { Column($0, odd) })
        }
        let booleans = values(&self) { $0.oneIn(2) }
        add(isShared(&self) + "b", { Column($0, booleans) })
        let texts = values(&self) { random in
            random.element(["a", "b", "c", "A", "é", ""]) + (isLarge ? "\(random.integer(0...99))" : "")
        }
        add(isShared(&self) + "s", { Column($0, texts) })
        let oddTexts = values(&self) { $0.text() }
        add(prefix + "t", { Column($0, oddTexts) })
        let days = values(&self) {
            Timestamp(microseconds: ($0.integer(-30 * spread...30 * spread) + 20_000) * 86_400_000_000)
        }
        add(isShared(&self) + "d", { Column($0, days) })
        let times = values(&self) { $0.time() }
        add(prefix + "e", { Column($0, times) })
        if oneIn(2) {
            let spans = values(&self) { TimeSpan(microseconds: $0.span()) }
            add(prefix + "p", { Column($0, spans) })
        }
        if oneIn(2) {
            let lists = values(&self) { random in
                (0..<random.integer(0...4)).map { _ in random.element(["a", "b", "c", "é", ""]) }
            }
            add(prefix + "l", { Column($0, lists) })
        }
        let frame = try DataFrame(columns)
        return RandomTable(frame: frame, columns: known)
    }

    mutating func text() -> String {
        switch integer(0...9) {
        case 0: element(["", " ", "  a b ", "\t x\n", "it's", "a\"b", "a\\b", "50%", "_"])
        case 1: element(["é", "e\u{301}", "👩‍👩‍👧", "日本", "naïve", "Ω", "\u{0}z", "${x}"])
        case 2: element(["true", "False", "TRUE", "yes", "t"])
        case 3:
            element(["12", "-7", " 5 ", "+3", "1.5", "1e3", "0x1F", "1_000", "9223372036854775808", "--1"])
        case 4: element([".5", "5.", "-1.25e2", "inf", "-Infinity", "nan", "1e", "e5", "1.2.3"])
        case 5:
            element([
                "2024-02-29", "2023-02-29", "2021-03-04 05:06", "2021-03-04T05:06:07.25+02:00",
                "2021-03-04 24:00:00", "2021-3-4", "0000-01-01", "2021-03-04T05:06:07.1234567",
                "2021-03-04 05:06Z",
                "2021-03-04 05:06-0530", "1969-12-31 23:59:59.999999",
            ])
        case 6: element(["a,b", ",", "a,,b", "a|b|c", "x, y", "abc,abd"])
        default: (0..<integer(1...3)).map { _ in element(["a", "b", "ab", "B", "1", " "]) }.joined()
        }
    }

    mutating func time() -> Timestamp {
        let second =
            switch integer(0...9) {
            case 0: integer(-2_000_000_000...0)
            case 1: element([1_735_603_199, 1_735_689_600, 1_704_067_199, 951_782_400, 0, -1])
            default: integer(1_700_000_000...1_720_000_000)
            }
        let fraction = oneIn(3) ? integer(0...999) * 1000 : 0
        return Timestamp(microseconds: second * 1_000_000 + fraction)
    }

    mutating func span() -> Int {
        switch integer(0...4) {
        case 0: element([0, 1_000_000, 86_400_000_000, -86_400_000_000, 90_000_000_000])
        case 1: integer(-10...10) * 86_400_000_000
        default: integer(-400_000...400_000) * 1_000_000 + (oneIn(3) ? integer(0...999) * 1000 : 0)
        }
    }
}
