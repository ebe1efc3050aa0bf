/// Scratch memory for splitting small nodes.
struct SmallNodeScratch {
    /// The addend of each row.
    let rows: UnsafeMutablePointer<UInt32>
    /// The sum of each code; all zero between uses.
    let sums: UnsafeMutablePointer<UInt32>
    /// A bit for each code; all clear between uses.
    let marks: UnsafeMutablePointer<UInt64>

    init(arena: Arena) {
        rows = arena.allocate(BinaryImpurityTables.smallWeight, repeating: 0)
        sums = arena.allocate(256, repeating: 0)
        marks = arena.allocate(4, repeating: 0)
    }
}

extension BinaryAccumulator {
    @inline(__always)
    func isSmall(_ total: UnsafePointer<UInt64>) -> Bool {
        !countsRows && total[0] >> 32 <= UInt64(BinaryImpurityTables.smallWeight)
    }

    @inline(__always)
    func splitSmall(
        _ records: RecordRange, payload: Int, total: UnsafePointer<UInt64>, plans: UnsafePointer<ColumnPlan>,
        among columns: UnsafePointer<Int32>, count: Int, left: UnsafeMutablePointer<UInt64>,
        scratch: SmallNodeScratch
    ) -> (column: Int, lastLeft: Int) {
        if records.count == 2 {
            return splitPair(records, payload, plans[Int(columns[0])].field, Int(columns[0]), left)
        }
        let impurities = tables.impurities
        var all = 0
        var place = UnsafePointer(records.base + payload)
        for row in 0..<records.count {
            let sum = tables.smallSums[Int(place.pointee)]
            scratch.rows[row] = sum
            all += Int(sum)
            place += records.stride
        }
        var best = -Double.infinity
        var bestLeft = 0
        var bestColumn = 0
        var lastLeft = 0
        for index in 0..<count {
            let column = Int(columns[index])
            let field = plans[column].field
            var place = UnsafePointer(records.base + Int(field.offset))
            if field.width == .bit {
                var ones: UInt32 = 0
                for row in 0..<records.count {
                    ones &+= scratch.rows[row] & (0 &- UInt32(place.pointee &>> field.shift & 1))
                    place += records.stride
                }
                let sum = all - Int(ones)
                let score = -impurities[Int(ones)] - impurities[sum]
                if score > best {
                    best = score
                    bestLeft = sum
                    bestColumn = column
                    lastLeft = 0
                }
            } else {
                for row in 0..<records.count {
                    let code = Int(place.pointee)
                    scratch.sums[code] &+= scratch.rows[row]
                    scratch.marks[code >> 6] |= 1 &<< UInt64(code & 63)
                    place += records.stride
                }
                var sum = 0
                for word in 0..<4 {
                    var bits = scratch.marks[word]
                    scratch.marks[word] = 0
                    while bits != 0 {
                        let code = word << 6 | bits.trailingZeroBitCount
                        sum += Int(scratch.sums[code])
                        scratch.sums[code] = 0
                        let score = -impurities[all - sum] - impurities[sum]
                        if score > best {
                            best = score
                            bestLeft = sum
                            bestColumn = column
                            lastLeft = code
                        }
                        bits &= bits &- 1
                    }
                }
            }
            if best == 0 { break }
        }
        let (weight, positive) = bestLeft.quotientAndRemainder(dividingBy: BinaryImpurityTables.smallStride)
        left[0] = UInt64(weight) << 32 | UInt64(positive)
        return (bestColumn, lastLeft)
    }

    /// Splits two rows of different classes by the first column drawn: every split of them is perfect.
    @inline(__always)
    private func splitPair(
        _ records: RecordRange, _ payload: Int, _ field: RecordLayout.Field, _ column: Int,
        _ left: UnsafeMutablePointer<UInt64>
    ) -> (column: Int, lastLeft: Int) {
        let second = records.base + records.stride
        let codes = (field.code(in: records.base), field.code(in: second))
        left[0] = 0
        add((codes.0 < codes.1 ? records.base : second) + payload, to: left)
        return (column, min(codes.0, codes.1))
    }
}
