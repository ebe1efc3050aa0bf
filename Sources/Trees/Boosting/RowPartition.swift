import Base
import Numerics

/// The indices of the rows, grouped by leaf, in ascending order within each.
struct RowPartition: Sendable {
    /// The row indices; those of a leaf are a range of this array.
    private(set) var rowIndices: [UInt32]
    private var left: [UInt32]
    private var right: [UInt32]
    private let threadCount: Int?

    private static let chunkSize = 1 << 15

    /// Puts all rows into one leaf.
    init(rowCount: Int, threadCount: Int?) {
        rowIndices = [UInt32](unsafeUninitializedCapacity: rowCount) { buffer, filled in
            for row in 0..<rowCount { buffer.initializeElement(at: row, to: UInt32(truncatingIfNeeded: row)) }
            filled = rowCount
        }
        left = [UInt32](repeating: 0, count: rowCount)
        right = left
        self.threadCount = threadCount
    }

    /// Partitions the rows of a leaf: those that go left first. Both sides stay in ascending order.
    ///
    /// - Parameters:
    ///   - isRoot: whether the leaf is the root, with all rows; the row indices are then not read.
    ///   - goesLeft: for each bin, 1 if it goes left, otherwise 0.
    ///   - codes: the bin of each row.
    /// - Returns: the number of rows that go left.
    mutating func split<Code: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ range: Range<Int>, isRoot: Bool, goesLeft: [UInt8], codes: ArraySlice<Code>
    ) -> Int {
        let chunks = Chunks(count: range.count, size: Self.chunkSize)
        let threads = range.count < 1 << 14 ? 1 : threadCount
        return withBuffers(range, goesLeft, codes) { buffers in
            let counts = chunks.map(threadCount: threads) { buffers.partition($0, isRoot: isRoot) }
            buffers.gather(chunks, counts, threadCount: threads)
            return counts.reduce(0, +)
        }
    }

    /// Splits a leaf into two final leaves: their rows stay where they are, and are only assigned to one of the leaves.
    ///
    /// - Returns: the number of rows that go left.
    mutating func assign<Code: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ range: Range<Int>, isRoot: Bool, goesLeft: [UInt8], codes: ArraySlice<Code>,
        leaves: (left: UInt16, right: UInt16), into leafOfRow: inout [UInt16]
    ) -> Int {
        let chunks = Chunks(count: range.count, size: Self.chunkSize)
        let threads = range.count < 1 << 14 ? 1 : threadCount
        return leafOfRow.withUnsafeMutableBufferPointer { leafOfRow in
            guard let base = leafOfRow.baseAddress else { return 0 }
            let target = SharedMutablePointer(pointer: base)
            return withBuffers(range, goesLeft, codes) { buffers in
                chunks.map(threadCount: threads) {
                    buffers.assign($0, isRoot: isRoot, leaves, into: target.pointer)
                }.reduce(0, +)
            }
        }
    }

    /// Assigns the rows of ranges to leaves.
    func assign(
        _ ranges: [(leaf: UInt16, rows: Range<Int>)], isRoot: Bool, into leafOfRow: inout [UInt16]
    ) {
        guard !isRoot else {
            for row in leafOfRow.indices { leafOfRow[row] = 0 }
            return
        }
        let pieces = ranges.flatMap { range in
            stride(from: range.rows.lowerBound, to: range.rows.upperBound, by: Self.chunkSize).map {
                (leaf: range.leaf, rows: $0..<min($0 + Self.chunkSize, range.rows.upperBound))
            }
        }
        leafOfRow.withUnsafeMutableBufferPointer { leafOfRow in
            guard let base = leafOfRow.baseAddress else { return }
            let target = SharedMutablePointer(pointer: base)
            _ = Chunks(count: pieces.count, size: 1).map(
                threadCount: rowIndices.count < 1 << 15 ? 1 : threadCount
            ) { chunk in
                let piece = pieces[chunk.lowerBound]
                for row in rowIndices[piece.rows] { target.pointer[Int(row)] = piece.leaf }
            }
        }
    }

    private mutating func withBuffers<Code: FixedWidthInteger & UnsignedInteger & Sendable>(
        _ range: Range<Int>, _ goesLeft: [UInt8], _ codes: ArraySlice<Code>, _ body: (Buffers<Code>) -> Int
    ) -> Int {
        rowIndices.withUnsafeMutableBufferPointer { rowIndices in
            left.withUnsafeMutableBufferPointer { left in
                right.withUnsafeMutableBufferPointer { right in
                    codes.withUnsafeBufferPointer { codes in
                        goesLeft.withUnsafeBufferPointer { goesLeft in
                            guard let rowIndices = rowIndices.baseAddress, let left = left.baseAddress,
                                let right = right.baseAddress, let codes = codes.baseAddress,
                                let goesLeft = goesLeft.baseAddress
                            else { return 0 }
                            return body(
                                Buffers(
                                    rowIndices: rowIndices + range.lowerBound, left: left + range.lowerBound,
                                    right: right + range.lowerBound, codes: codes, goesLeft: goesLeft))
                        }
                    }
                }
            }
        }
    }

    private struct Buffers<Code: FixedWidthInteger & UnsignedInteger & SendableMetatype>: @unchecked Sendable
    {
        let rowIndices: UnsafeMutablePointer<UInt32>
        let left: UnsafeMutablePointer<UInt32>
        let right: UnsafeMutablePointer<UInt32>
        let codes: UnsafePointer<Code>
        let goesLeft: UnsafePointer<UInt8>

        /// Partitions a chunk into the two buffers, at the chunk's own offset in both.
        func partition(_ chunk: Range<Int>, isRoot: Bool) -> Int {
            var lefts = 0
            var rights = 0
            let left = self.left + chunk.lowerBound
            let right = self.right + chunk.lowerBound
            // Written to both sides, advancing only one, so that there is no branch to mispredict.
            for index in chunk {
                let row = isRoot ? UInt32(truncatingIfNeeded: index) : rowIndices[index]
                let step = Int(goesLeft[Int(codes[Int(row)])])
                left[lefts] = row
                right[rights] = row
                lefts += step
                rights += 1 - step
            }
            return lefts
        }

        /// Assigns the rows of a chunk to one of two leaves.
        func assign(
            _ chunk: Range<Int>, isRoot: Bool, _ leaves: (left: UInt16, right: UInt16),
            into target: UnsafeMutablePointer<UInt16>
        ) -> Int {
            var lefts = 0
            for index in chunk {
                let row = isRoot ? index : Int(rowIndices[index])
                let step = goesLeft[Int(codes[row])]
                target[row] = step == 1 ? leaves.left : leaves.right
                lefts += Int(step)
            }
            return lefts
        }

        /// Concatenates the parts of all chunks: first those that go left, then the others.
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
                (rowIndices + leftStarts[index]).update(from: left + chunk.lowerBound, count: counts[index])
                (rowIndices + rightStarts[index]).update(
                    from: right + chunk.lowerBound, count: chunk.count - counts[index])
            }
        }
    }
}
