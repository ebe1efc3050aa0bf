/// Sums over rows by their code in one column, and which codes occur.
///
/// Few rows mark the codes that occur in a bit set, of which the next set bit is found at once, so that a node with
/// ten rows does not have to look at every code there might be. Many rows go without, and all codes are gone through.
///
/// Everything is zero again once the sums have been read.
struct CodeHistogram<Tally: ImpurityTally> {
    /// A cell for each code.
    let cells: UnsafeMutablePointer<Tally.Scalar>
    /// A bit for each code.
    private let marks: UnsafeMutablePointer<UInt64>
    /// A bit for each word of `marks`.
    private let markedWords: UnsafeMutablePointer<UInt64>

    init(codeCount: Int, width: Int, in arena: Arena) {
        cells = arena.allocate(codeCount * width, repeating: .zero)
        marks = arena.allocate((codeCount + 63) / 64, repeating: 0)
        markedWords = arena.allocate((codeCount + 4095) / 4096, repeating: 0)
    }

    /// Fills the cells from the records of a node, and moves those of codes that occur to a list, in the order of the
    /// codes.
    ///
    /// - Parameter code: reads the code from where it is in a record.
    /// - Returns: how many codes occur.
    @inline(__always)
    func collect(
        _ records: RecordRange, field: Int, payload: Int, codeCount: Int, tally: Tally,
        code: (UnsafePointer<UInt8>) -> Int,
        codes: UnsafeMutablePointer<UInt32>, into list: UnsafeMutablePointer<Tally.Scalar>
    ) -> Int {
        let payload = payload - field
        let width = tally.width
        var place = records.base + field
        if records.count * 2 > codeCount {
            for _ in 0..<records.count {
                tally.add(place + payload, to: cells + code(place) * width)
                place += records.stride
            }
            return moveAll(codeCount: codeCount, tally, codes: codes, into: list)
        }
        let isSmall = codeCount <= 1024
        for _ in 0..<records.count {
            let code = code(place)
            tally.add(place + payload, to: cells + code * width)
            marks[code >> 6] |= 1 &<< UInt64(code & 63)
            if !isSmall { markedWords[code >> 12] |= 1 &<< UInt64(code >> 6 & 63) }
            place += records.stride
        }
        var count = 0
        if isSmall {
            for word in 0..<(codeCount + 63) >> 6 {
                moveMarked(word, tally, codes: codes, into: list, count: &count)
            }
        } else {
            for group in 0..<(codeCount + 4095) >> 12 {
                var bits = markedWords[group]
                markedWords[group] = 0
                while bits != 0 {
                    moveMarked(
                        group << 6 | bits.trailingZeroBitCount, tally, codes: codes, into: list, count: &count
                    )
                    bits &= bits &- 1
                }
            }
        }
        return count
    }

    @inline(__always)
    private func moveMarked(
        _ word: Int, _ tally: Tally, codes: UnsafeMutablePointer<UInt32>,
        into list: UnsafeMutablePointer<Tally.Scalar>, count: inout Int
    ) {
        var bits = marks[word]
        marks[word] = 0
        while bits != 0 {
            let code = word << 6 | bits.trailingZeroBitCount
            move(code, tally, codes: codes, into: list, count)
            count += 1
            bits &= bits &- 1
        }
    }

    @inline(__always)
    private func moveAll(
        codeCount: Int, _ tally: Tally, codes: UnsafeMutablePointer<UInt32>,
        into list: UnsafeMutablePointer<Tally.Scalar>
    ) -> Int {
        var count = 0
        for code in 0..<codeCount {
            let occurs = !tally.isEmpty(cells + code * tally.width)
            move(code, tally, codes: codes, into: list, count)
            count += occurs ? 1 : 0
        }
        return count
    }

    @inline(__always)
    private func move(
        _ code: Int, _ tally: Tally, codes: UnsafeMutablePointer<UInt32>,
        into list: UnsafeMutablePointer<Tally.Scalar>, _ count: Int
    ) {
        let width = tally.width
        codes[count] = UInt32(truncatingIfNeeded: code)
        for index in 0..<width {
            list[count * width + index] = cells[code * width + index]
            cells[code * width + index] = .zero
        }
    }
}
