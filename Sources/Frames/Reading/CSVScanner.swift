/// Splits the bytes of a file into fields by the grammar of RFC 4180 (Shafranovich 2005).
///
/// As extensions of the grammar, a line may end with a line feed alone, and empty lines are skipped.
struct CSVScanner {
    /// A violation of the grammar.
    struct Problem: Error {
        /// The kind of a violation.
        enum Kind: Equatable {
            case unclosedQuote, textAfterQuote, quoteInField, strayCarriageReturn
            /// The record has more or fewer fields than it must have; the position is its first byte.
            case wrongFieldCount(found: Int, expected: Int)
            case recordTooLong
        }

        var kind: Kind
        /// The byte at which it is.
        var position: Int
        /// The index of the field.
        var column: Int
    }

    /// Records that were split.
    struct Records {
        /// The byte that the offsets of their fields count from.
        var start: Int
        /// The number of whole records before the problem, if there is one.
        var count = 0
        var problem: Problem?
    }

    /// The offset of the byte at which the next record, or an empty line, begins.
    private(set) var position: Int

    private let base: UnsafeRawPointer
    private let end: Int
    private let delimiter: UInt8
    /// The delimiter without its first byte.
    private let delimiterRest: [UInt8]
    /// A quotation mark, or the delimiter again where such marks are ordinary characters.
    private let quote: UInt8

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// - Parameters:
    ///   - bytes: the file, which must outlive the scanner.
    ///   - position: the byte at which a record begins.
    ///   - delimiter: the bytes of the delimiter.
    ///   - isQuoted: whether fields may be quoted; if not, quotation marks are ordinary characters.
    init(_ bytes: FileBytes, from position: Int, delimiter: [UInt8], isQuoted: Bool) {
        base = bytes.base
        end = bytes.count
        self.position = position
        self.delimiter = delimiter[0]
        delimiterRest = Array(delimiter.dropFirst())
        quote = isQuoted ? UInt8(ascii: "\"") : delimiter[0]
    }

    /// A separator behind a field: where the field after it begins, and whether it ends the record.
    private struct Separator {
        var next: Int
        var endsRecord: Bool
    }

