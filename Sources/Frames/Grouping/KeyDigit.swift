import Base

/// A column as a digit of the words of ``KeyWords``.
struct KeyDigit: Sendable {
    /// The source of the digit of a row.
    enum Source: Sendable {
        /// Codes from 0, negative for a missing value.
        case codes([Int32])
        /// Codes from 0 that are looked up in a list of others; those that have none there fail.
        case translated([Int32], by: [Int32])
        /// Whole numbers on a scale.
        case integers(Nullable<Int>, Scale)
        /// Dates on a scale of microseconds.
        case dates(Nullable<Timestamp>, Scale)
        /// Time spans on a scale of microseconds.
        case timeSpans(Nullable<TimeSpan>, Scale)
        /// Booleans.
        case booleans(Nullable<Bool>)
        /// Floating-point numbers, whose bits fill a word.
        case reals(Nullable<Double>)
    }

    /// The scale on which an integer is a digit: `(integer - base) >> shift & mask`.
    struct Scale: Sendable {
        var base: Int
        var shift: UInt64 = 0
        var mask = UInt64.max
        /// The largest place on the scale.
        var last = UInt64.max
        /// Whether there may be integers that are not on the scale; these fail.
        var isBounded = false

        @inline(__always)
        func place(of integer: Int) -> UInt64 {
            UInt64(bitPattern: Int64(integer &- base)) &>> shift & mask
        }
    }

    /// The values that the digit stands for.
    enum Origin: Sendable {
        /// The values of a key column, by its index.
        case column(Int)
        /// The distinct words of some digits.
        indirect case combination(KeyWords, RowGroups)
    }

    let source: Source
    let origin: Origin
    /// The number of different digits; nil if the digit fills a word.
    let radix: UInt64?
    let missing: RowGroups.MissingRows

    init(_ source: Source, _ origin: Origin, radix: UInt64?, missing: RowGroups.MissingRows) {
        self.source = source
        self.origin = origin
        self.radix = radix
        self.missing = missing
    }

    /// The digits of the key column of an index; several if its numbers need more than a word.
    static func digits(
        of column: Column, _ index: Int, missing: RowGroups.MissingRows
    ) -> [KeyDigit] {
        let origin = Origin.column(index)
        switch column.storage {
        case .integer(let values):
            return scaled(values, origin, missing) { .integers(values, $0) }
        case .date(let values):
            return scaled(values, origin, missing) { .dates(values, $0) }
        case .timeSpan(let values):
            return scaled(values, origin, missing) { .timeSpans(values, $0) }
        case .boolean(let values):
            return [KeyDigit(.booleans(values), origin, radix: 3, missing: missing)]
        case .real(let values):
            return [KeyDigit(.reals(values), origin, radix: nil, missing: missing)]
        case .text(let text):
            return [
                KeyDigit(.codes(text.codes), origin, radix: UInt64(text.pool.count) + 1, missing: missing)
            ]
        case .list(let lists):
            let (codes, count) = lists.listCodes()
            return [KeyDigit(.codes(codes), origin, radix: UInt64(count) + 1, missing: missing)]
        }
    }

    /// Counts integers from the smallest. If that needs more than a word, the upper and lower halves are digits.
    private static func scaled<Element: IntegerBacked>(
        _ values: Nullable<Element>, _ origin: Origin, _ missing: RowGroups.MissingRows,
        _ source: (Scale) -> Source
    ) -> [KeyDigit] {
        let bounds = values.bounds { $0.integer } ?? 0...0
        let span = UInt64(bitPattern: Int64(bounds.upperBound &- bounds.lowerBound))
        guard span > UInt64.max - 2 else {
            let scale = Scale(base: bounds.lowerBound, last: span)
            return [KeyDigit(source(scale), origin, radix: span + 2, missing: missing)]
        }
        let halves = [Scale(base: .min, shift: 32), Scale(base: .min, mask: 0xFFFF_FFFF)]
        return halves.map { KeyDigit(source($0), origin, radix: 1 << 32 + 1, missing: missing) }
    }

