/// Sums over rows by their code in one column.
///
/// With few rows, the codes that occur are marked in a bit set, so that a node of ten rows need not scan all codes. With
/// many rows, scanning all codes is faster than marking them.
///
/// All memory is zero between uses.
struct CodeHistogram<Accumulator: ImpurityAccumulator> {
    /// A vector of sums for each code.
    let sums: UnsafeMutablePointer<Accumulator.Scalar>
    /// A bit for each code.
    private let marks: UnsafeMutablePointer<UInt64>
    /// A bit for each word of `marks`.
    private let markedWords: UnsafeMutablePointer<UInt64>

    init(codeCount: Int, width: Int, in arena: Arena) {
        sums = arena.allocate(codeCount * width, repeating: .zero)
        marks = arena.allocate((codeCount + 63) / 64, repeating: 0)
        markedWords = arena.allocate((codeCount + 4095) / 4096, repeating: 0)
    }

    /// Sums up the records of a node by code, and moves the sums of the codes that occur to a list, ordered by code.
    ///
    /// - Parameter code: reads the code, given its address in a record.
    /// - Returns: the number of codes that occur.
    @inline(__always)
    func collect(
        _ records: RecordRange, field: Int, payload: Int, codeCount: Int, accumulator: Accumulator,
        code: (UnsafePointer<UInt8>) -> Int,
        codes: UnsafeMutablePointer<UInt32>, into list: UnsafeMutablePointer<Accumulator.Scalar>
    ) -> Int {
        let payload = payload - field
        let width = accumulator.width
        var place = records.base + field
        if records.count * 2 > codeCount {
            for _ in 0..<records.count {
                accumulator.add(place + payload, to: sums + code(place) * width)
                place += records.stride
            }
            return moveAll(codeCount: codeCount, accumulator, codes: codes, into: list)
        }
        let isSmall = codeCount <= 1024
        for _ in 0..<records.count {
            let code = code(place)
            accumulator.add(place + payload, to: sums + code * width)
            marks[code >> 6] |= 1 &<< UInt64(code & 63)
            if !isSmall { markedWords[code >> 12] |= 1 &<< UInt64(code >> 6 & 63) }
            place += records.stride
        }
        var count = 0
        if isSmall {
            for word in 0..<(codeCount + 63) >> 6 {
                moveMarked(word, accumulator, codes: codes, into: list, count: &count)
            }
        } else {
            for group in 0..<(codeCount + 4095) >> 12 {
                var bits = markedWords[group]
                markedWords[group] = 0
                while bits != 0 {
                    moveMarked(
                        group << 6 | bits.trailingZeroBitCount, accumulator, codes: codes, into: list,
                        count: &count
                    )
                    bits &= bits &- 1
                }
            }
        }
        return count
    }

    @inline(__always)
    private func moveMarked(
        _ word: Int, _ accumulator: Accumulator, codes: UnsafeMutablePointer<UInt32>,
        into list: UnsafeMutablePointer<Accumulator.Scalar>, count: inout Int
    ) {
        var bits = marks[word]
        marks[word] = 0
        while bits != 0 {
            let code = word << 6 | bits.trailingZeroBitCount
            move(code, accumulator, codes: codes, into: list, count)
            count += 1
            bits &= bits &- 1
        }
    }

    @inline(__always)
    private func moveAll(
        codeCount: Int, _ accumulator: Accumulator, codes: UnsafeMutablePointer<UInt32>,
        into list: UnsafeMutablePointer<Accumulator.Scalar>
    ) -> Int {
        var count = 0
        for code in 0..<codeCount {
            let occurs = !accumulator.isEmpty(sums + code * accumulator.width)
            move(code, accumulator, codes: codes, into: list, count)
            count += occurs ? 1 : 0
        }
        return count
    }

    @inline(__always)
    private func move(
        _ code: Int, _ accumulator: Accumulator, codes: UnsafeMutablePointer<UInt32>,
        into list: UnsafeMutablePointer<Accumulator.Scalar>, _ count: Int
    ) {
        let width = accumulator.width
        codes[count] = UInt32(truncatingIfNeeded: code)
        for index in 0..<width {
            list[count * width + index] = sums[code * width + index]
            sums[code * width + index] = .zero
        }
    }
}
