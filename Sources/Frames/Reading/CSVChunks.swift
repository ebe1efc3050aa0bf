import Synchronization

/// Splits a file into chunks: those of its records that begin in the same few megabytes.
///
/// A line feed ends a record unless it is in quotation marks. Whether it is follows from the parity of the number of marks
/// before it, because a mark opens or closes a field, or is one of two that stand for one. So each chunk is surveyed once,
/// just before it is read: its marks are counted, and its records for either parity of the marks before it. If a file
/// violates the grammar, parities and counts are right up to the first violation.
final class CSVChunks: Sendable {
    /// The number of chunks.
    let count: Int
    /// The number of bytes of a chunk.
    let size: Int

    private let bytes: FileBytes
    private let dataStart: Int
    private let isQuoted: Bool
    private let state: Mutex<State>

    /// The findings in the bytes of a chunk.
    private struct Survey {
        /// Whether the number of quotation marks is odd.
        var isOdd = false
        /// The number of records that begin there, if the chunk begins out of quotation marks, and if it begins in them.
        var recordCounts = (outside: 0, inside: 0)
    }

    private struct State {
        /// The surveys, as far as they are made.
        var surveys: [Survey?]
        /// Whether the number of marks before a chunk is odd: of the first chunks, as far as it is known.
        var areOddBefore = [false]
    }

    /// - Parameters:
    ///   - dataStart: the byte behind the header.
    ///   - size: the number of bytes of a chunk.
    init(_ bytes: FileBytes, from dataStart: Int, size: Int, isQuoted: Bool) {
        self.bytes = bytes
        self.dataStart = dataStart
        self.size = size
        self.isQuoted = isQuoted
        count = max(1, (bytes.count + size - 1) / size)
        state = Mutex(State(surveys: Array(repeating: nil, count: count)))
    }

    /// The bytes of a chunk, of which its first record may begin later, and its last record may end later.
    func range(of chunk: Int) -> Range<Int> { chunk * size..<min((chunk + 1) * size, bytes.count) }

    /// The byte at which the first record begins that begins in a chunk or after it.
    func start(of chunk: Int) -> Int {
        guard chunk * size > dataStart else { return dataStart }
        var isInQuotes = isOdd(before: chunk)
        var position = chunk * size - 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\n") where !isInQuotes: return position + 1
            // The byte before the chunk has been counted.
            case UInt8(ascii: "\"") where isQuoted && position >= chunk * size: isInQuotes.toggle()
            default: break
            }
            position += 1
        }
        return bytes.count
    }

    /// The number of records that begin in a chunk.
    func recordCount(of chunk: Int) -> Int {
        let counts = survey(chunk).recordCounts
        return isOdd(before: chunk) ? counts.inside : counts.outside
    }

    private func isOdd(before chunk: Int) -> Bool {
        guard isQuoted else { return false }
        while true {
            let known = state.withLock { state -> (isOdd: Bool?, chunk: Int) in
                var last = state.areOddBefore.count - 1
                while last < chunk, let survey = state.surveys[last] {
                    state.areOddBefore.append(state.areOddBefore[last] != survey.isOdd)
                    last += 1
                }
                return (last < chunk ? nil : state.areOddBefore[chunk], last)
            }
            if let isOdd = known.isOdd { return isOdd }
            // Another thread may be at the same, which is faster than to wait for it.
            _ = survey(known.chunk)
        }
    }

    // MARK: - Surveys

    private func survey(_ chunk: Int) -> Survey {
        if let known = state.withLock({ $0.surveys[chunk] }) { return known }
        let range = range(of: chunk)
        let survey =
            range.upperBound > dataStart
            ? makeSurvey(max(range.lowerBound, dataStart)..<range.upperBound) : Survey()
        state.withLock { $0.surveys[chunk] = survey }
        return survey
    }

    private func makeSurvey(_ range: Range<Int>) -> Survey {
        let lineFeed = UInt8(ascii: "\n")
        var survey = Survey()
        // Bits stand for the bytes of a block. A record begins where a line does that is not empty, and a line begins after a
        // line feed out of quotation marks.
        var beginsLine = (outside: UInt64(0), inside: UInt64(0))
        beginsLine.outside = range.lowerBound == dataStart || bytes[range.lowerBound - 1] == lineFeed ? 1 : 0
        for position in stride(from: range.lowerBound, to: range.upperBound, by: ByteBlock.count) {
            let block = ByteBlock(bytes.base, at: position, count: range.upperBound)
            let lineFeeds = block.bits(equalTo: lineFeed)
            var quoted: UInt64 = 0
            if isQuoted {
                // Whether the number of marks up to a byte is odd, within the chunk: each bit is the sum of all up to it.
                quoted = block.bits(equalTo: UInt8(ascii: "\""))
                if quoted != 0 {
                    for shift in [1, 2, 4, 8, 16, 32] as [UInt64] { quoted ^= quoted << shift }
                }
                if survey.isOdd { quoted = ~quoted }
                survey.isOdd = quoted >> 63 != 0
            }
            let isFull = position + ByteBlock.count <= range.upperBound
            let last: UInt64 = 1 << UInt64((isFull ? ByteBlock.count : range.upperBound - position) - 1)
            func count(_ ends: UInt64, _ begins: inout UInt64) -> Int {
                let starts = (ends << 1 | begins) & ~lineFeeds & (last | (last - 1))
                begins = ends >> 63
                // What follows after the last byte may be a line feed as well.
                return starts.nonzeroBitCount - emptyLineCount(starts & (lineFeeds >> 1 | last), position)
            }
            survey.recordCounts.outside += count(lineFeeds & ~quoted, &beginsLine.outside)
            survey.recordCounts.inside += count(lineFeeds & quoted, &beginsLine.inside)
        }
        return survey
    }

    /// The number of lines that consist of a carriage return, of those that begin at some bytes of a block.
    @inline(__always)
    private func emptyLineCount(_ starts: UInt64, _ block: Int) -> Int {
        var count = 0
        var rest = starts
        while rest != 0 {
            let start = block + rest.trailingZeroBitCount
            rest &= rest - 1
            if bytes[start] == UInt8(ascii: "\r"), start + 1 < bytes.count,
                bytes[start + 1] == UInt8(ascii: "\n")
            {
                count += 1
            }
        }
        return count
    }
}