    /// Writes the digits of some rows: into empty words, or behind the digits that these have.
    ///
    /// - Parameter radix: nil if the words are empty.
    func encode(_ rows: Range<Int>, into words: UnsafeMutablePointer<UInt64>, after radix: UInt64?) {
        @inline(__always)
        func put(_ digit: (Int) -> UInt64) {
            if let radix {
                for row in rows {
                    let index = row &- rows.lowerBound
                    words[index] = words[index] &* radix &+ digit(row)
                }
            } else {
                for row in rows { words[row &- rows.lowerBound] = digit(row) }
            }
        }
        @inline(__always)
        func put<Element>(
            _ values: Nullable<Element>, missing: UInt64 = 0, _ digit: (Element) -> UInt64
        ) {
            values.withBuffers { values, present in
                guard let present else { return put { digit(values[$0]) } }
                put { present[$0] ? digit(values[$0]) : missing }
            }
        }
        switch source {
        case .codes(let codes):
            codes.withUnsafeBufferPointer { codes in put { UInt64(bitPattern: Int64(codes[$0]) &+ 1) } }
        case .translated(let codes, let translation):
            codes.withUnsafeBufferPointer { codes in
                translation.withUnsafeBufferPointer { translation in
                    put { codes[$0] < 0 ? 0 : UInt64(bitPattern: Int64(translation[Int(codes[$0])]) &+ 1) }
                }
            }
        case .integers(let values, let scale): put(values) { scale.place(of: $0) &+ 1 }
        case .dates(let values, let scale): put(values) { scale.place(of: $0.integer) &+ 1 }
        case .timeSpans(let values, let scale): put(values) { scale.place(of: $0.integer) &+ 1 }
        case .booleans(let values): put(values) { $0 ? 2 : 1 }
        case .reals(let values): put(values, missing: Self.missingReal) { $0.keyWord }
        }
    }

    /// A NaN that ``Swift/Double/keyWord`` never is.
    private static let missingReal = Double.nan.bitPattern | 1

    /// Whether there may be rows that take no part.
    var mayFail: Bool {
        switch source {
        case .codes: missing == .dropped
        case .translated: true
        case .integers(let values, let scale): scale.isBounded || mayFail(values)
        case .dates(let values, let scale): scale.isBounded || mayFail(values)
        case .timeSpans(let values, let scale): scale.isBounded || mayFail(values)
        case .booleans(let values): mayFail(values)
        case .reals(let values): mayFail(values)
        }
    }

    private func mayFail<Element>(_ values: Nullable<Element>) -> Bool {
        missing == .dropped && values.validity != nil
    }

    /// Replaces the words of rows that take no part.
    func markFailures(_ rows: Range<Int>, in words: UnsafeMutablePointer<UInt64>) {
        @inline(__always)
        func mark(where fails: (Int) -> Bool) {
            for row in rows where fails(row) { words[row &- rows.lowerBound] = KeyWords.none }
        }
        @inline(__always)
        func mark<Element>(_ values: Nullable<Element>, where isOutside: (Element) -> Bool) {
            let drops = missing == .dropped
            values.withBuffers { values, present in
                guard let present else { return mark { isOutside(values[$0]) } }
                mark { present[$0] ? isOutside(values[$0]) : drops }
            }
        }
        switch source {
        case .codes(let codes): codes.withUnsafeBufferPointer { codes in mark { codes[$0] < 0 } }
        case .translated(let codes, let translation):
            let drops = missing == .dropped
            codes.withUnsafeBufferPointer { codes in
                translation.withUnsafeBufferPointer { translation in
                    mark { codes[$0] < 0 ? drops : translation[Int(codes[$0])] < 0 }
                }
            }
        case .integers(let values, let scale): mark(values) { scale.place(of: $0) > scale.last }
        case .dates(let values, let scale): mark(values) { scale.place(of: $0.integer) > scale.last }
        case .timeSpans(let values, let scale): mark(values) { scale.place(of: $0.integer) > scale.last }
        case .booleans(let values): mark(values) { _ in false }
        case .reals(let values): mark(values) { _ in false }
        }
    }
}

extension Double {
    /// The bits of the number; the same ones for both zeros, and for every NaN.
    @inline(__always)
    var keyWord: UInt64 { isNaN ? Double.nan.bitPattern : (self + 0).bitPattern }
}
