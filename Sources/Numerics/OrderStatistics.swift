/// The numbers of a column in order of size, found without sorting them: each digit of the wanted number settles which
/// of the others can be it (radix selection; Knuth, *The Art of Computer Programming* 3, 5.3.3, exercise on digits).
/// NaN is left out.
package struct OrderStatistics {
    private let values: UnsafeBufferPointer<Double>
    /// How many numbers there are.
    package let count: Int

    /// The numbers of a buffer, which must stay.
    package init(_ values: UnsafeBufferPointer<Double>) {
        self.values = values
        count = values.reduce(0) { $0 + ($1.isNaN ? 0 : 1) }
    }

    /// The median: the middle number, or the mean of the two in the middle. NaN for none.
    package var median: Double {
        guard count > 0 else { return .nan }
        let (lower, upper) = neighbours(from: (count - 1) / 2)
        return count % 2 == 1 ? lower : (lower + upper) / 2
    }

    /// A quantile, straight lines between neighbours (type 7 of Hyndman & Fan). NaN for no numbers.
    package func quantile(_ probability: Double) -> Double {
        guard count > 0 else { return .nan }
        let place = min(max(probability, 0), 1) * Double(count - 1)
        let (lower, upper) = neighbours(from: Int(place))
        return lower + (place - place.rounded(.down)) * (upper - lower)
    }

    /// The number at a place in the order of size, and the one after it (the same at the end).
    private func neighbours(from place: Int) -> (Double, Double) {
        let lower = select(place)
        var upTo = 0
        var next = Double.infinity
        for value in values {
            if value <= lower { upTo += 1 } else if value < next { next = value }
        }
        return (lower, upTo > place + 1 || place + 1 == count ? lower : next)
    }

    /// The number at a place in the order of size.
    private func select(_ place: Int) -> Double {
        var place = place
        var counts = [Int](repeating: 0, count: 1 << 16)
        for value in values where !value.isNaN { counts[Int(key(value) >> 48)] += 1 }
        var digit = take(&place, of: counts)
        var prefix = UInt64(digit)
        var candidates = values.lazy.filter { !$0.isNaN }.map(key).filter { $0 >> 48 == prefix } as [UInt64]
        for shift in [32, 16, 0] as [UInt64] {
            guard candidates.count > 1 else { break }
            for index in counts.indices { counts[index] = 0 }
            for candidate in candidates { counts[Int(candidate >> shift & 0xFFFF)] += 1 }
            digit = take(&place, of: counts)
            prefix = prefix << 16 | UInt64(digit)
            candidates.removeAll { $0 >> shift != prefix }
        }
        return candidates.first.map(number) ?? .nan
    }

    /// The digit of the number at a place, and its place among those of the same digit.
    private func take(_ place: inout Int, of counts: [Int]) -> Int {
        for (digit, count) in counts.enumerated() {
            if place < count { return digit }
            place -= count
        }
        return counts.count - 1
    }

    /// The bits of a number as a whole number of the same order: all bits of a negative number turned, the sign of
    /// others.
    private func key(_ value: Double) -> UInt64 {
        let bits = value.bitPattern
        return bits ^ (bits >> 63 == 1 ? .max : 1 << 63)
    }

    private func number(_ key: UInt64) -> Double {
        Double(bitPattern: key ^ (key >> 63 == 1 ? 1 << 63 : .max))
    }
}
