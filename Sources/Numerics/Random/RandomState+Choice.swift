extension RandomState {
    /// Puts the elements into a random order, each order as likely (Fisher–Yates, from the end).
    public mutating func shuffle<Element>(_ elements: inout [Element]) {
        elements.withUnsafeMutableBufferPointer { buffer in
            for last in stride(from: buffer.count - 1, to: 0, by: -1) {
                buffer.swapAt(last, Int(interval(UInt64(last))))
            }
        }
    }

    /// The numbers from 0 up to `count` in a random order.
    public mutating func permutation(_ count: Int) -> [Int] {
        var order = Array(0..<max(count, 0))
        shuffle(&order)
        return order
    }

    /// The elements in a random order.
    public mutating func permutation<Element>(_ elements: [Element]) -> [Element] {
        var order = elements
        shuffle(&order)
        return order
    }

    /// `size` positions out of `count`, each as likely.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for more positions than there are, unless they may repeat.
    public mutating func choice(_ count: Int, size: Int, replace: Bool = true) throws -> [Int] {
        try requireChoice(count, size: size, replace: replace)
        return replace ? randint(0..<count, count: size) : Array(permutation(count).prefix(size))
    }

    /// `size` positions, the position `i` with probability `p[i]`.
    ///
    /// - Parameter probabilities: one a position, not negative, with a sum of 1 (to eight digits).
    /// - Throws: `ArgumentError.invalidParameter` for probabilities that are none, or for more positions than have a
    ///   probability above zero, unless they may repeat.
    public mutating func choice(probabilities: [Double], size: Int, replace: Bool = true) throws -> [Int] {
        try requireProbabilities(probabilities)
        try requireChoice(probabilities.count { $0 > 0 }, size: size, replace: replace)
        guard !replace else {
            let cumulative = cumulativeShares(probabilities)
            return random(count: size).map { upperBound(of: $0, in: cumulative) }
        }
        var remaining = probabilities
        var found: [Int] = []
        while found.count < size {
            let draws = random(count: size - found.count)
            for position in found { remaining[position] = 0 }
            let cumulative = cumulativeShares(remaining)
            for position in draws.map({ upperBound(of: $0, in: cumulative) }) where !found.contains(position)
            {
                found.append(position)
            }
        }
        return found
    }
}

/// Running sums, divided by the last.
package func cumulativeShares(_ weights: [Double]) -> [Double] {
    var sum = 0.0
    let sums = weights.map { weight in
        sum += weight
        return sum
    }
    return sums.map { $0 / sum }
}

/// The first position whose value is above `value`, in values that rise.
package func upperBound(of value: Double, in sorted: [Double]) -> Int {
    var low = 0
    var high = sorted.count - 1
    while low < high {
        let middle = (low + high) / 2
        if sorted[middle] > value { high = middle } else { low = middle + 1 }
    }
    return low
}

private func requireChoice(_ count: Int, size: Int, replace: Bool) throws {
    guard size >= 0 else {
        throw ArgumentError.invalidParameter(name: "size", value: String(size), expected: "zero or more")
    }
    guard count > 0 || size == 0 && count == 0 else { throw ArgumentError.noRows(in: "what is chosen from") }
    guard replace || size <= count else {
        throw ArgumentError.invalidParameter(
            name: "size", value: String(size), expected: "at most \(count) when drawing without replacement")
    }
}

private func requireProbabilities(_ probabilities: [Double]) throws {
    let sum = probabilities.reduce(0, +)
    guard probabilities.allSatisfy({ $0 >= 0 }), abs(sum - 1) <= 1e-8 else {
        throw ArgumentError.invalidParameter(
            name: "probabilities", value: "of sum \(sum)", expected: "not negative and of sum 1")
    }
}
