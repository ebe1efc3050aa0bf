/// Records that lie side by side: the rows of a node.
struct RecordRange {
    let base: UnsafeMutablePointer<UInt8>
    let count: Int
    /// From one record to the next, in bytes; a multiple of eight.
    let stride: Int

    /// Copies the records: those that go left to the front, the others to the back, in reverse.
    ///
    /// - Parameters:
    ///   - offset: where in a record to find out.
    ///   - goesLeft: whether a record goes left, given the place at that offset.
    /// - Returns: how many go left.
    @inline(__always)
    func part(
        into target: UnsafeMutablePointer<UInt8>, offset: Int, goesLeft: (UnsafePointer<UInt8>) -> Bool
    ) -> Int {
        switch stride {
        case 8: part(into: target, size: 8, offset, goesLeft) { copyWord($0, $1) }
        case 16: part(into: target, size: 16, offset, goesLeft) { copyTwoWords($0, $1) }
        case 24:
            part(into: target, size: 24, offset, goesLeft) {
                copyTwoWords($0, $1)
                copyWord($0 + 16, $1 + 16)
            }
        default: part(into: target, size: stride, offset, goesLeft) { $1.update(from: $0, count: stride) }
        }
    }

    /// How many records tell that they go left.
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

    /// A record is copied to both sides, and the one that it goes to moves on: there is no branch to be guessed
    /// wrong.
    @inline(__always)
    private func part(
        into target: UnsafeMutablePointer<UInt8>, size: Int, _ offset: Int,
        _ goesLeft: (UnsafePointer<UInt8>) -> Bool,
        copy: (UnsafePointer<UInt8>, UnsafeMutablePointer<UInt8>) -> Void
    ) -> Int {
        var place = base
        var left = target
        var right = target + (count - 1) * size
        for _ in 0..<count {
            let step = goesLeft(place + offset) ? size : 0
            copy(place, left)
            copy(place, right)
            left += step
            right -= size - step
            place += size
        }
        return (left - target) / size
    }

    /// Finds the bits that are not the same in all records.
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

/// Copies a record.
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