    /// Splits the next records.
    ///
    /// - Parameters:
    ///   - limit: records that begin there or after are left.
    ///   - maximum: the largest number of records.
    ///   - columnCount: the number of fields that each record must have.
    ///   - columns: for each column and for fields beyond the last one, where the ranges of the fields are written, one for
    ///     each record.
    mutating func split(
        before limit: Int, maximum: Int, columnCount: Int,
        into columns: UnsafePointer<UnsafeMutablePointer<FieldRange>>
    ) -> Records {
        let start = position
        var records = Records(start: start)
        var column = 0
        var fieldStart = start
        var block = start
        func problem(_ kind: Problem.Kind, at position: Int) -> Problem {
            Problem(kind: kind, position: position, column: column)
        }

        blocks: while position < limit, records.count < maximum {
            var isLast = block + ByteBlock.count >= end
            var bits = ByteBlock(base, at: block, count: end)
                .bits(equalTo: delimiter, Self.lineFeed, Self.carriageReturn, quote)
            while bits != 0 || isLast {
                var content: FieldRange
                let separator: Separator
                var isInterrupted = false
                if bits == 0 {
                    // The last line of a file may lack its end.
                    isLast = false
                    guard column > 0 || fieldStart < end else {
                        position = end
                        return records
                    }
                    content = FieldRange(start: fieldStart - start, length: end - fieldStart)
                    separator = Separator(next: end, endsRecord: true)
                } else {
                    let found = block + bits.trailingZeroBitCount
                    bits &= bits &- 1
                    let byte = self.byte(found)
                    content = FieldRange(start: fieldStart - start, length: found - fieldStart)
                    if byte == delimiter {
                        guard delimiterRest.isEmpty || hasDelimiterRest(after: found) else { continue }
                        separator = Separator(next: found + 1 + delimiterRest.count, endsRecord: false)
                        isInterrupted = !delimiterRest.isEmpty
                    } else if byte == Self.lineFeed {
                        separator = Separator(next: found + 1, endsRecord: true)
                    } else if byte == Self.carriageReturn {
                        guard found + 1 < end, self.byte(found + 1) == Self.lineFeed else {
                            records.problem = problem(.strayCarriageReturn, at: found)
                            return records
                        }
                        separator = Separator(next: found + 2, endsRecord: true)
                        isInterrupted = true
                    } else {
                        guard found == fieldStart else {
                            records.problem = problem(.quoteInField, at: found)
                            return records
                        }
                        guard let (closing, isDoubled) = closingQuote(from: found + 1) else {
                            records.problem = problem(.unclosedQuote, at: found)
                            return records
                        }
                        content = FieldRange(
                            start: found + 1 - start, length: closing - found - 1, hasEscapes: isDoubled)
                        guard let following = self.separator(at: closing + 1) else {
                            let isStray = closing + 1 < end && self.byte(closing + 1) == Self.carriageReturn
                            records.problem = problem(
                                isStray ? .strayCarriageReturn : .textAfterQuote, at: closing + 1)
                            return records
                        }
                        separator = following
                        isInterrupted = true
                    }
                }

                if separator.endsRecord {
                    if column == 0, content.length == 0, content.offset == fieldStart - start {
                        // An empty line.
                        position = separator.next
                    } else {
                        columns[min(column, columnCount)][records.count] = content
                        guard column == columnCount - 1 else {
                            records.problem = problem(
                                .wrongFieldCount(found: column + 1, expected: columnCount), at: position)
                            return records
                        }
                        if separator.next - start > FieldRange.limit {
                            // The record is the first of the next batch, unless it is too long for any.
                            if separator.next - position > FieldRange.limit {
                                records.problem = problem(.recordTooLong, at: position)
                            }
                            return records
                        }
                        records.count += 1
                        column = 0
                        position = separator.next
                    }
                    fieldStart = separator.next
                    if position >= limit || records.count == maximum { return records }
                } else {
                    columns[min(column, columnCount)][records.count] = content
                    column += 1
                    fieldStart = separator.next
                }
                if isInterrupted {
                    block = fieldStart
                    continue blocks
                }
            }
            block += ByteBlock.count
        }
        return records
    }

    @inline(__always)
    private func byte(_ position: Int) -> UInt8 { base.load(fromByteOffset: position, as: UInt8.self) }

    private func hasDelimiterRest(after first: Int) -> Bool {
        guard first + delimiterRest.count < end else { return false }
        return delimiterRest.indices.allSatisfy { byte(first + 1 + $0) == delimiterRest[$0] }
    }

    /// The separator that begins with a byte; nil if none does. The end of the file is one.
    private func separator(at position: Int) -> Separator? {
        guard position < end else { return Separator(next: end, endsRecord: true) }
        switch byte(position) {
        case Self.lineFeed:
            return Separator(next: position + 1, endsRecord: true)
        case Self.carriageReturn:
            guard position + 1 < end, byte(position + 1) == Self.lineFeed else { return nil }
            return Separator(next: position + 2, endsRecord: true)
        case delimiter where delimiterRest.isEmpty || hasDelimiterRest(after: position):
            return Separator(next: position + 1 + delimiterRest.count, endsRecord: false)
        default:
            return nil
        }
    }

    /// The quotation mark that closes a field, and whether there are doubled ones before it.
    private func closingQuote(from start: Int) -> (position: Int, isDoubled: Bool)? {
        var isDoubled = false
        var position = start
        while let found = firstQuote(from: position) {
            guard found + 1 < end, byte(found + 1) == quote else { return (found, isDoubled) }
            isDoubled = true
            position = found + 2
        }
        return nil
    }

    private func firstQuote(from start: Int) -> Int? {
        var position = start
        while position < end {
            let bits = ByteBlock(base, at: position, count: end).bits(equalTo: quote)
            if bits != 0 { return position + bits.trailingZeroBitCount }
            position += ByteBlock.count
        }
        return nil
    }
}
