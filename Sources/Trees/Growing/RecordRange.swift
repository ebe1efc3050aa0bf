/// Adjacent records: the rows of a node.
struct RecordRange {
    let base: UnsafeMutablePointer<UInt8>
    let count: Int
    /// The distance between records in bytes, a multiple of eight.
    let stride: Int

    /// Copies the records: those that go left to the front, the others to the back, in reverse.
    ///
    /// - Parameters:
    ///   - offset: the offset in a record of the bytes that `goesLeft` examines.
    ///   - goesLeft: returns whether a record goes left, given the bytes at that offset.
    /// - Returns: the number of records that go left.
    @inline(__always)
    func partition(
        into target: UnsafeMutablePointer<UInt8>, offset: Int, goesLeft: (UnsafePointer<UInt8>) -> Bool
    ) -> Int {
        switch stride {
        case 8: partition(into: target, size: 8, offset, goesLeft) { copyWord($0, $1) }
        case 16: partition(into: target, size: 16, offset, goesLeft) { copyTwoWords($0, $1) }
        case 24:
            partition(into: target, size: 24, offset, goesLeft) {
                copyTwoWords($0, $1)
                copyWord($0 + 16, $1 + 16)
            }
        default:
            partition(into: target, size: stride, offset, goesLeft) { $1.update(from: $0, count: stride) }
        }
    }

    /// The number of records that go left.
    @inline(__always)
    func count(offset: Int, where goesLeft: (UnsafePointer<UInt8>) -> Bool) -> Int {
        var place = base + offset
        var number = 0
        for _ in 0..<count {
            number &+= goesLeft(place) ? 1 : 0
            place += stride
        }
        return number
    }

    /// Selects the side of each record by a mask, so that there is no branch to mispredict.
    @inline(__always)
    private func partition(
        into target: UnsafeMutablePointer<UInt8>, size: Int, _ offset: Int,
        _ goesLeft: (UnsafePointer<UInt8>) -> Bool,
        copy: (UnsafePointer<UInt8>, UnsafeMutablePointer<UInt8>) -> Void
    ) -> Int {
        var place = base
        var left = 0
        var right = (count - 1) &* size
        for _ in 0..<count {
            let mask = 0 &- (goesLeft(place + offset) ? 1 : 0)
            copy(place, target + (right ^ ((left ^ right) & mask)))
            left &+= size & mask
            right &-= size & ~mask
            place += size
        }
        return left / size
    }

    /// Finds the bits that differ between records.
    @inline(__always)
    func findDifferences(into differences: UnsafeMutablePointer<UInt64>) {
        if stride == 16 {
            var place = UnsafeRawPointer(base)
            let first = place.loadUnaligned(as: SIMD2<UInt64>.self)
            var different = SIMD2<UInt64>.zero
            for _ in 0..<count {
                different |= place.loadUnaligned(as: SIMD2<UInt64>.self) ^ first
                place += 16
            }
            differences[0] = different[0]
            differences[1] = different[1]
            return
        }
        for word in 0..<stride / 8 {
            var place = UnsafeRawPointer(base + word * 8)
            let first = place.loadUnaligned(as: UInt64.self)
            var different: UInt64 = 0
            for _ in 0..<count {
                different |= place.loadUnaligned(as: UInt64.self) ^ first
                place += stride
            }
            differences[word] = different
        }
    }
}

extension RecordRange {
    /// Whether some of the bits in the four bytes at an offset differ between records.
    func differ(in bits: UInt32, offset: Int) -> Bool {
        var place = UnsafeRawPointer(base + offset)
        let first = place.loadUnaligned(as: UInt32.self)
        for _ in 0..<count {
            if (place.loadUnaligned(as: UInt32.self) ^ first) & bits != 0 { return true }
            place += stride
        }
        return false
    }
}

/// Copies a record of `stride` bytes.
@inline(__always)
func copyRecord(_ source: UnsafePointer<UInt8>, _ target: UnsafeMutablePointer<UInt8>, _ stride: Int) {
    switch stride {
    case 8: copyWord(source, target)
    case 16: copyTwoWords(source, target)
    default: target.update(from: source, count: stride)
    }
}

@inline(__always)
private func copyWord(_ source: UnsafePointer<UInt8>, _ target: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(target).storeBytes(
        of: UnsafeRawPointer(source).loadUnaligned(as: UInt64.self), as: UInt64.self)
}

@inline(__always)
private func copyTwoWords(_ source: UnsafePointer<UInt8>, _ target: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(target).storeBytes(
        of: UnsafeRawPointer(source).loadUnaligned(as: SIMD2<UInt64>.self), as: SIMD2<UInt64>.self)
}
