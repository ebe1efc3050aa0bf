/// Returns the dot product of two vectors.
package func dot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ count: Int) -> Double {
    var sum = Lanes.zero
    var index = 0
    while index < count {
        sum += load4(a, index, count: count - index) * load4(b, index, count: count - index)
        index += 4
    }
    return sum.sum()
}

/// Returns the dot product of two arrays of the same length, summed in order.
package func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
