#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Replaces numbers by their softmax, and returns the logarithm of the sum of their exponentials.
///
/// The largest number is subtracted first, so that nothing overflows.
///
/// - Parameters:
///   - stride: the distance from one number to the next in memory, in elements.
///   - count: the number of numbers, at least one.
@inlinable
package func softmax(_ values: UnsafeMutablePointer<Double>, stride: Int, count: Int) -> Double {
    var largest = values[0]
    for index in 1..<count { largest = max(largest, values[index * stride]) }
    var sum = 0.0
    for index in 0..<count {
        let power = exp(values[index * stride] - largest)
        values[index * stride] = power
        sum += power
    }
    for index in 0..<count { values[index * stride] /= sum }
    return largest + log(sum)
}

/// Returns the probabilities of two classes from the log-odds of the second, as a matrix of rows × 2 in column-major
/// order.
package func classProbabilities(ofLogOdds logOdds: [Double]) -> [Double] {
    let count = logOdds.count
    return [Double](unsafeUninitializedCapacity: 2 * count) { buffer, filled in
        filled = 2 * count
        guard let base = buffer.baseAddress else { return }
        logOdds.withUnsafeBufferPointer { logOdds in
            guard let logOdds = logOdds.baseAddress else { return }
            for index in stride(from: 0, to: count, by: 4) {
                let positive = logistic(load4(logOdds, index, count: count - index)).probability
                for lane in 0..<min(4, count - index) {
                    (base + index + lane).initialize(to: 1 - positive[lane])
                    (base + count + index + lane).initialize(to: positive[lane])
                }
            }
        }
    }
}
