import Synchronization

/// The chunks of a file of JSON Lines: those of its lines that begin in the same few megabytes.
///
/// A line feed cannot be within a string, so chunks are found and counted without reading the objects. Lines of white space
/// do not count.
final class JSONLineChunks: JSONChunks {
    let count: Int
    let isLines = true

    private let bytes: FileBytes
    private let size: Int
    /// The numbers of rows, as far as they are known.
    private let rowCounts: Mutex<[Int?]>

    /// - Parameter size: the number of bytes of a chunk.
    init(_ bytes: FileBytes, size: Int) {
        self.bytes = bytes
        self.size = size
        count = max(1, (bytes.count + size - 1) / size)
        rowCounts = Mutex(Array(repeating: nil, count: count))
    }

    func range(of chunk: Int) -> Range<Int> { chunk * size..<min((chunk + 1) * size, bytes.count) }

    func scanner(of chunk: Int) -> JSONScanner {
        var start = bytes.start
        if chunk * size > start {
            let line = bytes[chunk * size - 1..<bytes.count].firstIndex(of: UInt8(ascii: "\n"))
            start = line.map { chunk * size + $0 } ?? bytes.count
        }
        return JSONScanner(bytes.all, from: start, isArray: false, isFirst: start == bytes.start)
    }

    func problem(behind chunk: Int) -> JSONSplitter.Problem? { nil }

    func rowCount(of chunk: Int) -> Int {
        if let known = rowCounts.withLock({ $0[chunk] }) { return known }
        let count = countRows(range(of: chunk))
        rowCounts.withLock { $0[chunk] = count }
        return count
    }

    private func countRows(_ range: Range<Int>) -> Int {
        let lineFeed = UInt8(ascii: "\n")
        let start = max(range.lowerBound, bytes.start)
        var count = 0
        // A bit for each byte of a block. Bytes behind the last one are zeros.
        var beginsLine: UInt64 = start == bytes.start || bytes[start - 1] == lineFeed ? 1 : 0
        for position in stride(from: start, to: range.upperBound, by: ByteBlock.count) {
            let lineFeeds = ByteBlock(bytes.base, at: position, count: range.upperBound).bits(
                equalTo: lineFeed)
            var starts = (lineFeeds << 1 | beginsLine) & ~lineFeeds
            beginsLine = lineFeeds >> 63
            while starts != 0 {
                let start = position + starts.trailingZeroBitCount
                starts &= starts - 1
                if start < range.upperBound, bytes[start] == UInt8(ascii: "{") || !isBlankLine(start) {
                    count += 1
                }
            }
        }
        return count
    }

    /// Whether there is nothing but white space from a position to the end of the line.
    private func isBlankLine(_ start: Int) -> Bool {
        var position = start
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
            guard [0x20, 0x09, 0x0D].contains(bytes[position]) else { return false }
            position += 1
        }
        return true
    }
}
