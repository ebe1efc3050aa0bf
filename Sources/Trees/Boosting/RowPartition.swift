import Base
import Numerics

/// The positions of rows, those of a leaf side by side and in ascending order.
struct RowPartition: Sendable {
    /// The positions; those of a leaf are a range of this.
    private(set) var positions: [UInt32]
    private var left: [UInt32]
    private var right: [UInt32]
    private let threadCount: Int?

    private static let chunkSize = 1 << 15

    /// All of so many rows in one leaf.
    init(rowCount: Int, threadCount: Int?) {
        positions = [UInt32](unsafeUninitializedCapacity: rowCount) { buffer, filled in
            for row in 0..<rowCount { buffer.initializeElement(at: row, to: UInt32(truncatingIfNeeded: row)) }
            filled = rowCount
        }
        left = [UInt32](repeating: 0, count: rowCount)
        right = left
        self.threadCount = threadCount
    }

    /// Parts the rows of a leaf, those that go left first, and each side in ascending order still.
    ///
    /// - Parameters:
    ///   - isRoot: whether the range is that of all rows, whatever the positions say.
    ///   - goesLeft: whether a bin goes left, by bin.
    ///   - codes: the bin of each row.
    /// - Returns: how many go left.
    mutating func split<Code: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ range: Range<Int>, isRoot: Bool, goesLeft: [UInt8], codes: ArraySlice<Code>
    ) -> Int {
        let chunks = Chunks(count: range.count, size: Self.chunkSize)
        let threads = range.count < 1 << 14 ? 1 : threadCount
        return withBuffers(range, goesLeft, codes) { buffers in
            let counts = chunks.map(threadCount: threads) { buffers.part($0, isRoot: isRoot) }
            buffers.gather(chunks, counts, threadCount: threads)
            return counts.reduce(0, +)
        }
    }

    /// Parts the rows of a leaf for good: they stay where they are, and for each is written on which side it is.
    ///
    /// - Returns: how many go left.
    mutating func number<Code: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ range: Range<Int>, isRoot: Bool, goesLeft: [UInt8], codes: ArraySlice<Code>,
        numbers: (left: UInt16, right: UInt16), into leafOfRow: inout [UInt16]
    ) -> Int {
        let chunks = Chunks(count: range.count, size: Self.chunkSize)
        let threads = range.count < 1 << 14 ? 1 : threadCount
        return leafOfRow.withUnsafeMutableBufferPointer { leafOfRow in
            guard let base = leafOfRow.baseAddress else { return 0 }
            let target = SharedMutablePointer(pointer: base)
            return withBuffers(range, goesLeft, codes) { buffers in
                chunks.map(threadCount: threads) {
                    buffers.number($0, isRoot: isRoot, numbers, into: target.pointer)
                }.reduce(0, +)
            }
        }
    }

    /// Writes for the rows of some ranges the number of the range.
    func number(
        _ ranges: [(number: UInt16, rows: Range<Int>)], isRoot: Bool, into leafOfRow: inout [UInt16]
    ) {
        guard !isRoot else {
            for row in leafOfRow.indices { leafOfRow[row] = 0 }
            return
        }
        let pieces = ranges.flatMap { range in
            stride(from: range.rows.lowerBound, to: range.rows.upperBound, by: Self.chunkSize).map {
                (number: range.number, rows: $0..<min($0 + Self.chunkSize, range.rows.upperBound))
            }
        }
        leafOfRow.withUnsafeMutableBufferPointer { leafOfRow in
            guard let base = leafOfRow.baseAddress else { return }
            let target = SharedMutablePointer(pointer: base)
            _ = Chunks(count: pieces.count, size: 1).map(
                threadCount: positions.count < 1 << 15 ? 1 : threadCount
            ) { chunk in
                let piece = pieces[chunk.lowerBound]
                for row in positions[piece.rows] { target.pointer[Int(row)] = piece.number }
            }
        }
    }

    private mutating func withBuffers<Code: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ range: Range<Int>, _ goesLeft: [UInt8], _ codes: ArraySlice<Code>, _ body: (Buffers<Code>) -> Int
    ) -> Int {
        positions.withUnsafeMutableBufferPointer { positions in
            left.withUnsafeMutableBufferPointer { left in
                right.withUnsafeMutableBufferPointer { right in
                    codes.withUnsafeBufferPointer { codes in
                        goesLeft.withUnsafeBufferPointer { goesLeft in
                            guard let positions = positions.baseAddress, let left = left.baseAddress,
                                let right = right.baseAddress, let codes = codes.baseAddress,
                                let goesLeft = goesLeft.baseAddress
                            else { return 0 }
                            return body(
                                Buffers(
                                    positions: positions + range.lowerBound, left: left + range.lowerBound,
                                    right: right + range.lowerBound, codes: codes, goesLeft: goesLeft))
                        }
                    }
                }
            }
        }
    }

    private struct Buffers<Code: FixedWidthInteger & UnsignedInteger & SendableMetatype>: @unchecked Sendable
    {
        let positions: UnsafeMutablePointer<UInt32>
        let left: UnsafeMutablePointer<UInt32>
        let right: UnsafeMutablePointer<UInt32>
        let codes: UnsafePointer<Code>
        let goesLeft: UnsafePointer<UInt8>

        /// Parts a chunk into the two buffers, at its own place in both.
        func part(_ chunk: Range<Int>, isRoot: Bool) -> Int {
            var lefts = 0
            var rights = 0
            let left = self.left + chunk.lowerBound
            let right = self.right + chunk.lowerBound
            // Written to both sides and counted on one: no branch for the processor to guess.
            for index in chunk {
                let row = isRoot ? UInt32(truncatingIfNeeded: index) : positions[index]
                let step = Int(goesLeft[Int(codes[Int(row)])])
                left[lefts] = row
                right[rights] = row
                lefts += step
                rights += 1 - step
            }
            return lefts
        }

        /// Writes for the rows of a chunk on which side they are.
        func number(
            _ chunk: Range<Int>, isRoot: Bool, _ numbers: (left: UInt16, right: UInt16),
            into target: UnsafeMutablePointer<UInt16>
        ) -> Int {
            var lefts = 0
            for index in chunk {
                let row = isRoot ? index : Int(positions[index])
                let step = goesLeft[Int(codes[row])]
                target[row] = step == 1 ? numbers.left : numbers.right
                lefts += Int(step)
            }
            return lefts
        }

        /// Brings the parts of all chunks together: first all that go left, then the others.
        func gather(_ chunks: Chunks, _ counts: [Int], threadCount: Int?) {
            var leftStarts: [Int] = []
            var start = 0
            for count in counts {
                leftStarts.append(start)
                start += count
            }
            var rightStarts: [Int] = []
            for (index, count) in counts.enumerated() {
                rightStarts.append(start)
                start += chunks[index].count - count
            }
            let indices = Chunks(count: chunks.chunkCount, size: 1)
            _ = indices.map(threadCount: threadCount) { [leftStarts, rightStarts] range in
                let index = range.lowerBound
                let chunk = chunks[index]
                (positions + leftStarts[index]).update(from: left + chunk.lowerBound, count: counts[index])
                (positions + rightStarts[index]).update(
                    from: right + chunk.lowerBound, count: chunk.count - counts[index])
            }
        }
    }
}
