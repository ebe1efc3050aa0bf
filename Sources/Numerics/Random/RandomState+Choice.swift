extension RandomState {
    /// Shuffles the elements, all orders equally likely (Fisher–Yates, from the end).
    public mutating func shuffle<Element>(_ elements: inout [Element]) {
        elements.withUnsafeMutableBufferPointer { buffer in
            for last in stride(from: buffer.count - 1, to: 0, by: -1) {
                buffer.swapAt(last, Int(interval(UInt64(last))))
            }
        }
    }

    /// Returns the integers from 0 up to `count`, exclusive, in a random order.
    public mutating func permutation(_ count: Int) -> [Int] {
        var order = Array(0..<max(count, 0))
        shuffle(&order)
        return order
    }

    /// Returns the elements in a random order.
    public mutating func permutation<Element>(_ elements: [Element]) -> [Element] {
        var order = elements
        shuffle(&order)
        return order
    }

    /// Draws `size` indices below `count`, all equally likely.
    ///
    /// - Parameter replace: whether an index may be drawn more than once.
    /// - Throws: `ArgumentError.invalidParameter` for a size above `count` without replacement.
    public mutating func choice(_ count: Int, size: Int, replace: Bool = true) throws -> [Int] {
        try requireChoice(count, size: size, replace: replace)
        return replace ? randint(0..<count, count: size) : Array(permutation(count).prefix(size))
    }

    /// Draws `size` indices, each with its probability.
    ///
    /// - Parameters:
    ///   - probabilities: the probability of each index; not negative, with a sum of 1 (to eight digits).
    ///   - replace: whether an index may be drawn more than once.
    /// - Throws: `ArgumentError.invalidParameter` for invalid probabilities, or for a size above the number of positive
    ///   probabilities without replacement.
    public mutating func choice(probabilities: [Double], size: Int, replace: Bool = true) throws -> [Int] {
        try requireProbabilities(probabilities)
        try requireChoice(probabilities.count { $0 > 0 }, size: size, replace: replace)
        guard !replace else {
            let cumulative = cumulativeProbabilities(probabilities)
            return random(count: size).map { upperBound(of: $0, in: cumulative) }
        }
        var remaining = probabilities
        var found: [Int] = []
        while found.count < size {
            let draws = random(count: size - found.count)
            for index in found { remaining[index] = 0 }
            let cumulative = cumulativeProbabilities(remaining)
            for index in draws.map({ upperBound(of: $0, in: cumulative) }) where !found.contains(index) {
                found.append(index)
            }
        }
        return found
    }
}

/// Returns the running sums of weights, divided by their total.
package func cumulativeProbabilities(_ weights: [Double]) -> [Double] {
    var sum = 0.0
    let sums = weights.map { weight in
        sum += weight
        return sum
    }
    return sums.map { $0 / sum }
}

/// Returns the index of the first number above `value` in ascending numbers, or the last index if there is none.
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
    guard count > 0 || size == 0 && count == 0 else { throw ArgumentError.noRows(in: "the choice") }
    guard replace || size <= count else {
        throw ArgumentError.invalidParameter(
            name: "size", value: String(size), expected: "at most \(count) when drawing without replacement")
    }
}

private func requireProbabilities(_ probabilities: [Double]) throws {
    let sum = probabilities.reduce(0, +)
    guard probabilities.allSatisfy({ $0 >= 0 }), abs(sum - 1) <= 1e-8 else {
        throw ArgumentError.invalidParameter(
            name: "probabilities", value: "a list with sum \(sum)",
            expected: "a list of non-negative numbers with sum 1")
    }
}
